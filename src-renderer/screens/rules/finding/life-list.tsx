import {
  Ban,
  CircleCheck,
  CirclePause,
  CirclePlay,
  type LucideIcon,
  RotateCcw,
  TimerOff,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import type { FindingEvent } from '../../../../src-preload/contract'
import { RelativeTime } from '../../../components/relative-time'
import { t } from '../../../texts'

const looks: Record<FindingEvent['kind'], { icon: LucideIcon; text: string }> = {
  opened: {
    icon: TriangleAlert,
    get text() {
      return t('common.opened')
    },
  },
  resolved: {
    icon: CircleCheck,
    get text() {
      return t('common.resolved')
    },
  },
  reopened: {
    icon: RotateCcw,
    get text() {
      return t('common.reopened')
    },
  },
  suppressed: {
    icon: Ban,
    get text() {
      return t('common.suppressed')
    },
  },
  unsuppressed: {
    icon: Undo2,
    get text() {
      return t('rules.lifeList.suppressionUndone')
    },
  },
  expired: {
    icon: TimerOff,
    get text() {
      return t('rules.lifeList.suppressionExpired')
    },
  },
  rule_disabled: {
    icon: CirclePause,
    get text() {
      return t('rules.lifeList.ruleDisabled')
    },
  },
  rule_enabled: {
    icon: CirclePlay,
    get text() {
      return t('rules.lifeList.ruleEnabled')
    },
  },
}

/** A finding's life, the latest first. */
export function LifeList({ events }: { events: FindingEvent[] }) {
  return (
    <ol className="life">
      {events.toReversed().map(({ at, kind, reason, author }, place) => {
        const { icon: Icon, text } = looks[kind]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have come at the same moment
          <li key={place}>
            <Icon size={14} aria-hidden />
            <div className="life-text">
              <div className="life-head">
                <span>{text}</span>
                <RelativeTime at={at} />
              </div>
              {reason && (
                <p className="small soft">
                  {t('common.quoted', { text: reason })}
                  {author && ` — ${author}`}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

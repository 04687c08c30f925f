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

const looks: Record<FindingEvent['kind'], { icon: LucideIcon; text: string }> = {
  opened: { icon: TriangleAlert, text: 'Opened' },
  resolved: { icon: CircleCheck, text: 'Resolved' },
  reopened: { icon: RotateCcw, text: 'Reopened' },
  suppressed: { icon: Ban, text: 'Suppressed' },
  unsuppressed: { icon: Undo2, text: 'Suppression undone' },
  expired: { icon: TimerOff, text: 'Suppression expired' },
  rule_disabled: { icon: CirclePause, text: 'Rule disabled' },
  rule_enabled: { icon: CirclePlay, text: 'Rule enabled' },
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
                  “{reason}”{author && ` — ${author}`}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

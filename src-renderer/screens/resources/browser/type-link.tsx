import { CircleX, FileWarning, type LucideIcon, SkipForward } from 'lucide-react'
import { Link } from 'wouter'
import type { PollTypeStatus, ResourceTypeCount } from '../../../../src-preload/contract'
import type { Tone } from '../../../components/badge'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'

/** Only what is not as it should be is marked: most types are well, most of the time. */
const marks: Partial<Record<PollTypeStatus, { icon: LucideIcon; tone: Tone; text: string }>> = {
  failed: {
    icon: CircleX,
    tone: 'critical',
    get text() {
      return t('browser.typeLink.failed')
    },
  },
  drifted: {
    icon: FileWarning,
    tone: 'medium',
    get text() {
      return t('browser.typeLink.drifted')
    },
  },
  skipped: {
    icon: SkipForward,
    tone: 'neutral',
    get text() {
      return t('browser.typeLink.skipped')
    },
  },
}

export function TypeLink({
  title,
  to,
  current,
  count,
}: {
  title: string
  to: string
  current: boolean
  count: ResourceTypeCount | undefined
}) {
  const mark = count && marks[count.status]
  return (
    <Link href={to} aria-current={current ? 'page' : undefined}>
      <span>{title}</span>
      {mark && (
        <span className={`tone-${mark.tone} tone-text rail-mark`}>
          <mark.icon size={14} aria-hidden />
          <span className="visually-hidden">{mark.text}</span>
        </span>
      )}
      <span className="rail-count">{count && formatNumber(count.count)}</span>
    </Link>
  )
}

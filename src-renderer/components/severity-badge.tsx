import { CircleAlert, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { Severity, SeverityCounts } from '../../src-preload/contract'
import { severities } from '../../src-preload/words'
import { t } from '../texts'
import { formatNumber } from '../texts/format'
import { Badge } from './badge'

const icons = { critical: OctagonAlert, high: TriangleAlert, medium: CircleAlert, low: Info }
export const severityNames: Record<Severity, string> = {
  get critical() {
    return t('components.severityBadge.critical')
  },
  get high() {
    return t('components.severityBadge.high')
  },
  get medium() {
    return t('components.severityBadge.medium')
  },
  get low() {
    return t('components.severityBadge.low')
  },
}

export function SeverityIcon({ severity, size = 13 }: { severity: Severity; size?: number }) {
  const Icon = icons[severity]
  return <Icon size={size} aria-hidden className={`tone-${severity} tone-text`} />
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  return (
    <Badge tone={severity} icon={<SeverityIcon severity={severity} />}>
      {severityNames[severity]}
    </Badge>
  )
}

/** How many of each severity there are; those that there are none of are left out. */
export function SeverityCountsBadges({
  counts,
  none = t('components.severityBadge.none'),
}: {
  counts: SeverityCounts
  none?: string
}) {
  const there = severities.filter((severity) => counts[severity] > 0)
  if (there.length === 0) return <span className="faint">{none}</span>
  return (
    <span className="row-wrap">
      {there.map((severity) => (
        <Badge key={severity} quiet tone={severity} icon={<SeverityIcon severity={severity} />}>
          {formatNumber(counts[severity])}
          <span className="visually-hidden">{severityNames[severity]}</span>
        </Badge>
      ))}
    </span>
  )
}

import { CircleCheck, CircleDashed, CirclePause, type LucideIcon, TriangleAlert, Unplug } from 'lucide-react'
import { Link } from 'wouter'
import type { Overview } from '../../../src-preload/contract'
import { useOverview } from '../../state/overview'
import type { Tone } from '../badge'
import { Skeleton } from '../skeleton'

const looks: Record<Overview['state'], { icon: LucideIcon; tone: Tone; title: string; to: string }> = {
  empty: { icon: CircleDashed, tone: 'neutral', title: 'Not connected', to: '/' },
  not_ready: { icon: Unplug, tone: 'critical', title: 'Not ready', to: '/integrations' },
  findings: { icon: TriangleAlert, tone: 'high', title: 'Needs attention', to: '/rules' },
  paused: { icon: CirclePause, tone: 'neutral', title: 'Paused', to: '/integrations' },
  well: { icon: CircleCheck, tone: 'ok', title: 'All well', to: '/' },
}

/** The state of everything in one box, as the tray shows it; leads to where it can be changed. */
export function Glance() {
  const overview = useOverview((state) => state.data)
  if (!overview)
    return (
      <div className="glance">
        <Skeleton width={16} />
        <Skeleton width="70%" />
      </div>
    )
  const { icon: Icon, tone, title, to } = looks[overview.state]
  return (
    <Link href={to} className="glance">
      <Icon size={16} aria-hidden className={`tone-${tone} tone-text`} />
      <span className="glance-title">{title}</span>
      <span className="glance-text">{overview.summary}</span>
    </Link>
  )
}

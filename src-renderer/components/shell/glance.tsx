import { Link } from 'wouter'
import { useOverview } from '../../state/overview'
import { t } from '../../texts'
import { classNames } from '../class-names'
import { Skeleton } from '../skeleton'
import { verdictLooks } from './verdict-looks'

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
  const { icon: Icon, tone, to, spin } = verdictLooks[overview.state]
  return (
    <Link href={to} className="glance">
      <Icon size={16} aria-hidden className={classNames(`tone-${tone} tone-text`, spin && 'spin')} />
      <span className="glance-title">{t(`shell.verdict.${overview.state}`)}</span>
      <span className="glance-text">{overview.summary}</span>
    </Link>
  )
}

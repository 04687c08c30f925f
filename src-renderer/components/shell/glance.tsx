import { Link } from 'wouter'
import { useVerdict } from '../../state/verdict'
import { classNames } from '../class-names'
import { Skeleton } from '../skeleton'
import { verdictLooks } from './verdict-looks'

/** The state of everything in one box, as the tray shows it; leads to where it can be changed. */
export function Glance() {
  const verdict = useVerdict()
  if (!verdict)
    return (
      <div className="glance">
        <Skeleton width={16} />
        <Skeleton width="70%" />
      </div>
    )
  const { icon: Icon, tone, title, to, spin } = verdictLooks[verdict.state]
  return (
    <Link href={to} className="glance">
      <Icon size={16} aria-hidden className={classNames(`tone-${tone} tone-text`, spin && 'spin')} />
      <span className="glance-title">{title}</span>
      <span className="glance-text">{verdict.sentence}</span>
    </Link>
  )
}

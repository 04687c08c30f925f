import { Link } from 'wouter'
import { useOverview } from '../../state/overview'
import { t } from '../../texts'
import { Tip } from '../tip'
import { verdictLooks } from './verdict-looks'

/** How everything stands, in a word or two, as the tray says it; leads to where it can be changed. */
export function Glance() {
  const overview = useOverview((state) => state.data)
  if (!overview) return null
  const { tone, to, spin } = verdictLooks[overview.state]
  const words = t(`shell.verdict.${overview.state}`)
  return (
    <Tip text={overview.summary}>
      <Link
        href={to}
        className={`glance topbar-state tone-${tone}`}
        aria-label={`${words}. ${overview.summary}`}
      >
        <span className="state-dot" data-busy={spin ?? false} aria-hidden />
        <span className="topbar-state-text">{words}</span>
      </Link>
    </Tip>
  )
}

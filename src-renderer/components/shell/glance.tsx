import { Link } from 'wouter'
import type { Overview } from '../../../src-preload/contract'
import { useOverview } from '../../state/overview'
import { t } from '../../texts'
import { Tip } from '../tip'
import { verdictLooks } from './verdict-looks'
import { verdictSentence } from './verdict-sentence'

/** How everything stands, in a word or two, as the tray says it; leads to where it can be changed. */
export function Glance() {
  const overview = useOverview((state) => state.data)
  return overview && <GlanceAt overview={overview} />
}

function GlanceAt({ overview }: { overview: Overview }) {
  const { tone, to, spin } = verdictLooks[overview.state]
  const words = t(`shell.verdict.${overview.state}`)
  const sentence = verdictSentence(overview)
  return (
    <Tip text={sentence}>
      <Link href={to} className={`glance topbar-state tone-${tone}`} aria-label={`${words}. ${sentence}`}>
        <span className="state-dot" data-busy={spin ?? false} aria-hidden />
        <span className="topbar-state-text">{words}</span>
      </Link>
    </Tip>
  )
}

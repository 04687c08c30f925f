import type { ComplianceScoreStep } from '../../../src-preload/contract'
import { t } from '../../texts'

const width = 120
const height = 28

/** How a score moved, without an axis; the pack's own page has it with one, and as a table. */
export function Sparkline({ steps, now }: { steps: ComplianceScoreStep[]; now: number }) {
  const known = steps.flatMap(({ at, score }) => (score === null ? [] : [{ at: Date.parse(at), score }]))
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return <span className="sparkline" aria-hidden />
  const span = Math.max(1, now - first.at)
  const x = (at: number) => Math.round(((at - first.at) / span) * width * 10) / 10
  const y = (score: number) => Math.round((height - 2 - score * (height - 4)) * 10) / 10
  const path = known.slice(1).map(({ at, score }) => `H${x(at)}V${y(score)}`)
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <title>{t('compliance.sparkline.scoreOverTime')}</title>
      <path d={`M0 ${y(first.score)}${path.join('')}H${width}`} />
    </svg>
  )
}

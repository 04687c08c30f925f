import type { ComplianceScoreStep } from '../../../src-preload/contract'

const width = 240
const height = 64
const most = 30 * 86_400_000

interface Point {
  at: number
  score: number
}

/** The last thirty days, or as many as there are; the first point stands at their beginning. */
function recent(steps: ComplianceScoreStep[], now: number): Point[] {
  const known = steps.flatMap(({ at, score }) => (score === null ? [] : [{ at: Date.parse(at), score }]))
  const from = Math.max(now - most, known[0]?.at ?? now)
  const before = known.findLast(({ at }) => at <= from)
  const after = known.filter(({ at }) => at > from)
  return before ? [{ at: from, score: before.score }, ...after] : after
}

/** By how many points the score moved, and since when; null where there is nothing to compare with. */
export function moved(steps: ComplianceScoreStep[], now: number): { points: number; from: number } | null {
  const points = recent(steps, now)
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return null
  return { points: Math.round((last.score - first.score) * 100), from: first.at }
}

/** How the score went, drawn small; the pack’s own page has it with axes, and as a table. */
export function ScoreTrend({ steps, now }: { steps: ComplianceScoreStep[]; now: number }) {
  const points = recent(steps, now)
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return null
  const scores = points.map(({ score }) => score)
  // At least twenty points from top to bottom: what hardly moved must not look like a fall.
  const middle = (Math.min(...scores) + Math.max(...scores)) / 2
  const span = Math.max(0.2, Math.max(...scores) - Math.min(...scores))
  const x = (at: number) => round(((at - first.at) / Math.max(1, now - first.at)) * width)
  const y = (score: number) => round(height / 2 - ((score - middle) / span) * (height - 12))
  const line = `M0 ${y(first.score)}${points
    .slice(1)
    .map(({ at, score }) => `H${x(at)}V${y(score)}`)
    .join('')}H${width}`
  return (
    <svg className="posture-trend" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      <path className="posture-area" d={`${line}V${height}H0Z`} />
      <path className="posture-line" d={line} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

const round = (value: number) => Math.round(value * 10) / 10

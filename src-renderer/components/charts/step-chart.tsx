import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Instant } from '../../../src-preload/contract'
import { dateFormat } from '../../texts/format'
import { absoluteTime } from '../relative-time'
import { axis, tooltip } from './look'

/** A number that holds from one moment to the next, the last one to the end; null is a gap. */
export default function StepChart({
  name,
  steps,
  from,
  to,
  highest,
  write = String,
  shaded = [],
}: {
  /** What the number is. */
  name: string
  /** Oldest first. */
  steps: { at: Instant; value: number | null }[]
  from: Instant
  to: Instant
  /** The top of the scale; else it follows from the numbers. */
  highest?: number
  write?(value: number): string
  /** Grey times. */
  shaded?: { from: Instant; to: Instant | null }[]
}) {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const points = steps.map(({ at, value }) => ({ at: Date.parse(at), value }))
  const last = points.at(-1)
  if (last && last.at < end) points.push({ at: end, value: last.value })
  const label = labelFor(end - start)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={points} margin={{ top: 8, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={[start, end]}
          tickFormatter={(at: number) => label(at)}
          minTickGap={24}
          {...axis}
        />
        <YAxis
          allowDecimals={false}
          width={44}
          {...(highest !== undefined && { domain: [0, highest] })}
          tickFormatter={write}
          {...axis}
          axisLine={false}
        />
        <Tooltip
          {...tooltip}
          cursor={{ stroke: 'var(--line-strong)' }}
          labelFormatter={(at) => absoluteTime(new Date(Number(at)).toISOString())}
          formatter={(value) => write(Number(value))}
        />
        {shaded.map((gap) => (
          <ReferenceArea
            key={gap.from}
            x1={Date.parse(gap.from)}
            x2={gap.to ? Date.parse(gap.to) : end}
            fill="var(--neutral)"
            fillOpacity={0.14}
          />
        ))}
        <Area
          type="stepAfter"
          dataKey="value"
          name={name}
          stroke="var(--accent)"
          strokeWidth={2}
          fill="var(--accent)"
          fillOpacity={0.16}
          isAnimationActive={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  )
}

/** Days of a long time, hours and minutes of a short one. */
function labelFor(ms: number): (at: number) => string {
  if (ms > 3 * 86_400_000) return dateFormat({ month: 'short', day: 'numeric' })
  return dateFormat({
    hour: '2-digit',
    minute: '2-digit',
    ...(ms < 600_000 && { second: '2-digit' }),
  })
}

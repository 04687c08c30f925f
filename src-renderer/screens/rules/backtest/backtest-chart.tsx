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
import type { Backtest } from '../../../../src-preload/contract'
import { absoluteTime } from '../../../components/relative-time'

const axis = { stroke: 'var(--line-strong)', tick: { fill: 'var(--text-soft)', fontSize: 11.5 } }

/** How many findings would have been open, as steps; grey where the rule could not be evaluated. */
export default function BacktestChart({
  backtest: { series, from, to, notEvaluated },
}: {
  backtest: Backtest
}) {
  const end = Date.parse(to)
  const start = from ? Date.parse(from) : end
  const points = series.map(({ at, findings }) => ({ at: Date.parse(at), findings }))
  const last = points.at(-1)
  // The last state holds to the end.
  if (last && last.at < end) points.push({ at: end, findings: last.findings })
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
          tickFormatter={(at: number) => label.format(at)}
          minTickGap={24}
          {...axis}
        />
        <YAxis allowDecimals={false} width={40} {...axis} />
        <Tooltip
          isAnimationActive={false}
          labelFormatter={(at) => absoluteTime(new Date(Number(at)).toISOString())}
          contentStyle={{
            background: 'var(--ground-raised)',
            border: '1px solid var(--line)',
            borderRadius: 7,
            color: 'var(--text)',
          }}
          itemStyle={{ color: 'var(--text)' }}
        />
        {notEvaluated.map((gap) => (
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
          dataKey="findings"
          name="Findings"
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

/** Days of a long history, times of a short one. */
function labelFor(ms: number): Intl.DateTimeFormat {
  if (ms > 3 * 86_400_000) return new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' })
  return new Intl.DateTimeFormat(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    ...(ms < 600_000 && { second: '2-digit' }),
  })
}

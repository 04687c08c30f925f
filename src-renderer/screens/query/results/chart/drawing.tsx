import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Legend,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { numberFormat } from '../../../../texts/format'
import type { ChartKind, ChartPoint } from './chart-points'

const colours = [
  'var(--chart-1)',
  'var(--chart-2)',
  'var(--chart-3)',
  'var(--chart-4)',
  'var(--chart-5)',
  'var(--chart-6)',
  'var(--chart-7)',
  'var(--chart-8)',
]
const axis = { stroke: 'var(--line-strong)', tick: { fill: 'var(--text-soft)', fontSize: 11.5 } }
const margin = { top: 8, right: 16, bottom: 0, left: 0 }

/** The chart itself, and with it the library: loaded when the first one is drawn. */
export default function Drawing({
  kind,
  points,
  name,
}: {
  kind: ChartKind
  points: ChartPoint[]
  name: string
}) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      {kind === 'pie' ? (
        <PieChart>
          <Tooltip {...tooltip} />
          <Legend formatter={(text) => <span className="chart-legend">{text}</span>} />
          <Pie
            data={points}
            dataKey="value"
            nameKey="label"
            innerRadius="45%"
            outerRadius="80%"
            stroke="var(--ground)"
            isAnimationActive={false}
          >
            {points.map(({ label }, place) => (
              <Cell key={label} fill={colours[place % colours.length]} />
            ))}
          </Pie>
        </PieChart>
      ) : kind === 'line' ? (
        <LineChart data={points} margin={margin}>
          {axes}
          <Line
            dataKey="value"
            name={name}
            stroke="var(--chart-1)"
            strokeWidth={2}
            dot={points.length < 40}
            isAnimationActive={false}
          />
        </LineChart>
      ) : (
        <BarChart data={points} margin={margin}>
          {axes}
          <Bar
            dataKey="value"
            name={name}
            fill="var(--chart-1)"
            maxBarSize={48}
            radius={[3, 3, 0, 0]}
            isAnimationActive={false}
          />
        </BarChart>
      )}
    </ResponsiveContainer>
  )
}

const tooltip = {
  cursor: { fill: 'var(--ground-hover)' },
  contentStyle: {
    background: 'var(--ground-raised)',
    border: '1px solid var(--line)',
    borderRadius: 7,
    color: 'var(--text)',
  },
  itemStyle: { color: 'var(--text)' },
  isAnimationActive: false,
}

const compact = numberFormat({ notation: 'compact' })
const axes = (
  <>
    <CartesianGrid vertical={false} stroke="var(--line)" />
    <XAxis dataKey="label" {...axis} minTickGap={12} tickFormatter={shorten} />
    <YAxis {...axis} width={48} tickFormatter={compact} />
    <Tooltip {...tooltip} />
  </>
)

function shorten(text: string): string {
  return text.length > 18 ? `${text.slice(0, 17)}…` : text
}

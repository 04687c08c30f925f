import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatNumber } from '../../texts/format'
import { axis, tooltip } from './look'

/** Numbers of several kinds, one bar of all for each place on the axis. */
export default function StackedBars({
  rows,
  series,
  write,
  onPick,
}: {
  rows: ({ key: string } & Record<string, string | number>)[]
  /** From the bottom up. */
  series: { key: string; name: string; color: string }[]
  /** What a row is called; `long` where there is room. */
  write(key: string, long: boolean): string
  onPick?(key: string): void
}) {
  const onClick = ({ activeLabel }: { activeLabel?: string | number }) => {
    if (activeLabel !== undefined) onPick?.(String(activeLabel))
  }
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={rows}
        margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={rows.length > 40 ? 1 : '18%'}
        accessibilityLayer={false}
        onClick={onClick}
        style={onPick && { cursor: 'pointer' }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="key"
          tickFormatter={(key: string) => write(key, false)}
          minTickGap={32}
          height={22}
          {...axis}
        />
        <YAxis
          allowDecimals={false}
          width={36}
          tickCount={3}
          tickFormatter={formatNumber}
          {...axis}
          axisLine={false}
        />
        <Tooltip
          {...tooltip}
          labelFormatter={(key) => write(String(key), true)}
          formatter={(value) => formatNumber(Number(value))}
        />
        {series.map(({ key, name, color }) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            stackId="all"
            fill={color}
            isAnimationActive={false}
            maxBarSize={36}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}

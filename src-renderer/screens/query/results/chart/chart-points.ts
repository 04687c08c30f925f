import type { Cell } from '../../../../../src-preload/contract'
import { t } from '../../../../texts'

export const chartKinds = ['bar', 'line', 'pie'] as const
export type ChartKind = (typeof chartKinds)[number]

/** What can still be told apart. */
export const mostPoints = 500
const mostSlices = 8

export interface ChartPoint {
  label: string
  value: number
}

/** The points of a chart. A pie’s smallest slices become one. */
export function chartPoints(rows: Cell[][], label: number, value: number, kind: ChartKind): ChartPoint[] {
  const points = rows.flatMap((row) => {
    const number = row[value]
    return typeof number === 'number' ? [{ label: labelOf(row[label] ?? null), value: number }] : []
  })
  if (kind !== 'pie') return points
  const slices = points.filter((point) => point.value > 0).sort((a, b) => b.value - a.value)
  if (slices.length <= mostSlices) return slices
  const rest = slices.slice(mostSlices - 1)
  const sum = rest.reduce((total, slice) => total + slice.value, 0)
  return [
    ...slices.slice(0, mostSlices - 1),
    { label: t('query.chartPoints.others', { rest: rest.length }), value: sum },
  ]
}

function labelOf(cell: Cell): string {
  if (cell === null) return 'NULL'
  const text = String(cell)
  // Midnights are days.
  return /^\d{4}-\d\d-\d\dT00:00:00/.test(text) ? text.slice(0, 10) : text
}

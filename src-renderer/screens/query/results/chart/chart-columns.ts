import type { ResultColumn } from '../../../../../src-preload/contract'

interface ChartColumns {
  /** Columns that may stand on the axis. */
  labels: number[]
  /** Columns of numbers. */
  values: number[]
}

/** The columns a chart can be drawn of, or null where there is no number beside a label. */
export function chartColumns(columns: ResultColumn[]): ChartColumns | null {
  const places = (kinds: ResultColumn['kind'][]) =>
    columns.flatMap(({ kind }, place) => (kinds.includes(kind) ? [place] : []))
  const values = places(['number'])
  const labels = places(['time', 'text', 'boolean', 'number'])
  // A label first that is no number: ids and years come second.
  labels.sort(
    (a, b) => Number(columns[a]?.kind === 'number') - Number(columns[b]?.kind === 'number') || a - b,
  )
  return values.length > 0 && labels.length > 1 ? { labels, values } : null
}

import Table from 'cli-table3'

/** One number of the benchmark, and what it is meant to be. */
export interface Row {
  what: string
  measured: number
  unit?: string
  most?: number
  least?: number
  /** What it was made of. */
  how: string
}

export function printRows(rows: Row[]) {
  const table = new Table({
    head: ['what', 'measured', 'target', '', 'how'],
    style: { head: [], border: [] },
  })
  for (const row of rows) {
    const target = row.most === undefined ? `≥ ${row.least}` : `≤ ${row.most}`
    table.push([row.what, shown(row.measured, row.unit), target, isMissed(row) ? 'MISSED' : 'ok', row.how])
  }
  console.log(table.toString())
}

const isMissed = ({ measured, most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY }: Row) =>
  measured > most || measured < least

const shown = (value: number, unit?: string) =>
  `${value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(2)}${unit ? ` ${unit}` : ''}`

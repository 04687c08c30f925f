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

/** What was measured at several sizes; in milliseconds where its name says nothing else. */
export interface Growth {
  what: string
  values: number[]
}

/** With the exponent of each: 0 where the size doesn't matter, 1 where twice as much takes twice as long. */
export function printGrowth(of: string, sizes: number[], rows: Growth[]) {
  const table = new Table({
    head: ['', ...sizes.map((size) => `${size.toLocaleString('en')} ${of}`), 'exponent'],
    style: { head: [], border: [] },
  })
  for (const { what, values } of rows)
    table.push([
      what,
      ...values.map((value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))),
      sizes.length < 2 ? '' : exponent(sizes, values).toFixed(2),
    ])
  console.log(table.toString())
}

/** The slope of the line that fits best where both are drawn as logarithms. */
function exponent(sizes: number[], values: number[]): number {
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const [x, y] = [sizes.map(Math.log), values.map(Math.log)]
  const [meanX, meanY] = [mean(x), mean(y)]
  const covariance = mean(x.map((one, index) => (one - meanX) * ((y[index] as number) - meanY)))
  return covariance / mean(x.map((one) => (one - meanX) ** 2))
}

import { createHash } from 'node:crypto'
import { arrangedRows } from './arrange.ts'
import { reading } from './connections.ts'
import { plainCell, refusalFor } from './prepare-statement.ts'
import type { ResultDigest, Tasks } from './protocol.ts'
import type { TaskContext } from './task-context.ts'

/** Rows whose labels are kept. Of a longer result it is only known that it changed, not in which rows. */
const mostDigested = 2000
const longestLabel = 80

/** What is kept of a result, to tell whether and how it changed. The order of its rows doesn't count. */
export function runDigest(
  { statement }: Tasks['digest']['input'],
  { database }: Pick<TaskContext<'digest'>, 'database'>,
): ResultDigest {
  return reading(database, statement.sql, statement.asOf, (db) => {
    try {
      let rows = 0
      let sum = 0n
      const labels: Record<string, string> = {}
      for (const row of arrangedRows(db, statement, { sort: [], filters: [] }).rows) {
        const cells = row.map(plainCell)
        const hash = createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, 16)
        sum = BigInt.asUintN(64, sum + BigInt(`0x${hash}`))
        if (rows++ < mostDigested) labels[hash] = labelOf(cells)
      }
      return { rows, sum: sum.toString(16), labels: rows > mostDigested ? null : labels }
    } catch (error) {
      throw refusalFor(db, statement.sql, error)
    }
  })
}

/** What a person would call the row: its first texts. */
function labelOf(cells: unknown[]): string {
  const texts = cells.filter((cell) => cell !== null && !/^[[{]/.test(String(cell))).slice(0, 3)
  const label = texts.join(' · ')
  return label.length > longestLabel ? `${label.slice(0, longestLabel)}…` : label
}

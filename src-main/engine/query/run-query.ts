import type { Cell } from '../../../src-preload/contract.ts'
import { reading } from './connections.ts'
import { bound, plainCell, prepareStatement, refusalFor } from './prepare-statement.ts'
import type { Tasks } from './protocol.ts'
import type { TaskContext } from './task-context.ts'

const largestAnswer = 64 * 1024 * 1024

/** The rows of a statement at once: as many as asked for, and as fit into one message. */
export function runQuery(
  { statement, maxRows }: Tasks['query']['input'],
  { database }: Pick<TaskContext<'query'>, 'database'>,
): Tasks['query']['output'] {
  const started = performance.now()
  return reading(database, statement.sql, statement.asOf, (db) => {
    try {
      const prepared = prepareStatement(db, statement.sql)
      const columns = prepared.columns().map(({ name }) => name)
      const rows: Cell[][] = []
      let size = 0
      let truncated = false
      for (const row of prepared.iterate(bound(statement))) {
        if (rows.length === maxRows || size > largestAnswer) {
          truncated = true
          break
        }
        const cells = row.map(plainCell)
        for (const cell of cells) size += typeof cell === 'string' ? cell.length : 8
        rows.push(cells)
      }
      return { columns, rows, truncated, tookMs: performance.now() - started }
    } catch (error) {
      throw refusalFor(db, statement.sql, error)
    }
  })
}

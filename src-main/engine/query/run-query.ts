import type { Cell } from '../../../src-preload/contract.ts'
import { reading } from './connections.ts'
import { bound, plainCell, prepareStatement, refusalFor, sizeOf } from './prepare-statement.ts'
import type { Tasks } from './protocol.ts'
import { Refusal } from './refusal.ts'
import type { TaskContext } from './task-context.ts'

const largestAnswer = 64 * 1024 * 1024

const tooLarge = new Refusal({
  code: 'too-large',
  message: 'One row of this query is larger than an answer may be (64 MB).',
  hint: 'Select fewer columns, or a part of what is in them: substr(…).',
})

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
        size += sizeOf(row)
        if (rows.length === 0 && size > largestAnswer) throw tooLarge
        if (rows.length === maxRows || size > largestAnswer) {
          truncated = true
          break
        }
        rows.push(row.map(plainCell))
      }
      return { columns, rows, truncated, tookMs: performance.now() - started }
    } catch (error) {
      throw refusalFor(db, statement.sql, error)
    }
  })
}

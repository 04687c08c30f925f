import type { Cell } from '../../../src-preload/contract.ts'
import { reading } from './connections.ts'
import { bound, plainCell, prepareStatement, refusalFor, sizeOf } from './prepare-statement.ts'
import type { Tasks } from './protocol.ts'
import { Refusal } from './refusal.ts'
import type { TaskContext } from './task-context.ts'

const largestAnswer = 64 * 1024 * 1024
const rowsInPiece = 1000

const tooLarge = new Refusal({
  code: 'too-large',
  message: 'One row of this query is larger than an answer may be (64 MB).',
  hint: 'Select fewer columns, or a part of what is in them: substr(…).',
})

/** The rows of a statement: as many as asked for, and as fit into one message. */
export function runQuery(
  { statement, maxRows, inPieces }: Tasks['query']['input'],
  { database, tell }: TaskContext<'query'>,
): Tasks['query']['output'] {
  const started = performance.now()
  return reading(database, statement.sql, statement.asOf, (db) => {
    try {
      const prepared = prepareStatement(db, statement.sql)
      const columns = prepared.columns().map(({ name }) => name)
      let rows: Cell[][] = []
      let count = 0
      let size = 0
      let truncated = false
      for (const row of prepared.iterate(bound(statement))) {
        size += sizeOf(row)
        if (count === 0 && size > largestAnswer) throw tooLarge
        if (count === maxRows || size > largestAnswer) {
          truncated = true
          break
        }
        count++
        rows.push(row.map(plainCell))
        if (!inPieces || rows.length < rowsInPiece) continue
        tell({ rows })
        rows = []
      }
      return { columns, rows, truncated, tookMs: performance.now() - started }
    } catch (error) {
      throw refusalFor(db, statement.sql, error)
    }
  })
}

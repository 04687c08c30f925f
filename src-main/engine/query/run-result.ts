import { arrangedRows } from './arrange.ts'
import { reading } from './connections.ts'
import { plainCell, refusalFor } from './prepare-statement.ts'
import type { Tasks } from './protocol.ts'
import { ResultWriter } from './result-writer.ts'
import type { TaskContext } from './task-context.ts'

/** Writes a result to its file, telling of each part as it is there. */
export function runResult(
  { statement, arrangement, maxRows, file }: Tasks['result']['input'],
  { database, tell }: TaskContext<'result'>,
): Tasks['result']['output'] {
  const started = performance.now()
  const took = () => performance.now() - started
  return reading(database, statement.sql, statement.asOf, (db) => {
    try {
      const { columns, rows } = arrangedRows(db, statement, arrangement)
      const writer = new ResultWriter(file, (blocks) => tell({ columns, blocks, tookMs: took() }))
      let truncated = false
      try {
        for (const row of rows) {
          truncated = writer.rows === maxRows || !writer.add(row.map(plainCell))
          if (truncated) break
        }
      } finally {
        writer.end()
      }
      return { truncated, tookMs: took() }
    } catch (error) {
      throw refusalFor(db, statement.sql, error)
    }
  })
}

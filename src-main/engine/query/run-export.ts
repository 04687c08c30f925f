import { closeSync, openSync } from 'node:fs'
import { arranged } from './arrange.ts'
import { reading } from './connections.ts'
import { linesOf } from './export-lines.ts'
import { LineWriter, linesQuery, writingLines } from './line-writer.ts'
import { prepareStatement, refusalFor } from './prepare-statement.ts'
import type { Tasks } from './protocol.ts'
import type { TaskContext } from './task-context.ts'

/** Writes all rows to a new file, as they come. */
export function runExport(
  { statement, arrangement, format, file }: Tasks['export']['input'],
  { database, tell }: TaskContext<'export'>,
): Tasks['export']['output'] {
  return reading(database, statement.sql, statement.asOf, (db) => {
    const fd = openSync(file, 'wx', 0o600)
    try {
      const { columns, sql, parameters } = arranged(db, statement, arrangement)
      const lines = linesOf(format, columns, statement.sql)
      const writer = new LineWriter(fd, lines, tell)
      const query = prepareStatement(db, linesQuery(db, lines, sql))
      writingLines(writer, () => query.get(parameters))
      return writer.end()
    } catch (error) {
      throw refusalFor(db, statement.sql, error)
    } finally {
      closeSync(fd)
    }
  })
}

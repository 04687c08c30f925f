import type { Statement } from 'better-sqlite3'
import type { Db } from './database'

const known = new WeakMap<Db, Map<string, Statement>>()

/**
 * The statement of a connection, prepared when it is first asked for: for what is asked again and again, of which
 * preparing would take most of the time. `sql` is one of a few texts. What is set of the statement (`pluck`, `raw`)
 * stays set.
 */
export function preparedOnce<Values extends unknown[] | object, Row>(
  db: Db,
  sql: string,
): Statement<Values extends unknown[] ? Values : [Values], Row> {
  let statements = known.get(db)
  if (!statements) {
    statements = new Map()
    known.set(db, statements)
  }
  let statement = statements.get(sql)
  if (!statement) {
    statement = db.prepare(sql)
    statements.set(sql, statement)
  }
  return statement as Statement<Values extends unknown[] ? Values : [Values], Row>
}

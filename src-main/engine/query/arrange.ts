import type { Database } from 'better-sqlite3'
import { boundValues, filterSql, sortSql } from './list-sql.ts'
import { bound, plainCell, prepareStatement } from './prepare-statement.ts'
import type { Arrangement, Statement } from './protocol.ts'
import { Refusal } from './refusal.ts'
import { bareStatement } from './sql-text.ts'

interface Arranged {
  /** As the user's statement names them. */
  columns: string[]
  /** A statement whose columns are `c0`, `c1`, … */
  sql: string
  parameters: Record<string, string | number | null>
}

/**
 * Rows of a user's statement, sorted and filtered as is wanted, as SQLite gives them. It is begun when they are first
 * asked for: whoever has objections before that leaves nothing under way.
 */
export function arrangedRows(db: Database, statement: Statement, arrangement: Arrangement) {
  if (arrangement.sort.length > 0 || arrangement.filters.length > 0) {
    const { columns, sql, parameters } = arranged(db, statement, arrangement)
    const prepared = prepareStatement(db, sql)
    return { columns, rows: { [Symbol.iterator]: () => prepared.iterate(parameters) } }
  }
  const prepared = prepareStatement(db, statement.sql)
  return {
    columns: prepared.columns().map(({ name }) => name),
    rows: { [Symbol.iterator]: () => prepared.iterate(bound(statement)) },
  }
}

/** A user's statement with sorting and filtering around it. Throws a {@link Refusal} where it is none. */
export function arranged(db: Database, statement: Statement, { sort, filters }: Arrangement): Arranged {
  const columns = prepareStatement(db, statement.sql)
    .columns()
    .map(({ name }) => name)
  const bare = bareStatement(statement.sql)
  if (/^explain\b/i.test(bare)) {
    if (sort.length + filters.length === 0) return plan(db, statement, columns)
    throw new Refusal({
      code: 'bad-query',
      message: 'A plan can’t be sorted or filtered.',
      hint: 'Its order is its meaning.',
    })
  }
  const column = (index: number) => {
    if (index < columns.length) return `c${index}`
    throw new Refusal({ code: 'bad-query', message: `There is no column ${index}.`, hint: 'Run it again.' })
  }
  const { write, parameters } = boundValues()
  const where = filters.map((filter) => filterSql(column(filter.column), filter, write))
  const order = sort.map((by) => sortSql(column(by.column), by.descending))
  return {
    columns,
    // A line break ends a comment that the statement may end with.
    sql: `WITH arranged_result_ (${columns.map((_, index) => `c${index}`).join(', ')}) AS (\n${bare}\n)
      SELECT * FROM arranged_result_
      ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ${order.length > 0 ? `ORDER BY ${order.join(', ')}` : ''}`,
    parameters: { ...bound(statement), ...parameters },
  }
}

/** No statement can be around EXPLAIN: its rows, of which there are few, are given to one as a value. */
function plan(db: Database, statement: Statement, columns: string[]): Arranged {
  const rows = prepareStatement(db, statement.sql).all(bound(statement)) as unknown[][]
  return {
    columns,
    sql: `SELECT ${columns.map((_, index) => `value ->> ${index} AS c${index}`).join(', ')} FROM json_each($plan_rows_)`,
    parameters: { plan_rows_: JSON.stringify(rows.map((row) => row.map(plainCell))) },
  }
}

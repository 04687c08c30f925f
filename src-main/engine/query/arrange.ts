import type { Database } from 'better-sqlite3'
import { bound, prepareStatement } from './prepare-statement.ts'
import type { Arrangement, Statement } from './protocol.ts'
import { Refusal } from './refusal.ts'
import { bareStatement } from './sql-text.ts'

export interface Ready {
  /** As the user's statement names them. */
  columns: string[]
  /** Rows as SQLite gives them, one after the other. */
  rows(): IterableIterator<unknown[]>
}

/** Prepares a user's statement with the sorting and filtering that is wanted around it. */
export function arranged(db: Database, statement: Statement, { sort, filters }: Arrangement): Ready {
  const own = prepareStatement(db, statement.sql)
  const columns = own.columns().map(({ name }) => name)
  if (sort.length === 0 && filters.length === 0) return { columns, rows: () => own.iterate(bound(statement)) }
  if (/^explain\b/i.test(bareStatement(statement.sql)))
    throw new Refusal({
      code: 'bad-query',
      message: 'A plan can’t be sorted or filtered.',
      hint: 'Its order is its meaning.',
    })
  const column = (index: number) => {
    if (index < columns.length) return `c${index}`
    throw new Refusal({ code: 'bad-query', message: `There is no column ${index}.`, hint: 'Run it again.' })
  }
  const names = columns.map((_, index) => `c${index}`).join(', ')
  const where = filters.map((filter, index) => condition(column(filter.column), filter, `$filter_${index}_`))
  const order = sort.map(
    (by) => `${column(by.column)} COLLATE NOCASE ${by.descending ? 'DESC' : 'ASC'} NULLS LAST`,
  )
  // A line break ends a comment that the statement may end with.
  const sql = `WITH arranged_result_ (${names}) AS (\n${bareStatement(statement.sql)}\n)
    SELECT * FROM arranged_result_
    ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
    ${order.length > 0 ? `ORDER BY ${order.join(', ')}` : ''}`
  const values = filters.flatMap(({ operator, value }, index) =>
    operator.endsWith('empty') ? [] : [[`filter_${index}_`, operator === 'contains' ? like(value) : value]],
  )
  const parameters = { ...bound(statement), ...Object.fromEntries(values) }
  const prepared = prepareStatement(db, sql)
  return { columns, rows: () => prepared.iterate(parameters) }
}

const like = (value: unknown) => `%${String(value ?? '').replace(/[\\%_]/g, '\\$&')}%`

function condition(column: string, { operator }: Arrangement['filters'][number], value: string): string {
  switch (operator) {
    case 'is':
      return `${column} IS ${value}`
    case 'is_not':
      return `${column} IS NOT ${value}`
    case 'contains':
      return `${column} LIKE ${value} ESCAPE '\\'`
    case 'above':
      return `${column} > ${value}`
    case 'below':
      return `${column} < ${value}`
    case 'is_empty':
      return `coalesce(${column}, '') IN ('', '[]', '{}')`
    case 'is_not_empty':
      return `coalesce(${column}, '') NOT IN ('', '[]', '{}')`
  }
}

/** How lists are filtered and sorted, whatever they list: in the engine, and in what a query process runs. */
import { likeAnywhere } from '../store/like-pattern.ts'
import { literal } from '../store/sql-quotes.ts'
import type { Arrangement } from './protocol.ts'

type Value = string | number | null
type Condition = Omit<Arrangement['filters'][number], 'column'>

/** Gives what stands for a value in SQL. */
export type WriteValue = (value: Value) => string

/** Values as parameters, under names that no user gives to any. */
export function boundValues(): { write: WriteValue; parameters: Record<string, Value> } {
  const parameters: Record<string, Value> = {}
  const write: WriteValue = (value) => {
    const name = `listed_${Object.keys(parameters).length}_`
    parameters[name] = value
    return `$${name}`
  }
  return { write, parameters }
}

/** Values in the text itself, where a user is to read them. */
export const literalValue: WriteValue = (value) =>
  value === null ? 'NULL' : typeof value === 'number' ? String(value) : literal(value)

/** SQL for a filter of a column, which is SQL itself. */
export function filterSql(column: string, { operator, value }: Condition, write: WriteValue): string {
  switch (operator) {
    case 'is':
      return `${column} IS ${write(value)}`
    case 'is_not':
      return `${column} IS NOT ${write(value)}`
    case 'contains':
      return containsSql([column], String(value ?? ''), write)
    case 'above':
      return `${column} > ${write(value)}`
    case 'below':
      return `${column} < ${write(value)}`
    case 'is_empty':
      return `coalesce(${column}, '') IN ('', '[]', '{}')`
    case 'is_not_empty':
      return `coalesce(${column}, '') NOT IN ('', '[]', '{}')`
  }
}

/** SQL for that one of the columns has the text in it, upper and lower case of ASCII alike. */
export function containsSql(columns: string[], text: string, write: WriteValue): string {
  const pattern = write(likeAnywhere(text))
  return columns.map((column) => `${column} LIKE ${pattern} ESCAPE '\\'`).join(' OR ')
}

export const sortSql = (column: string, descending: boolean) =>
  `${column} COLLATE NOCASE ${descending ? 'DESC' : 'ASC'} NULLS LAST`

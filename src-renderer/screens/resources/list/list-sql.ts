import type { Filter, ResourceTypeInfo } from '../../../../src-preload/contract'
import type { BrowserView } from '../browser/view'

/** The list as a query of one's own to start from. */
export function listSql(type: ResourceTypeInfo, view: BrowserView): string {
  const columns = type.columns.map(({ name }) => name)
  const search = columns.map((column) => contains(column, view.search.trim())).join(' OR ')
  const conditions = [
    ...(view.integration ? [`"_integrationId" = ${literal(view.integration)}`] : []),
    ...(view.search.trim() ? [`(${search})`] : []),
    ...view.filters.map(condition),
  ]
  return [
    `SELECT ${columns.map(quoted).join(', ')}`,
    `FROM ${type.key}`,
    ...(conditions.length > 0 ? [`WHERE ${conditions.join('\n  AND ')}`] : []),
    ...(view.sort ? [`ORDER BY ${quoted(view.sort.column)}${view.sort.descending ? ' DESC' : ''}`] : []),
  ].join('\n')
}

function condition({ column, operator, value }: Filter): string {
  const name = quoted(column)
  switch (operator) {
    case 'is':
      return `${name} IS ${literal(value)}`
    case 'is_not':
      return `${name} IS NOT ${literal(value)}`
    case 'contains':
      return contains(column, value)
    case 'is_empty':
      return `coalesce(${name}, '') IN ('', '[]', '{}')`
    case 'is_not_empty':
      return `coalesce(${name}, '') NOT IN ('', '[]', '{}')`
  }
}

function contains(column: string, value: Filter['value']): string {
  return `instr(lower(${quoted(column)}), lower(${literal(value)})) > 0`
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function literal(value: string | number | null): string {
  if (value === null) return 'NULL'
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}

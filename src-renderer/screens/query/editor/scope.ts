import type { QueryableColumn, QueryableView } from '../../../../src-preload/contract'
import { viewByName } from '../schema-store'
import { plainSql, statementsIn } from '../sql/statements'

export interface InScope {
  view: QueryableView
  /** What it is called in the statement. */
  alias: string
}

const source = /\b(?:from|join|,)\s+([A-Za-z_]\w*)(?:\s+(?:as\s+)?([A-Za-z_]\w*))?/gi
const keyword =
  /^(?:where|on|using|join|left|right|inner|cross|full|natural|group|order|limit|having|union|except|intersect|window|as|set)$/i

/** The views that the statement around a place names, with their aliases. */
export function viewsInScope(text: string, at: number): InScope[] {
  const statement = statementsIn(text).find(({ offset, end }) => offset <= at && at <= end)
  // “a, b” is matched from the comma, so that a list of views is followed as well.
  const plain = plainSql(statement?.sql ?? text).replaceAll(',', ' , ')
  const found: InScope[] = []
  for (const [, name = '', alias] of plain.matchAll(source)) {
    const view = viewByName(name)
    if (view) found.push({ view, alias: alias && !keyword.test(alias) ? alias : view.name })
  }
  return found
}

/** A column by its name, or `alias.name`. */
export function columnInScope(scope: InScope[], name: string): QueryableColumn | undefined {
  const [last = '', of] = name.toLowerCase().split('.').reverse()
  return scope
    .filter(({ alias, view }) => !of || alias.toLowerCase() === of || view.name.toLowerCase() === of)
    .flatMap(({ view }) => view.columns)
    .find((column) => column.name.toLowerCase() === last)
}

import type { Cell, Column, ResultColumn } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'

type Kind = Column['kind']

/** Guesses what a result's columns hold, by their names and first values. */
export class ColumnKinds {
  /** The kind of each column name that means the same kind in all views of connectors. */
  readonly #known = new Map<string, Kind | null>()

  constructor(connectors: Connector[]) {
    const columns = connectors.flatMap(({ resourceTypes }) => resourceTypes.flatMap((type) => type.columns))
    for (const { name, kind } of columns) {
      const known = this.#known.get(name)
      this.#known.set(name, known === undefined || known === kind ? kind : null)
    }
  }

  of(names: string[], rows: Cell[][]): ResultColumn[] {
    return names.map((name, index) => {
      const values = rows.map((row) => row[index] ?? null).filter((value) => value !== null)
      const known = this.#known.get(name)
      const fits = known && (values.length === 0 || values.every((value) => looksLike(known, value)))
      return { name, kind: fits ? known : guess(values) }
    })
  }
}

const guess = (values: Cell[]): Kind =>
  (values.length > 0 &&
    (['number', 'time', 'json'] as const).find((kind) => values.every((value) => looksLike(kind, value)))) ||
  'text'

function looksLike(kind: Kind, value: Cell): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number'
    case 'boolean':
      return value === 0 || value === 1
    case 'time':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)
    case 'json':
      return typeof value === 'string' && isJson(value)
    case 'text':
      return typeof value === 'string'
  }
}

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false
  if (text.endsWith('…')) return true // Cut.
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

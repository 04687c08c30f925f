import type { Cell } from '../../../src-preload/contract.ts'
import { arrangedRows } from './arrange.ts'
import { reading } from './connections.ts'
import { plainCell, refusalFor } from './prepare-statement.ts'
import type { Statement, ToCompare } from './protocol.ts'
import { Refusal } from './refusal.ts'

const unarranged = { sort: [], filters: [] }
/** The earlier moment is held while the later one is read beside it. */
const mostCharacters = 300_000_000

interface Differences {
  /** The statement's columns, before any row. */
  begin(columns: string[]): void
  /** The sides are rows as JSON arrays. */
  add(difference: 'added' | 'removed' | 'changed', before: string | null, after: string | null): void
}

/** Gives what two moments of a statement differ by: what is new or other in the later one's order, then what is gone. */
export function compareMoments(
  database: string,
  { statement, from, to, key, only }: ToCompare,
  differences: Differences,
) {
  const counts = { added: 0, removed: 0, changed: 0, unchanged: 0 }
  const earlier = new Map<string, string[]>()
  let size = 0
  const { compared, keyColumns } = eachRow(
    database,
    { ...statement, asOf: from },
    key,
    () => {},
    (id, row) => {
      const rows = earlier.get(id)
      if (rows) rows.push(row)
      else earlier.set(id, [row])
      size += id.length + row.length
      if (size > mostCharacters)
        throw new Refusal({
          code: 'too-large',
          message: 'These results are too large to be compared.',
          hint: 'Select fewer columns, or filter.',
        })
    },
  )
  const add: Differences['add'] = (difference, before, after) => {
    counts[difference]++
    if (only === null || only.includes(difference)) differences.add(difference, before, after)
  }
  eachRow(
    database,
    { ...statement, asOf: to },
    key,
    (columns) => differences.begin(columns),
    (id, row) => {
      const rows = earlier.get(id)
      const before = rows && (taken(rows, row) ?? rows.shift())
      if (rows?.length === 0) earlier.delete(id)
      if (before === undefined) add('added', null, row)
      else if (before === row) counts.unchanged++
      else add('changed', before, row)
    },
  )
  for (const rows of earlier.values()) for (const row of rows) add('removed', row, null)
  return { compared, key: keyColumns, counts }
}

/** Takes the row out if it is there. */
function taken(rows: string[], row: string): string | undefined {
  const index = rows.indexOf(row)
  return index < 0 ? undefined : rows.splice(index, 1)[0]
}

/** Gives each row as a JSON array, with what tells it apart. */
function eachRow(
  database: string,
  statement: Statement,
  key: string[] | null,
  begin: (columns: string[]) => void,
  take: (id: string, row: string) => void,
): { compared: string[]; keyColumns: string[] } {
  return reading(database, statement.sql, statement.asOf, (db) => {
    try {
      const { columns: compared, rows } = arrangedRows(db, statement, unarranged)
      const places = keyPlaces(compared, key)
      begin(compared)
      for (const row of rows) {
        const cells: Cell[] = row.map(plainCell)
        const text = JSON.stringify(cells)
        take(places.length === 0 ? text : JSON.stringify(places.map((place) => cells[place])), text)
      }
      return { compared, keyColumns: places.map((place) => compared[place] as string) }
    } catch (error) {
      throw refusalFor(db, statement.sql, error)
    }
  })
}

function keyPlaces(columns: string[], key: string[] | null): number[] {
  if (key === null) {
    const id = columns.indexOf('id')
    return id < 0 ? [] : [id, columns.indexOf('_integrationId')].filter((place) => place >= 0)
  }
  return key.map((name) => {
    const place = columns.indexOf(name)
    if (place >= 0) return place
    throw new Refusal({
      code: 'bad-query',
      message: `The result has no column “${name}”.`,
      hint: `It has: ${columns.join(', ')}.`,
    })
  })
}

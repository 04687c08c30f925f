import type { Database } from 'better-sqlite3'
import type { ErrorReport, QueryMistake } from '../../../src-preload/contract.ts'
import { type Token, tokens } from './sql-text.ts'

const hint = 'The schema panel lists the views there are, and their columns.'
const mostProposals = 3

/** What SQLite said of a statement that it didn't understand, with the place of it, and what was perhaps meant. */
export function explainMistake(db: Database | null, sql: string, message: string): ErrorReport {
  const mistake = db && mistakeIn(db, sql, message)
  const nearest = mistake?.proposals[0]
  return {
    code: 'bad-query',
    message,
    hint: nearest === undefined ? hint : `Did you mean ${nearest}?`,
    ...(mistake ? { mistake } : {}),
  }
}

function mistakeIn(db: Database, sql: string, message: string): QueryMistake | null {
  const all = tokens(sql)
  const [, column] = /^no such column: (?:")?([^"]+)/.exec(message) ?? []
  if (column) {
    const name = column.split(' - ')[0] as string
    return {
      place: placeOf(all, name),
      proposals: nearest(name.split('.').at(-1) as string, columnsIn(db, all)),
    }
  }
  const [, table] = /^no such table: (.+)$/.exec(message) ?? []
  if (table)
    return {
      place: placeOf(all, table),
      proposals: nearest(table.split('.').at(-1) as string, tableNames(db)),
    }
  const [, called] =
    /^(?:no such function: |wrong number of arguments to function )([^(]+)/.exec(message) ?? []
  if (called) {
    const proposals = message.startsWith('no such') ? nearest(called, functionNames(db)) : []
    return { place: placeOf(all, called), proposals }
  }
  const [, ambiguous] = /^ambiguous column name: (.+)$/.exec(message) ?? []
  if (ambiguous) return { place: placeOf(all, ambiguous), proposals: [] }
  const [, near] = /^near "([\s\S]*)": syntax error$/.exec(message) ?? []
  if (near !== undefined) return { place: placeOfSyntaxError(db, sql, all, near), proposals: [] }
  if (/^(incomplete input|unrecognized token)/.test(message)) {
    const last = all.at(-1)
    const quote = /^unrecognized token: "(.)/.exec(message)?.[1]
    const token = (quote && all.find(({ kind, text }) => kind === 'symbol' && text === quote)) || last
    return { place: token ? { offset: token.offset, length: token.length } : null, proposals: [] }
  }
  return null
}

/** Of a name as SQLite repeats it, perhaps `alias.column`. */
function placeOf(all: Token[], name: string): QueryMistake['place'] {
  const parts = name.split('.').map((part) => part.toLowerCase())
  const isName = (token: Token | undefined, part: string | undefined) =>
    token !== undefined && /^(word|quoted|string)$/.test(token.kind) && token.text.toLowerCase() === part
  const index = all.findIndex((_, start) =>
    parts.every(
      (part, number) =>
        isName(all[start + number * 2], part) && (number === 0 || all[start + number * 2 - 1]?.text === '.'),
    ),
  )
  const [first, last] = [all[index], all[index + (parts.length - 1) * 2]]
  return first && last ? { offset: first.offset, length: last.offset + last.length - first.offset } : null
}

/** Of several tokens alike, the one at which the text up to and with it is wrong already. */
function placeOfSyntaxError(db: Database, sql: string, all: Token[], near: string): QueryMistake['place'] {
  const alike = all.filter(({ offset, length }) => sql.slice(offset, offset + length) === near)
  const wrong = alike.find(({ offset, length }) => {
    try {
      db.prepare(sql.slice(0, offset + length))
      return false
    } catch (error) {
      return (error as Error).message === `near "${near}": syntax error`
    }
  })
  const token = wrong ?? alike[0]
  return token ? { offset: token.offset, length: token.length } : null
}

const tableNames = (db: Database) =>
  db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'view' UNION SELECT name FROM temp.sqlite_schema WHERE type = 'view'",
    )
    .pluck()
    .all()

const functionNames = (db: Database) =>
  db.prepare<[], string>('SELECT DISTINCT name FROM pragma_function_list').pluck().all()

/** Columns of what the statement names; of everything where it names nothing that there is. */
function columnsIn(db: Database, all: Token[]): string[] {
  const names = new Set(all.map(({ text }) => text.toLowerCase()))
  const named = tableNames(db).filter((name) => names.has(name.toLowerCase()))
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck()
  return [...new Set(named.flatMap((name) => columns.all(name)))]
}

function nearest(name: string, names: string[]): string[] {
  const wanted = name.toLowerCase()
  const far = Math.max(2, Math.floor(wanted.length / 2))
  return names
    .map((candidate) => ({ candidate, distance: distanceBetween(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= far || candidate.toLowerCase().includes(wanted))
    .sort((a, b) => a.distance - b.distance || a.candidate.length - b.candidate.length)
    .slice(0, mostProposals)
    .map(({ candidate }) => candidate)
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other. */
function distanceBetween(a: string, b: string): number {
  if (a.length > 100 || b.length > 100) return 100
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] as number[]
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, ((rows[i - 2] as number[])[j - 2] as number) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return (rows[a.length] as number[])[b.length] as number
}

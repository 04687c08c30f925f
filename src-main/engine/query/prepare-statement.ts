import type { Database, Statement as Prepared } from 'better-sqlite3'
import type { Cell } from '../../../src-preload/contract.ts'
import { damagedDatabase, isDamage } from '../store/damaged-database.ts'
import { explainMistake } from './explain-mistake.ts'
import type { Statement } from './protocol.ts'
import { Refusal } from './refusal.ts'
import { type Token, tokens, variableNames } from './sql-text.ts'

/** The only table-valued pragmas that tell something a query is for; some of the others do something. */
const harmlessPragmas = new Set([
  'pragma_collation_list',
  'pragma_compile_options',
  'pragma_foreign_key_list',
  'pragma_function_list',
  'pragma_index_info',
  'pragma_index_list',
  'pragma_index_xinfo',
  'pragma_module_list',
  'pragma_table_info',
  'pragma_table_list',
  'pragma_table_xinfo',
])

/** Tables that hold what opens something, if only as a hash. They are the engine's alone. */
const closedTables = ['query_key', 'meta']
/** What past moments are made with. */
const closedFunction = 'undone'
/** What a search index is made of: nothing in it can be read. */
const insideIndexes = '*_words_*'

/**
 * Prepares what a user wrote, if it is one statement that only reads, and nothing that is closed to queries. Throws a
 * {@link Refusal}. Columns come in order, integers whole: {@link plainCell} makes each a cell.
 */
export function prepareStatement(db: Database, sql: string): Prepared<unknown[], unknown[]> {
  // SQLite would read no further, and what was looked through would not be what is run.
  if (sql.includes('\0'))
    throw new Refusal({ code: 'bad-query', message: 'There is a NUL in the text.', hint: 'Remove it.' })
  const all = tokens(sql)
  const first = all.find(({ text }) => text !== ';')
  // Nothing else is even prepared: some pragmas act by that alone.
  if (first?.kind !== 'word' || !/^(select|with|values|explain)$/i.test(first.text)) throw noQuery(first)
  const pragma = all.find(
    ({ kind, text }) =>
      kind !== 'number' && /^pragma_/i.test(text) && !harmlessPragmas.has(text.toLowerCase()),
  )
  if (pragma) throw closed(pragma.text)
  const inner = all.find(({ text }, at) => text.toLowerCase() === closedFunction && all[at + 1]?.text === '(')
  if (inner) throw closed(inner.text)
  try {
    const statement = db.prepare<unknown[], unknown[]>(sql)
    if (!statement.reader || !statement.readonly) throw readOnly
    if (first.text.toLowerCase() !== 'explain') refuseClosedTables(db, sql)
    return statement.raw(true).safeIntegers(true)
  } catch (error) {
    throw refusalFor(db, sql, error)
  }
}

/** Only the parameters that the statement names: SQLite refuses others. */
export function bound({ sql, parameters }: Pick<Statement, 'sql' | 'parameters'>) {
  const names = variableNames(sql)
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)))
}

const largestBlob = 16 * 1024 * 1024

/** In characters: what the row's cells will have at most. Known before they are made. */
export function sizeOf(row: unknown[]): number {
  let size = 0
  for (const value of row)
    size += typeof value === 'string' ? value.length : value instanceof Uint8Array ? 2 * value.length + 3 : 8
  return size
}

export function plainCell(value: unknown): Cell {
  if (typeof value === 'string' || value === null) return value
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value.toString()
  }
  // JSON has no infinities.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  const blob = value as Buffer
  if (blob.length > largestBlob)
    throw new Refusal({
      code: 'too-large',
      message: 'There is a blob in it that is larger than 16 MB.',
      hint: 'Select its length, or a part of it: substr(…).',
    })
  return `x'${blob.toString('hex')}'`
}

/** What the user is told of an error in running `sql`. */
export function refusalFor(db: Database | null, sql: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { code, message } = error as Error & { code?: string }
  if (isDamage(error)) return new Refusal(damagedDatabase)
  if (code === 'SQLITE_NOMEM' || code === 'SQLITE_TOOBIG')
    return new Refusal({
      code: 'too-large',
      message: 'This query needs more memory than it may have.',
      hint: 'Select fewer columns, or filter before you sort and join.',
    })
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_AUTH') return readOnly
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new Refusal({
      code: 'disk-full',
      message: 'There is no room left on the disk for the file.',
      hint: 'Make room there, or give another place.',
    })
  if (error instanceof RangeError && /more than one statement/i.test(message))
    return new Refusal({
      code: 'bad-query',
      message: 'There is more than one statement.',
      hint: 'Run them one at a time.',
    })
  if (!code && /parameter/i.test(message))
    return new Refusal({
      code: 'bad-query',
      message: message.replace(/^Missing named parameter "(.*)"$/, 'The parameter “$1” has no value.'),
      hint: 'Give each $name in the query a value.',
    })
  return new Refusal(explainMistake(db, sql, message))
}

function noQuery(first: Token | undefined): Refusal {
  if (!first)
    return new Refusal({ code: 'bad-query', message: 'There is no statement.', hint: 'Write a SELECT.' })
  const { text, offset, length } = first
  if (!changing.test(text)) {
    const mistake = { place: { offset, length }, proposals: ['SELECT'] }
    const message = `near "${text}": syntax error`
    return new Refusal({ code: 'bad-query', message, hint: 'A query begins with SELECT or WITH.', mistake })
  }
  return new Refusal({
    code: 'read-only',
    message: 'Only a query is allowed here: SELECT, WITH, VALUES or EXPLAIN.',
    hint: 'Sightline never changes data by SQL.',
  })
}

const changing =
  /^(alter|analyze|attach|begin|commit|create|delete|detach|drop|end|insert|pragma|reindex|release|replace|rollback|savepoint|update|vacuum)$/i

const readOnly = new Refusal({
  code: 'read-only',
  message: 'This statement would change data.',
  hint: 'Write a SELECT instead.',
})

const closed = (name: string) =>
  new Refusal({
    code: 'no-access',
    message: `“${name}” can’t be queried.`,
    hint: 'The schema panel lists the views there are.',
  })

/** By what the statement's program opens: no spelling of a name, no view and no alias hides that. */
function refuseClosedTables(db: Database, sql: string) {
  const roots = new Map(
    db
      .prepare<string[], [number, string]>(
        `SELECT rootpage, tbl_name FROM main.sqlite_schema
         WHERE rootpage > 0 AND (tbl_name GLOB ? OR tbl_name IN (${closedTables.map(() => '?').join(', ')}))`,
      )
      .raw()
      .all(insideIndexes, ...closedTables),
  )
  const program = (db as Database & { explain(sql: string): Instruction[] }).explain(sql)
  for (const { opcode, p2, p3 } of program) {
    const name = /^(OpenRead|ReopenIdx|OpenWrite|Count)$/.test(opcode) && p3 === 0 ? roots.get(p2) : undefined
    if (name) throw closed(name)
  }
}

interface Instruction {
  opcode: string
  p1: number
  p2: number
  p3: number
}

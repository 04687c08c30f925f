/**
 * A process that runs users' SQL, one statement at a time, on a read-only connection. It is a process
 * and not a thread because only a process can be killed while SQLite is busy inside native code.
 * Needs little but better-sqlite3, so that it starts in a few hundredths of a second.
 */
import Database from 'better-sqlite3'
import { damagedDatabase, isDamage } from '../store/damaged-database.ts'
import { fillPast, openPast, type Past, reopenPast } from './past.ts'
import { Refusal } from './refusal.ts'

/** Enough for any sort of what a workspace holds, and not enough to hurt the machine. */
const heapLimit = 512 * 1024 * 1024
const largestResult = 256 * 1024 * 1024

export interface QueryRequest {
  database: string
  sql: string
  parameters: Record<string, string | number | null>
  maxRows: number
  /** The moment to be read, as ISO 8601 in UTC with milliseconds; null: now. */
  asOf: string | null
}
export type QueryAnswer =
  | { columns: string[]; rows: unknown[][]; truncated: boolean; tookMs: number }
  | { refused: { code: string; message: string; hint: string } }

let open: { path: string; db: Database.Database } | null = null
/** The last past moment that was asked for: often it is asked again. */
let past: (Past & { path: string }) | null = null

process.on('message', (request: QueryRequest) => process.send?.(answer(request)))
process.on('disconnect', () => process.exit(0))

function answer(request: QueryRequest): QueryAnswer {
  try {
    return run(request)
  } catch (error) {
    if (error instanceof Refusal)
      return { refused: { code: error.code, message: error.message, hint: error.hint } }
    return { refused: explain(error as Error & { code?: string }) }
  }
}

function run(request: QueryRequest): QueryAnswer {
  const { database, sql, asOf } = request
  if (!/^(select|with|values|explain)\b/i.test(withoutLeadingComments(sql)))
    throw new Refusal({
      code: 'read-only',
      message: 'Only a query is allowed here: SELECT, WITH, VALUES or EXPLAIN.',
      hint: 'Sightline never changes data by SQL.',
    })
  const started = performance.now()
  if (asOf === null) return { ...read(connect(database), request), tookMs: performance.now() - started }
  const db = connectToPast(database, asOf, sql)
  try {
    return { ...read(db, request), tookMs: performance.now() - started }
  } finally {
    db.exec('COMMIT')
  }
}

function read(db: Database.Database, { sql, parameters, maxRows }: QueryRequest) {
  const statement = db.prepare(sql)
  if (!statement.reader || !statement.readonly)
    throw new Refusal({
      code: 'read-only',
      message: 'This statement would change data.',
      hint: 'Write a SELECT instead.',
    })
  statement.raw(true).safeIntegers(true)
  const columns = statement.columns().map((column) => column.name)
  const rows: unknown[][] = []
  let size = 0
  let truncated = false
  for (const row of statement.iterate(bound(sql, parameters)) as Iterable<unknown[]>) {
    if (rows.length === maxRows || size > largestResult) {
      truncated = true
      break
    }
    const plain = row.map(plainValue)
    size += plain.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0)
    rows.push(plain)
  }
  return { columns, rows, truncated }
}

function connect(path: string): Database.Database {
  if (open?.path === path) return open.db
  open?.db.close()
  open = { path, db: openReadOnly(path) }
  open.db.pragma('query_only = ON')
  return open.db
}

/**
 * A connection that reads as it was then what the statement may read, in a transaction that the caller ends. Only
 * here, and before the statement is looked at, can its temporary tables be written.
 */
function connectToPast(path: string, at: string, sql: string): Database.Database {
  try {
    if (past?.path !== path || past.at !== at || !reopenPast(past)) {
      past?.db.close()
      past = null
      past = { ...openPast(openReadOnly(path), at), path }
    }
    past.db.pragma('query_only = OFF')
    fillPast(past, sql)
    past.db.pragma('query_only = ON')
    return past.db
  } catch (error) {
    // Half filled, it would tell half the truth.
    past?.db.close()
    past = null
    throw error
  }
}

function openReadOnly(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5_000 })
  db.pragma('trusted_schema = OFF')
  db.pragma(`hard_heap_limit = ${heapLimit}`)
  db.pragma('temp_store = MEMORY')
  return db
}

/** Only the parameters that the statement names: SQLite refuses others. */
function bound(sql: string, parameters: QueryRequest['parameters']) {
  const used = Object.entries(parameters).filter(([name]) => new RegExp(`[:@$]${name}\\b`).test(sql))
  return Object.fromEntries(used)
}

function withoutLeadingComments(sql: string): string {
  return sql.replace(/^(\s|;|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*/, '')
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  if (Buffer.isBuffer(value)) return `x'${value.toString('hex')}'`
  return value
}

function explain(error: Error & { code?: string }) {
  if (isDamage(error)) return damagedDatabase
  if (error.code === 'SQLITE_NOMEM' || error.code === 'SQLITE_TOOBIG')
    return {
      code: 'too-large',
      message: 'This query needs more memory than it may have.',
      hint: 'Select fewer columns, or filter before you sort and join.',
    }
  if (error.code === 'SQLITE_READONLY' || error.code === 'SQLITE_AUTH')
    return {
      code: 'read-only',
      message: 'This statement would change data.',
      hint: 'Write a SELECT instead.',
    }
  if (error instanceof RangeError && /more than one statement/i.test(error.message))
    return {
      code: 'bad-query',
      message: 'There is more than one statement.',
      hint: 'Run them one at a time.',
    }
  if (/parameter|named/i.test(error.message) && !error.code)
    return { code: 'bad-query', message: error.message, hint: 'Give each :name in the query a value.' }
  return {
    code: 'bad-query',
    message: error.message,
    hint: "`SELECT name FROM sqlite_schema WHERE type = 'view'` lists the tables there are.",
  }
}

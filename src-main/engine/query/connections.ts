/** The query process' read-only connections: one to what is now, one to the past moment that was last asked for. */
import Database from 'better-sqlite3'
import { addFunctions, tellMoment } from '../store/sql-functions.ts'
import { fillPast, openPast, type Past, reopenPast } from './past.ts'

/** Enough for any sort of what a workspace holds, and not enough to hurt the machine. */
const heapLimit = 512 * 1024 * 1024
/** In bytes. What a larger database has beyond them is read without being mapped. */
const mostMapped = 4 * 1024 ** 3

let open: { path: string; db: Database.Database } | null = null
/** Often the same moment is asked for again. */
let past: (Past & { path: string }) | null = null

/** Runs `read` on a connection that reads as of then (null: now); what it reads is one moment's. */
export function reading<T>(
  path: string,
  sql: string,
  asOf: string | null,
  read: (db: Database.Database) => T,
): T {
  const db = asOf === null ? connect(path) : connectToPast(path, asOf, sql)
  tellMoment(db, asOf)
  if (asOf === null) db.exec('BEGIN')
  try {
    return read(db)
  } finally {
    if (db.inTransaction) db.exec('COMMIT')
  }
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
      past = { ...openedPast(path, at), path }
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

function openedPast(path: string, at: string): Past {
  const db = openReadOnly(path)
  try {
    return openPast(db, at)
  } catch (error) {
    // Its transaction would keep the log from being folded back.
    db.close()
    throw error
  }
}

/** A connection for one purpose; the caller closes it. */
export function openReadOnly(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5_000 })
  db.pragma('trusted_schema = OFF')
  db.pragma(`hard_heap_limit = ${heapLimit}`)
  db.pragma('temp_store = MEMORY')
  // Read from the system's own cache without a copy: small pages cost nothing more then. Where the disk fails under
  // it, this process ends, which is there to be started again.
  db.pragma(`mmap_size = ${mostMapped}`)
  addFunctions(db)
  return db
}

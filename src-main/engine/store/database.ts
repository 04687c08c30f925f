import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { SightlineError } from '../../../src-preload/contract'
import { type DataFolder, keepPrivate } from '../data-folder'
import { backUpBefore } from './backups'
import { checkPages, isLost, setAside } from './damage'
import { isDamage } from './damaged-database'
import { migrations } from './migrations'

export type Db = Database.Database

/** Marks the file as Sightline's own: “SGTL”. */
const applicationId = 0x5347544c
/** Another process may have the database for a moment, in milliseconds. */
const busyTimeout = 5_000
/** In bytes. A smaller one is brought to the present shape before anybody wonders. */
const slowToMigrate = 100e6

/**
 * Opens the one writing connection, bringing an older database to the present shape after a backup of it. One that is
 * damaged, or gone, is set aside and the last good backup, or an empty one, takes its place: {@link damageNotice} then tells of it.
 * Throws `not-our-database` or `newer-database`; the file is then as it was. Calls `onSlowMigration`, with how many bytes there
 * are, before it is busy with them for seconds.
 */
export function openDatabase(folder: DataFolder, onSlowMigration: (bytes: number) => void = () => {}): Db {
  const isGood = (backup: Db) => checkIdentity(backup, folder)
  if (isLost(folder)) setAside(folder, isGood)
  try {
    return open(folder, onSlowMigration)
  } catch (error) {
    if (!isDamage(error)) throw error
    setAside(folder, isGood)
    return open(folder, onSlowMigration)
  }
}

/** A connection of another thread to the database that {@link openDatabase} has opened. */
export function joinDatabase(path: string): Db {
  const db = prepared(new Database(path, { timeout: busyTimeout }), logBytes)
  // What a large transaction touches again and again is written once, and not each time the cache is full.
  db.pragma('cache_size = -8000')
  // Each row that is written has a journal of its own, as triggers follow it: in a file, that was most of the writing.
  db.pragma('temp_store = MEMORY')
  return db
}

/** A connection for one purpose, that can read what is committed and no more; the caller closes it. */
export function readDatabase(path: string): Db {
  return new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeout })
}

function open(folder: DataFolder, onSlowMigration: (bytes: number) => void): Db {
  keepPrivate(folder.database)
  const db = new Database(folder.database, { timeout: busyTimeout })
  try {
    checkIdentity(db, folder)
    checkPages(db, folder)
    // Of a new database. A poll changes one resource here and one there: the less is written with each, the better.
    db.pragma('page_size = 1024')
    db.pragma('journal_mode = WAL')
    // To write all of that takes a tenth of a second, and this connection's thread has callers to answer.
    prepared(db, 4 * logBytes)
    migrate(db, folder, onSlowMigration)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** What several polls change is written to the database itself once. */
const logBytes = 16e6

/** From how many bytes of log on this connection writes them to the database itself, unless another did before. */
function prepared(db: Db, most: number): Db {
  // A poll commits a few times a minute at most: it can afford to wait for the disk.
  db.pragma('synchronous = FULL')
  const pageSize = db.pragma('page_size', { simple: true }) as number
  db.pragma(`wal_autocheckpoint = ${Math.round(most / pageSize)}`)
  db.pragma('foreign_keys = ON')
  return db
}

function checkIdentity(db: Db, folder: DataFolder) {
  const id = db.pragma('application_id', { simple: true })
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (id !== applicationId && tables !== 0)
    throw new SightlineError(
      'not-our-database',
      `${folder.database} is not a Sightline database.`,
      'Move it away, or give another folder with --data-dir.',
    )
  const version = db.pragma('user_version', { simple: true }) as number
  const newest = migrations.at(-1)?.version ?? 0
  if (version > newest)
    throw new SightlineError(
      'newer-database',
      `This data folder was written by a newer Sightline (database version ${version}, this one knows ${newest}).`,
      'Update Sightline, or give another folder with --data-dir.',
    )
}

function migrate(db: Db, folder: DataFolder, onSlowMigration: (bytes: number) => void) {
  const version = db.pragma('user_version', { simple: true }) as number
  const due = migrations.filter((migration) => migration.version > version)
  if (due.length === 0) return
  const { size } = statSync(folder.database)
  if (size > slowToMigrate) onSlowMigration(size)
  if (version > 0) backUpBefore(db, folder, version)
  for (const migration of due) {
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  }
}

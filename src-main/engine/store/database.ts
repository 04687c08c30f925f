import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SightlineError } from '../../../src-preload/contract'
import type { DataFolder } from '../data-folder'
import { migrations } from './migrations'

export type Db = Database.Database

/** Marks the file as Sightline's own: “SGTL”. */
const applicationId = 0x5347544c
const backupsKept = 5

/**
 * Opens the one writing connection, bringing an older database to the present shape after a backup of it.
 * Throws `not-our-database`, `newer-database` or `broken-database`; the file is then as it was.
 */
export function openDatabase(folder: DataFolder): Db {
  const db = new Database(folder.database, { timeout: 5_000 })
  try {
    checkIdentity(db, folder)
    // A poll commits a few times a minute at most: it can afford to wait for the disk.
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    migrate(db, folder)
    return db
  } catch (error) {
    db.close()
    throw explain(error, folder)
  }
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

function migrate(db: Db, folder: DataFolder) {
  const version = db.pragma('user_version', { simple: true }) as number
  const due = migrations.filter((migration) => migration.version > version)
  if (due.length === 0) return
  if (version > 0) backUp(db, folder, version)
  for (const migration of due) {
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  }
}

function backUp(db: Db, folder: DataFolder, version: number) {
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  db.prepare('VACUUM INTO ?').run(join(folder.backups, `sightline-v${version}-${stamp}.db`))
  const old = readdirSync(folder.backups).filter((file) => /^sightline-v\d+-.*\.db$/.test(file))
  for (const file of old.sort((a, b) => (a.slice(-27) < b.slice(-27) ? 1 : -1)).slice(backupsKept))
    rmSync(join(folder.backups, file))
}

function explain(error: unknown, folder: DataFolder): unknown {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    const backup = existsSync(folder.backups)
      ? `restore one from ${folder.backups}`
      : 'restore a backup of it'
    return new SightlineError(
      'broken-database',
      `${folder.database} is damaged.`,
      `Move it away and ${backup}.`,
    )
  }
  return error
}

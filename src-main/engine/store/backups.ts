import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type DataFolder, keepPrivate } from '../data-folder'
import type { Db } from './database'

const backupsKept = 5
const dailyKept = 2
const day = 24 * 60 * 60_000
const hour = 60 * 60_000
/** A larger database is backed up before it is migrated only: a copy of it a day is more than a disk may have. */
const largestDaily = 1024 ** 3

/**
 * The whole database as it was before it is brought from `version` to the present shape, outside of a transaction.
 * Throws an error with SQLite's code where it is damaged: it is no backup then.
 */
export function backUpBefore(db: Db, folder: DataFolder, version: number) {
  const backup = unfinishedBackup(folder)
  if (isInOneFile(db)) {
    try {
      copySound(folder.database, backup)
    } finally {
      db.pragma('journal_mode = WAL')
    }
  } else {
    keepPrivate(backup)
    db.prepare('VACUUM INTO ?').run(backup)
  }
  renameSync(backup, join(folder.backups, `sightline-v${version}-${stamp()}.db`))
  forget(folder, /^sightline-v\d+-.*\.db$/, backupsKept)
}

/** Backups, newest first, as absolute paths. */
export function backupsOf(folder: DataFolder): string[] {
  return named(folder, /^sightline-.*\.db$/).map((file) => join(folder.backups, file))
}

/** Keeps a backup of each of the last days that Sightline ran. Returns how to stop it. */
export function keepDailyBackups(
  db: Db,
  folder: DataFolder,
  options: { isSound: () => Promise<boolean>; onError: (error: unknown) => void },
): () => void {
  // A full disk, a deleted integration: next hour.
  const look = () => void backUpDaily(db, folder, options.isSound).catch(options.onError)
  const timer = setInterval(look, hour)
  const first = setTimeout(look, 60_000)
  return () => {
    clearInterval(timer)
    clearTimeout(first)
  }
}

/**
 * Copies the database, unless it was in the last day: a few pages at a time, so that nobody waits for it. Rejects where
 * it is not sound: a damaged one must not take the place of good backups.
 */
export async function backUpDaily(
  db: Db,
  folder: DataFolder,
  isSound: () => Promise<boolean> = async () => true,
): Promise<void> {
  if (named(folder, daily).some((file) => isOfLastDay(join(folder.backups, file)))) return
  if (statSync(folder.database).size > largestDaily) return
  if (!(await isSound()))
    throw Object.assign(new Error('The database is damaged.'), { code: 'SQLITE_CORRUPT' })
  const unfinished = unfinishedBackup(folder)
  keepPrivate(unfinished)
  await db.backup(unfinished, { progress: () => 100 })
  renameSync(unfinished, join(folder.backups, `sightline-daily-${stamp()}.db`))
  forget(folder, daily, dailyKept)
}

/** One that is dated ahead was made before the clock was set back: nobody knows how long ago. */
function isOfLastDay(file: string): boolean {
  const age = Date.now() - statSync(file).mtimeMs
  return age >= 0 && age < day
}

/** To be renamed once it is whole: until then it is none. */
function unfinishedBackup(folder: DataFolder): string {
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 })
  const unfinished = join(folder.backups, 'unfinished.tmp')
  rmSync(unfinished, { force: true })
  return unfinished
}

/** Brings all of the database into its one file, which works unless somebody else has it open: a database browser, say. */
function isInOneFile(db: Db): boolean {
  try {
    return db.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

/** A fraction of what it takes SQLite to write all of it anew; nothing at all where the disk keeps copies as references. */
function copySound(database: string, copy: string) {
  copyFileSync(database, copy, constants.COPYFILE_FICLONE)
  const file = openSync(copy, 'r+')
  fsyncSync(file)
  closeSync(file)
  const copied = new Database(copy, { readonly: true })
  try {
    if (copied.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw Object.assign(new Error('The database is damaged.'), { code: 'SQLITE_CORRUPT' })
  } finally {
    copied.close()
  }
}

const daily = /^sightline-daily-.*\.db$/

function forget(folder: DataFolder, kind: RegExp, kept: number) {
  for (const file of named(folder, kind).slice(kept)) rmSync(join(folder.backups, file))
}

/** Newest first: each name ends in the time it was made. */
function named(folder: DataFolder, kind: RegExp): string[] {
  try {
    const files = readdirSync(folder.backups).filter((file) => kind.test(file))
    return files.sort((a, b) => (a.slice(-27) < b.slice(-27) ? 1 : -1))
  } catch {
    return []
  }
}

/** 24 characters, which sort as the times do. */
const stamp = () => new Date().toISOString().replace(/[:.]/g, '-')

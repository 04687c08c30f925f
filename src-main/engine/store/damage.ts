import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import type { DataFolder } from '../data-folder'
import { backupsOf } from './backups'
import { damagedDatabase } from './damaged-database'
import type { Db } from './database'

/** Reading all of a larger database would keep its user waiting at every start. */
const largestChecked = 64 * 1024 ** 2

/**
 * Looks through a database that isn't too large for it, or, however large, one that has shown damage before. Throws
 * an error with SQLite's code where it is damaged.
 */
export function checkPages(db: Db, folder: DataFolder) {
  const isSuspect = existsSync(folder.suspect)
  if (!isSuspect && statSync(folder.database).size > largestChecked) return
  if (db.pragma(isSuspect ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }) !== 'ok')
    throw Object.assign(new Error('The database is damaged.'), { code: 'SQLITE_CORRUPT' })
  // What was read wrongly is right on the disk: memory or a cable, and not the file.
  rmSync(folder.suspect, { force: true })
}

/** Keeps in mind, for the next start and for {@link damageNotice}, that the open database is damaged. */
export function suspectDamage(folder: DataFolder) {
  writeFileSync(folder.suspect, '', { mode: 0o600 })
}

/** Whether the database that backups are of is gone, or empty, as a crash of the machine can leave it. */
export function isLost(folder: DataFolder): boolean {
  const size = statSync(folder.database, { throwIfNoEntry: false })?.size ?? 0
  return size === 0 && backupsOf(folder).length > 0
}

/**
 * Renames a damaged or lost database, puts the newest good backup in its place if there is one, and leaves a note beside the
 * damaged file of what was done. `isGood` throws for a database that can't be opened. Deletes nothing.
 */
export function setAside(folder: DataFolder, isGood: (db: Db) => void) {
  const what = isLost(folder) ? 'gone or empty' : 'damaged'
  const name = `sightline-damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`
  const damaged = join(folder.path, `${name}.db`)
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(folder.database + suffix)) renameSync(folder.database + suffix, damaged + suffix)
  const backup = backupsOf(folder).find((path) => holds(path, isGood))
  if (backup) copyFileSync(backup, folder.database)
  const now = backup
    ? `The database was ${what}, and the last good backup took its place. That is of ${minuteOf(statSync(backup).mtime)}: the next poll brings it up to date, but history between the two is lost.`
    : `The database was ${what}, and Sightline started empty, as there was no good backup. Add your integrations again.`
  const rest = existsSync(damaged)
    ? `The damaged database is now ${damaged}. Once you need neither it nor this notice, delete it and ${name}.txt.`
    : `Once you need this notice no more, delete ${join(folder.path, name)}.txt.`
  const notice = `${now} ${rest}`
  writeFileSync(join(folder.path, `${name}.txt`), `${notice}\n`, { mode: 0o600 })
  rmSync(folder.suspect, { force: true })
}

/**
 * What to tell the user, the most important in the first sentence: that the open database is damaged, or what was done
 * about the last one that was. Null if there is neither, or the note of it was deleted.
 */
export function damageNotice(folder: DataFolder): string | null {
  if (existsSync(folder.suspect)) return `${damagedDatabase.message} ${damagedDatabase.hint}`
  const notes = readdirSync(folder.path).filter((file) => /^sightline-damaged-.*\.txt$/.test(basename(file)))
  const last = notes.sort().at(-1)
  return last === undefined ? null : readFileSync(join(folder.path, last), 'utf8').trim()
}

const minuteOf = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function holds(path: string, isGood: (db: Db) => void): boolean {
  let db: Db | null = null
  try {
    db = new Database(path, { readonly: true })
    isGood(db)
    return db.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  } finally {
    db?.close()
  }
}

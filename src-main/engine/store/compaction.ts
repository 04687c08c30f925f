/**
 * Deleted pages keep their bytes until they are used again, the log of what was written keeps them too, and backups what
 * they were made of: what is not to be kept goes from the disk as well.
 */
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Db } from './database'
import { forgetJson, keepJson, keptJson } from './kept-json'

const key = 'compaction'

/** Call in the transaction that takes out what is not to be kept: compaction is due from then on until it was done. */
export const noteCompaction = (db: Db) => keepJson(db, key, 'due')

export const isCompactionDue = (db: Db): boolean => keptJson(db, key) !== undefined

/**
 * Forgets the backups and writes the file anew, which takes seconds for a large one: not on a thread that somebody waits
 * for, and with nobody writing. Throws as SQLite does, for one where the disk has no room for the new file: it stays due.
 */
export function compact(db: Db, { database, backups }: { database: string; backups: string }) {
  rmSync(backups, { recursive: true, force: true })
  // Not by `db`, whose temporary files are in memory.
  const own = new Database(database, { timeout: 5_000 })
  try {
    own.exec('VACUUM')
    own.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    own.close()
  }
  forgetJson(db, key)
}

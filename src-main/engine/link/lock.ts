import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { SightlineError } from '../../../src-preload/contract'
import { type DataFolder, keepPrivate } from '../data-folder'

interface Lock {
  release(): void
}

/**
 * Makes this process the one engine of the data folder, or throws `data-folder-in-use`.
 *
 * The lock is SQLite's own exclusive file lock on an empty database: the operating system drops it the
 * moment its holder dies, however it dies, so there is no stale lock to detect and no race to take it over.
 */
export function acquireLock(folder: DataFolder): Lock {
  keepPrivate(folder.lock)
  const file = new Database(folder.lock, { timeout: 0 })
  try {
    file.pragma('locking_mode = EXCLUSIVE')
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      throw new SightlineError(
        'data-folder-in-use',
        `Another Sightline is working in ${folder.path}.`,
        'Use that one, or give another folder with --data-dir.',
      )
    throw error
  }
  // Whoever held the lock before is gone, and its socket with it.
  rmSync(folder.holder, { force: true })
  if (process.platform !== 'win32') rmSync(folder.socket, { force: true })
  return {
    release: () => {
      rmSync(folder.holder, { force: true })
      file.close()
    },
  }
}

import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { linkEngine } from '../../src-main/engine/link/engine-link'
import { forkEngine } from '../../src-main/engine/link/fork-engine'
import { engine, temporaryFolder } from './harness'
import { olderDatabase, olderVersion } from './older-database'

const entry = fileURLToPath(new URL('../../out/main/engine-process.js', import.meta.url))
/** A folder whose database is of the version before, with so many bytes in it. */
function olderFolder(bytes = 0) {
  const folder = openDataFolder(temporaryFolder())
  const db = olderDatabase(folder.database, bytes)
  onTestFinished(() => void db.close())
  return { folder, db }
}

/** The one backup that there is. */
function backupOf({ backups }: { backups: string }) {
  const files = readdirSync(backups)
  expect(files).toEqual([expect.stringMatching(new RegExp(`^sightline-v${olderVersion}-.*\\.db$`))])
  const path = join(backups, files[0] as string)
  const backup = new Database(path, { readonly: true })
  onTestFinished(() => void backup.close())
  return { path, backup }
}

test.each([
  ['has it open', () => {}],
  ['does not', (db: Database.Database) => db.close()],
])(
  'an older database is backed up whole before it is migrated, also while somebody %s',
  async (_, others) => {
    const { folder, db } = olderFolder(1000)
    others(db)
    await engine({ dataDir: folder.path })
    const { path, backup } = backupOf(folder)
    expect(backup.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(backup.pragma('user_version', { simple: true })).toBe(olderVersion)
    expect(backup.prepare('SELECT length(bytes) FROM ballast').pluck().get()).toBe(1000)
    expect(statSync(path).mode & 0o077).toBe(0)
  },
)

test('a damaged one makes no backup', async () => {
  const { folder, db } = olderFolder(70_000_000)
  const root = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'poll_type'")
    .pluck()
    .get() as number
  db.close()
  const file = openSync(folder.database, 'r+')
  writeSync(file, Buffer.alloc(1024, 'x'), 0, 1024, (root - 1) * 1024)
  closeSync(file)
  const { api } = await engine({ dataDir: folder.path })
  expect((await api.about()).notice).toMatch(/database was damaged/)
  expect(readdirSync(folder.backups).filter((name) => name.startsWith('sightline'))).toEqual([])
})

test('the host hears of a migration that takes long before the engine answers it', async () => {
  const { folder, db } = olderFolder(101_000_000)
  db.close()
  const heard: (number | string)[] = []
  const link = await linkEngine({
    config: { dataDir: folder.path, vault: 'file' },
    start: forkEngine(entry),
    onSlowMigration: (bytes) => heard.push(bytes),
  })
  heard.push('up')
  await link.close()
  expect(heard).toEqual([expect.closeTo(101_500_000, -6), 'up'])
  backupOf(folder)
})

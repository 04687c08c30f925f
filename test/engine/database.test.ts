import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startEngine } from '../../src-main/engine/engine'
import { engine, queryProcess, temporaryFolder } from './harness'

const start = (dataDir: string) => startEngine({ dataDir, queryProcess, timer: false })

test('a database of a newer Sightline is left alone', async () => {
  const dataDir = temporaryFolder()
  await (await start(dataDir)).close()
  const db = new Database(join(dataDir, 'sightline.db'))
  db.pragma('user_version = 999')
  db.close()
  await expect(start(dataDir)).rejects.toMatchObject({
    code: 'newer-database',
    hint: expect.stringContaining('Update'),
  })
})

test('somebody else’s database is left alone', async () => {
  const dataDir = temporaryFolder()
  const db = new Database(join(dataDir, 'sightline.db'))
  db.exec('CREATE TABLE precious (a); INSERT INTO precious VALUES (1)')
  db.close()
  await expect(start(dataDir)).rejects.toMatchObject({ code: 'not-our-database' })
  const again = new Database(join(dataDir, 'sightline.db'))
  expect(again.prepare('SELECT a FROM precious').pluck().get()).toBe(1)
  again.close()
})

test('a damaged database gets a clear error', async () => {
  const dataDir = temporaryFolder()
  writeFileSync(join(dataDir, 'sightline.db'), 'this is no database, whatever its name says. '.repeat(200))
  await expect(start(dataDir)).rejects.toMatchObject({ code: 'broken-database' })
})

test('there is one engine for a data folder; a failed start lets go of it', async () => {
  const dataDir = temporaryFolder()
  const { close } = await engine({ dataDir })
  await expect(start(dataDir)).rejects.toMatchObject({ code: 'data-folder-in-use' })
  await close()
  await (await start(dataDir)).close()
})

test('nothing of the data folder is readable by others', async () => {
  const dataDir = temporaryFolder()
  await engine({ dataDir })
  const { statSync } = await import('node:fs')
  expect(statSync(dataDir).mode & 0o077).toBe(0)
  expect(readdirSync(dataDir)).toContain('engine.sock')
})

import { openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { startEngine } from '../../src-main/engine/engine'
import { backUpDaily } from '../../src-main/engine/store/backups'
import { connect, engine, pollThread, queryProcess, rows, temporaryFolder, workspace } from './harness'

const start = (dataDir: string) => startEngine({ dataDir, pollThread, queryProcess, timer: false })

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

test('a file that is no database is set aside, and the user is told', async () => {
  const dataDir = temporaryFolder()
  const text = 'this is no database, whatever its name says. '.repeat(200)
  writeFileSync(join(dataDir, 'sightline.db'), text)
  const { api } = await engine({ dataDir })
  const aside = readdirSync(dataDir).find((file) => /^sightline-damaged-.*\.db$/.test(file)) as string
  expect(readFileSync(join(dataDir, aside), 'utf8')).toBe(text)
  expect((await api.about()).notice).toMatch(/damaged.*started empty/)
  expect(await api.listIntegrations()).toEqual([])
})

test('a damaged database is set aside and the last good backup takes its place, until integrations are deleted', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const first = await start(dataDir)
  expect((await first.api.about()).notice).toBe(null)
  const { id } = await connect(first.api, demo)
  await first.api.sync({ integrationId: id })
  const users = await rows(first.api, 'SELECT * FROM segment_user ORDER BY id')
  const folder = openDataFolder(dataDir)
  const db = new Database(folder.database)
  await backUpDaily(db, folder)
  await backUpDaily(db, folder)
  db.close()
  expect(readdirSync(folder.backups)).toEqual([expect.stringMatching(/^sightline-daily-.*\.db$/)])
  // A newer one that is damaged as well is passed over.
  writeFileSync(join(folder.backups, 'sightline-daily-2999-01-01T00-00-00-000Z.db'), 'no backup')
  await first.close()
  const checkpoint = new Database(folder.database)
  checkpoint.pragma('wal_checkpoint(TRUNCATE)')
  checkpoint.close()

  const file = openSync(folder.database, 'r+')
  const { size } = statSync(folder.database)
  for (let page = 1; page < size / 4096; page += 3)
    writeSync(file, Buffer.alloc(4096, 'x'), 0, 4096, page * 4096)
  const second = await engine({ dataDir })
  expect((await second.api.about()).notice).toMatch(/damaged.*backup.*took its place/)
  expect(await rows(second.api, 'SELECT * FROM segment_user ORDER BY id')).toEqual(users)
  expect(await second.api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  await second.api.deleteIntegration({ integrationId: id })
  expect(readdirSync(dataDir)).not.toContain('backups')
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
  expect(statSync(dataDir).mode & 0o077).toBe(0)
  expect(readdirSync(dataDir)).toContain('engine.sock')
})

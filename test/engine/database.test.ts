import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { startEngine } from '../../src-main/engine/engine'
import { QueryProcesses } from '../../src-main/engine/query/query-processes'
import { backUpDaily } from '../../src-main/engine/store/backups'
import { suspectDamage } from '../../src-main/engine/store/damage'
import { isDamage } from '../../src-main/engine/store/damaged-database'
import {
  connect,
  engine,
  polledFolder,
  pollThread,
  queryProcess,
  rows,
  temporaryFolder,
  workspace,
} from './harness'

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

test.each([
  ['gone', (path: string) => rmSync(path)],
  ['empty', (path: string) => truncateSync(path)],
])(
  'the last good backup takes the place of a database that is %s; without one, the folder is a new one',
  async (_, lose) => {
    const dataDir = await polledFolder()
    const folder = openDataFolder(dataDir)
    const db = new Database(folder.database)
    await backUpDaily(db, folder)
    db.close()
    lose(folder.database)
    const second = await engine({ dataDir })
    expect((await second.api.about()).notice).toMatch(
      /^The database was gone or empty, and the last good backup/,
    )
    expect(await second.api.listIntegrations()).toHaveLength(1)
    await second.close()

    rmSync(folder.backups, { recursive: true })
    for (const file of readdirSync(dataDir)) if (file.startsWith('sightline')) rmSync(join(dataDir, file))
    const { api } = await engine({ dataDir })
    expect([(await api.about()).notice, await api.listIntegrations()]).toEqual([null, []])
  },
)

/** Makes a table unreadable on the disk, in a database that is too large to be looked through at each start. */
function damage(dataDir: string, table: string) {
  const path = join(dataDir, 'sightline.db')
  const db = new Database(path)
  db.exec('CREATE TABLE ballast (bytes); INSERT INTO ballast VALUES (zeroblob(70000000))')
  db.pragma('wal_checkpoint(TRUNCATE)')
  const root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number
  const size = db.pragma('page_size', { simple: true }) as number
  db.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(size, 'x'), 0, size, (root - 1) * size)
  closeSync(file)
}

/** Polled and backed up, then damaged. */
async function damagedFolder(table: string) {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const { api, close } = await start(dataDir)
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  await close()
  const folder = openDataFolder(dataDir)
  const db = new Database(folder.database)
  await backUpDaily(db, folder)
  db.close()
  damage(dataDir, table)
  return { dataDir, id, folder }
}

/** The next start mends it, and says so. */
async function expectMended(dataDir: string, id: string) {
  const { api } = await engine({ dataDir })
  expect((await api.about()).notice).toMatch(/damaged.*backup.*took its place/)
  expect((await api.overview()).notice).toMatch(/took its place/)
  expect((await rows(api, 'SELECT * FROM sightline_poll')).length).toBeGreaterThan(0)
  expect(await api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
}

test('after the clock was set back, there is a backup of each day as before', async () => {
  const dataDir = temporaryFolder()
  await engine({ dataDir })
  const folder = openDataFolder(dataDir)
  const db = new Database(folder.database)
  await backUpDaily(db, folder)
  const [first = ''] = readdirSync(folder.backups)
  const nextYear = new Date(Date.now() + 365 * 24 * 3_600_000)
  const ahead = `sightline-daily-${nextYear.toISOString().replace(/[:.]/g, '-')}.db`
  renameSync(join(folder.backups, first), join(folder.backups, ahead))
  utimesSync(join(folder.backups, ahead), nextYear, nextYear)
  await backUpDaily(db, folder)
  await backUpDaily(db, folder)
  db.close()
  expect(readdirSync(folder.backups)).toHaveLength(2)
})

test('damage that a query comes upon is told, and mended at the next start', async () => {
  const { dataDir, id } = await damagedFolder('poll_type')
  const { api, close } = await start(dataDir)
  expect((await api.overview()).notice).toBe(null)
  await expect(api.query({ sql: 'SELECT * FROM sightline_poll' })).rejects.toMatchObject({
    code: 'damaged-database',
    hint: expect.stringContaining('start it again'),
  })
  expect((await api.overview()).notice).toMatch(/is damaged/)
  await close()
  await expectMended(dataDir, id)
})

test('damage that a poll comes upon ends the poll, is told, and mended at the next start', async () => {
  const { dataDir, id } = await damagedFolder('poll_type')
  const { api, close } = await start(dataDir)
  await expect(api.sync({ integrationId: id })).rejects.toMatchObject({ code: 'damaged-database' })
  expect((await api.overview()).notice).toMatch(/is damaged/)
  const integration = await api.getIntegration({ integrationId: id })
  expect(integration).toMatchObject({ ready: false, reason: expect.stringMatching(/database is damaged/) })
  await close()
  await expectMended(dataDir, id)
})

test('a damaged database takes no good backup’s place, and a false alarm is forgotten', async () => {
  const { dataDir, folder } = await damagedFolder('poll_type')
  const before = readdirSync(folder.backups)
  const queries = new QueryProcesses(queryProcess, folder.database, 1)
  const isSound = () => queries.run('check', {}, { timeoutMs: 60_000 })
  const db = new Database(folder.database)
  for (const backup of before) utimesSync(join(folder.backups, backup), 0, 0)
  await expect(backUpDaily(db, folder, isSound)).rejects.toSatisfy(isDamage)
  expect(readdirSync(folder.backups)).toEqual(before)
  db.close()
  queries.close()

  const sound = temporaryFolder()
  await (await start(sound)).close()
  suspectDamage(openDataFolder(sound))
  const { api } = await engine({ dataDir: sound })
  expect((await api.about()).notice).toBe(null)
  expect(readdirSync(dataDir).filter((file) => file.includes('damaged'))).toEqual([])
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

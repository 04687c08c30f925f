/** What an older version kept and this one takes for a secret goes from all that is stored, and is told as no change. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { backUpDaily } from '../../src-main/engine/store/backups'
import { connect, engine, rows, temporaryFolder, workspace } from './harness'

const secret = 'planted-9f3c'

/** The database as an older version would have left it: it took these for no secrets. */
function asIfOlder(dataDir: string) {
  const db = new Database(join(dataDir, 'sightline.db'))
  const plant = (text: string) => `replace(${text}, hidden.print, '"${secret}"')`
  db.exec(`UPDATE integration SET known_secrets = 0; UPDATE reading SET recipe = 'older';
    CREATE TEMP TABLE hidden AS SELECT DISTINCT json_quote(body ->> '$.profile.settings.pin') AS print
      FROM resource WHERE body LIKE '%"pin"%' UNION
      SELECT DISTINCT json_quote(coalesce(before, after) ->> '$.profile.settings.pin')
      FROM change WHERE concat(before, after) LIKE '%"pin"%';
    DELETE FROM hidden WHERE print = 'null';
    UPDATE resource SET hash = 'older', body = ${plant('body')} FROM hidden WHERE instr(body, hidden.print) > 0;
    UPDATE change SET before = ${plant('before')}, after = ${plant('after')} FROM hidden
      WHERE instr(concat(before, after), hidden.print) > 0;`)
  db.close()
}

const kept = `SELECT (SELECT count(*) FROM resource WHERE body LIKE '%${secret}%') AS bodies,
  (SELECT count(*) FROM change WHERE concat(before, after) LIKE '%${secret}%') AS changes`

/** The files of a folder, and of those in it, that hold the secret anywhere in their bytes. */
function filesWithIt(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(secret))
}

test('it goes from resources, from their history and from that of what is gone, and from the disk', async () => {
  const demo = await workspace()
  const pin = { profile: { settings: { pin: secret } } }
  demo.mutate(({ users }) => {
    for (const user of users.slice(0, 3)) Object.assign(user, structuredClone(pin))
  })
  const dataDir = temporaryFolder()
  const first = await engine({ dataDir })
  const { id } = await connect(first.api, demo)
  await first.api.sync({ integrationId: id })
  // One that is gone by now: no answer will ever tell of it again.
  demo.mutate(({ users }) => void users.splice(2, 1))
  await first.api.sync({ integrationId: id })
  await first.close()
  asIfOlder(dataDir)

  const second = await engine({ dataDir })
  expect(await rows(second.api, kept)).toEqual([{ bodies: 2, changes: 4 }])
  const folder = openDataFolder(dataDir)
  const db = new Database(folder.database)
  await backUpDaily(db, folder)
  db.close()
  expect(filesWithIt(dataDir)).toHaveLength(2)
  const ofUsers = () => second.api.listChanges({ resourceType: 'segment_user', limit: 10 })
  const before = (await ofUsers()).total
  // The page on which they are changes as well: what is said of them is not made of the same answer.
  demo.mutate(({ users }) => Object.assign(users[3] as object, { name: 'Somebody Else' }))
  const poll = await second.api.sync({ integrationId: id })
  expect(poll.status).toBe('ok')
  expect(await rows(second.api, kept)).toEqual([{ bodies: 0, changes: 0 }])
  const changes = await ofUsers()
  expect(changes.total).toBe(before + 1)
  expect(changes.rows[0]).toMatchObject({ type: 'modified', fields: ['name'] })
  await second.close()
  expect(filesWithIt(dataDir)).toEqual([])
})

test('of a mirror that has none, nothing becomes otherwise', async () => {
  const demo = await workspace()
  const dataDir = temporaryFolder()
  const first = await engine({ dataDir })
  const { id } = await connect(first.api, demo)
  await first.api.sync({ integrationId: id })
  demo.mutate((world) => {
    for (const list of [world.users, world.sources, world.destinations, world.warehouses, world.functions])
      for (const item of list as { name?: string }[]) item.name = `${item.name} (renamed)`
    for (const source of world.sources) source.writeKeys = ['rotated', ...source.writeKeys]
    world.groups.splice(0, 1)
  })
  await first.api.sync({ integrationId: id })
  await first.close()
  const stored = () => {
    const db = new Database(join(dataDir, 'sightline.db'))
    const all = {
      bodies: db.prepare('SELECT type, id, body, hash FROM resource ORDER BY 1, 2').all(),
      changes: db.prepare('SELECT id, before, after FROM change ORDER BY id').all(),
    }
    db.exec('UPDATE integration SET known_secrets = 0')
    db.close()
    return all
  }
  const before = stored()
  const second = await engine({ dataDir })
  await second.api.sync({ integrationId: id })
  await second.close()
  expect(stored()).toEqual(before)
})

test('a process that ends before the disk is clean makes it so when it starts again', async () => {
  const demo = await workspace()
  demo.mutate(({ users }) => Object.assign(users[0] as object, { name: secret }))
  const dataDir = temporaryFolder()
  const first = await engine({ dataDir })
  const { id } = await connect(first.api, demo)
  await first.api.sync({ integrationId: id })
  await first.close()
  const db = new Database(join(dataDir, 'sightline.db'))
  db.exec(`PRAGMA foreign_keys = ON; DELETE FROM integration;
    INSERT INTO meta (key, value) VALUES ('compaction', '"due"')`)
  db.close()
  expect(filesWithIt(dataDir)).not.toEqual([])
  const second = await engine({ dataDir })
  await expect.poll(() => rows(second.api, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await expect
    .poll(
      () =>
        new Database(join(dataDir, 'sightline.db'))
          .prepare("SELECT 1 FROM meta WHERE key = 'compaction'")
          .all(),
      {
        timeout: 10_000,
      },
    )
    .toEqual([])
  await second.close()
  expect(filesWithIt(dataDir)).toEqual([])
})

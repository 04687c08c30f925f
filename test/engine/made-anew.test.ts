/** What Sightline makes anew of the answers that it was given before is no change of the workspace, and is not told as one. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { type Api, type Change, madeAnew } from '../../src-preload/contract'
import { connect, engine, loseFingerprintKey, rows, temporaryFolder, workspace } from './harness'

/** As if a version had stored all this that did not know of a field of sources yet. */
function asIfOlder(dataDir: string) {
  const db = new Database(join(dataDir, 'sightline.db'))
  db.exec(`UPDATE reading SET recipe = 'older';
    UPDATE resource SET body = json_remove(body, '$.slug'), hash = 'older' || hash WHERE type = 'segment_source'`)
  db.close()
}

const modifiedSources = async (api: Api): Promise<Change[]> =>
  (await api.listChanges({ resourceType: 'segment_source', change: 'modified', limit: 500 })).rows

async function folder() {
  const demo = await workspace()
  const dataDir = temporaryFolder()
  const { api, close } = await engine({ dataDir })
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  await api.addAlertRule({
    ...{ name: 'Anything', enabled: true, integrationIds: [], channelIds: [] },
    condition: { on: 'change', resourceTypes: [], changes: [], fields: [], gained: [], actors: [] },
  })
  const changedAlerts = () =>
    rows(api, "SELECT title, total FROM sightline_alert WHERE kind = 'changed' ORDER BY id")
  return { demo, dataDir, api, close, id, changedAlerts }
}

test('a new key of fingerprints rotates no write key', async () => {
  const { demo, dataDir, api, id, changedAlerts } = await folder()
  loseFingerprintKey(dataDir)
  demo.mutate(({ users }) => Object.assign(users[0] as object, { name: 'Somebody Else' }))
  const poll = await api.sync({ integrationId: id })
  expect(poll.status).toBe('ok')
  const changes = await modifiedSources(api)
  expect(changes).toHaveLength(demo.world().sources.length)
  for (const change of changes) expect(change).toMatchObject(madeAnew)
  const [user] = demo.world().users
  expect(await changedAlerts()).toEqual([{ title: `Anything: ${user?.email} by someone unknown`, total: 1 }])
})

test('what a new version makes more of the same answers is not told as a change, and is in the history', async () => {
  const { demo, dataDir, close, id } = await folder()
  const before = new Date().toISOString()
  await close()
  asIfOlder(dataDir)
  const { api } = await engine({ dataDir })
  await api.sync({ integrationId: id })
  const changes = await modifiedSources(api)
  expect(changes).toHaveLength(demo.world().sources.length)
  for (const change of changes) expect(change).toMatchObject({ ...madeAnew, fields: ['slug'] })
  expect(await rows(api, "SELECT id FROM sightline_alert WHERE kind = 'changed'")).toEqual([])
  const then = await api.query({ sql: 'SELECT DISTINCT slug FROM segment_source', asOf: before })
  expect(then.rows).toEqual([[null]])
})

test('an answer that is another one may tell of a change: of its items nothing is said to be made anew', async () => {
  const { demo, dataDir, api, id } = await folder()
  loseFingerprintKey(dataDir)
  demo.mutate(({ sources }) => Object.assign(sources[0] as object, { name: 'Renamed' }))
  await api.sync({ integrationId: id })
  const changes = await modifiedSources(api)
  expect(changes.map(({ actor }) => actor)).not.toContain('Sightline')
})

test('a detail that is another one tells of a change, whatever its list says', async () => {
  const { demo, dataDir, api, id } = await folder()
  loseFingerprintKey(dataDir)
  const [source] = demo.world().sources
  demo.mutate(({ sourceSettings }) => {
    Object.assign(sourceSettings[source?.id as string] as object, { forwardingViolationsTo: 'elsewhere' })
  })
  await api.sync({ integrationId: id })
  const changes = await modifiedSources(api)
  expect(changes.length).toBeGreaterThan(1)
  const others = changes.filter(({ actor }) => actor !== 'Sightline')
  expect(others.map(({ resourceId }) => resourceId)).toEqual([source?.id])
})

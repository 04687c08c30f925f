import { expect, test } from 'vitest'
import { connect, engine, rows, workspace } from './harness'

const day = 24 * 60 * 60_000

/** One warehouse that seven sources are loaded into, polled every five minutes, in half of which five may be asked for. */
async function watched() {
  let time = Date.now()
  const now = () => new Date(time)
  const demo = await workspace({ rateWindowMs: 20 })
  demo.mutate((world) => {
    world.warehouses = world.warehouses.slice(0, 1)
    world.warehouseConnections = world.sources
      .slice(0, 7)
      .map(({ id }) => ({ sourceId: id, warehouseId: world.warehouses[0]!.id }))
  })
  const { api } = await engine({ now, pace: { patienceMs: 5000, pauseMs: 1, minuteMs: 50 } })
  const { id } = await connect(api, demo)
  await api.updateIntegration({
    integrationId: id,
    intervalMinutes: 5,
    optionalTypes: ['segment_warehouse_selective_sync'],
  })
  const sync = async () => {
    time += 5 * 60_000
    const poll = await api.sync({ integrationId: id })
    expect(poll.status).toBe('ok')
    return poll.types.find(({ type }) => type === 'segment_warehouse_selective_sync')
  }
  return { demo, api, sync, wait: (milliseconds: number) => (time += milliseconds) }
}

const synced = 'SELECT sourceId, collection, enabled FROM segment_warehouse_selective_sync'

test('selective syncs are read a few with each poll, until none is missing', async () => {
  const { demo, api, sync, wait } = await watched()
  const sources = demo.world().warehouseConnections.map(({ sourceId }) => sourceId)
  const read = async () => new Set((await rows(api, synced)).map(({ sourceId }) => sourceId as string))
  expect(await sync()).toMatchObject({
    status: 'ok',
    listed: 15,
    reason: expect.stringMatching(/^2 more lists/),
  })
  expect((await read()).size).toBe(5)
  expect(await sync()).toMatchObject({ reason: null })
  expect(await read()).toEqual(new Set(sources))
  expect(await rows(api, `${synced} WHERE collection = 'pages' AND NOT enabled`)).toHaveLength(7)
  // What is read for the first time is the baseline, and no change, however late.
  const changed =
    "SELECT type FROM sightline_change WHERE resourceType = 'segment_warehouse_selective_sync' AND NOT baseline"
  expect(await rows(api, changed)).toEqual([])

  const asked = () => demo.requests.filter(({ path }) => path.endsWith('/selective-syncs')).length
  expect(asked()).toBe(7)
  await sync()
  expect(asked()).toBe(7)
  wait(day)
  await sync()
  expect(asked()).toBe(12)
  // That a column was seen again is no change.
  expect(await rows(api, changed)).toEqual([])
})

test('with a source that a warehouse is no longer loaded from, its selective syncs are gone', async () => {
  const { demo, api, sync } = await watched()
  for (let poll = 0; poll < 2; poll++) await sync()
  const [gone, ...others] = demo.world().warehouseConnections
  demo.mutate((world) => {
    world.warehouseConnections = others
  })
  await sync()
  const left = await rows(api, `SELECT DISTINCT sourceId FROM (${synced})`)
  expect(new Set(left.map(({ sourceId }) => sourceId))).toEqual(
    new Set(others.map(({ sourceId }) => sourceId)),
  )
  expect(
    await rows(
      api,
      `SELECT type, resourceId FROM segment_warehouse_selective_sync_changes WHERE type = 'removed' ORDER BY resourceId`,
    ),
  ).toEqual(
    ['identifies', 'pages', 'tracks'].map((collection) => ({
      type: 'removed',
      resourceId: `${gone?.warehouseId}/${gone?.sourceId}/${collection}`,
    })),
  )
})

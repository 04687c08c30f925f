import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { createRandom } from '../../src-main/demo/random'
import type { Api } from '../../src-preload/contract'
import { connect, engine, polled, rows, temporaryFolder, workspace } from './harness'
import { disturb, expectSeen, type Gone, iso, type Snapshot, snapshot, viewsOf } from './random-life'

const day = 24 * 60 * 60_000
const seeds = process.env.SEED ? [Number(process.env.SEED)] : [72_416, 80_808]

test.each(seeds)(
  'dropping old history changes nothing of any moment that is kept (seed %i)',
  async (seed) => {
    const random = createRandom(seed, 'retention')
    let time = Date.parse('2026-03-01T09:00:00Z')
    const now = () => new Date(time)
    const demo = await workspace({ seed, startedAt: now(), now, lifeEveryMs: 6 * 60 * 60_000 })
    const { api } = await engine({ now })
    const { id } = await connect(api, demo)
    const views = await viewsOf(api)
    const gone: Gone = { sources: [], users: [] }
    const moments: { at: string; seen: Snapshot }[] = []
    const live = async (polls: number) => {
      for (let poll = 0; poll < polls; poll++) {
        // So that of five polls the first is older than five days, and three more make others so.
        time += 1.3 * day + random.int(2.7 * day)
        demo.mutate((world) => disturb(world, gone, random))
        expectSeen(await api.sync({ integrationId: id }))
        moments.push({ at: iso(time), seen: await snapshot(api, views) })
      }
    }
    // From the fifth poll on. One that finds nothing too old cuts nothing off.
    const begins = () =>
      moments.slice(4).reduce((cut, { at }) => {
        const old = iso(Date.parse(at) - 5 * day)
        return moments.some((one) => one.at > cut && one.at <= old) ? old : cut
      }, '')
    const check = async () => {
      const { historySince } = await api.getIntegration({ integrationId: id })
      for (const { at, seen } of moments) {
        if (historySince === null || at >= historySince)
          expect(await snapshot(api, views, at)).toEqual(since(seen, historySince))
        else await expect(snapshot(api, views, at)).rejects.toMatchObject({ code: 'before-history' })
      }
      if (historySince !== null) {
        const first = moments.findLast(({ at }) => at <= historySince)
        expect(await snapshot(api, views, historySince)).toEqual(since(first?.seen ?? {}, historySince))
      }
      return moments.filter(({ at }) => historySince !== null && at < historySince).length
    }

    await live(5)
    await api.updateIntegration({ integrationId: id, keepHistoryDays: 5 })
    await dropped(api, id, begins)
    const unknown = await check()
    expect(unknown).toBeGreaterThan(0)
    expect(unknown).toBeLessThan(5)

    await live(3)
    await dropped(api, id, begins)
    expect(await check()).toBeGreaterThan(unknown)
    // What is neither there nor has a change that is kept is forgotten.
    const forgotten = `SELECT resource_id FROM subject AS s WHERE NOT EXISTS (SELECT 1 FROM change WHERE subject_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM resource WHERE subject_id = s.id)`
    expect(await rows(api, forgotten)).toEqual([])
  },
  60_000,
)

test('what was dropped is said not to be known, and a longer time does not bring it back', async () => {
  let time = Date.parse('2026-03-01T09:00:00Z')
  const { demo, api, id, sync } = await polled({}, { now: () => new Date(time) })
  const then = iso(time)
  time += 100 * day
  demo.mutate((world) => void world.users.pop())
  await sync()
  expect((await api.getIntegration({ integrationId: id })).historySince).toBe(null)
  expect((await api.query({ sql: 'SELECT * FROM segment_user', asOf: then })).rows).not.toEqual([])

  await api.updateIntegration({ integrationId: id, keepHistoryDays: 90 })
  const begins = iso(time - 90 * day)
  await dropped(api, id, () => begins)
  const problem = { code: 'before-history', message: expect.stringContaining(begins) }
  await expect(api.query({ sql: 'SELECT 1', asOf: then })).rejects.toMatchObject(problem)
  await expect(api.diff({ from: then })).rejects.toMatchObject(problem)
  await expect.poll(() => rows(api, 'SELECT count(DISTINCT id) AS n FROM sightline_poll')).toEqual([{ n: 1 }])
  expect((await api.diff({ from: begins })).rows.map(({ type }) => type)).toContain('removed')
  const [oldest] = (await api.listChanges({ resourceType: 'segment_user' })).rows.slice(-1)
  expect(oldest).toMatchObject({ type: 'removed' })
  // It was there long before the first change that is kept.
  expect(
    await api.getResource({
      integrationId: id,
      type: 'segment_user',
      resourceId: oldest?.resourceId as string,
    }),
  ).toMatchObject({ firstSeenAt: then, removedAt: iso(time) })

  const updated = await api.updateIntegration({ integrationId: id, keepHistoryDays: null })
  expect(updated).toMatchObject({ keepHistoryDays: null, historySince: begins })
  await expect(api.query({ sql: 'SELECT 1', asOf: then })).rejects.toMatchObject(problem)
})

test('a query of a moment that isn’t kept leaves no transaction open', async () => {
  let time = Date.parse('2026-03-01T09:00:00Z')
  const dataDir = temporaryFolder()
  const { demo, api, id, sync } = await polled({}, { now: () => new Date(time), dataDir })
  const then = iso(time)
  time += 100 * day
  await api.updateIntegration({ integrationId: id, keepHistoryDays: 90 })
  await sync()
  await dropped(api, id, () => iso(time - 90 * day))
  await expect(api.query({ sql: 'SELECT 1', asOf: then })).rejects.toMatchObject({ code: 'before-history' })
  demo.mutate((world) => void world.users.pop())
  await sync()
  const db = new Database(join(dataDir, 'sightline.db'))
  // Whatever reads the log as it was before the poll would be in the way.
  const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
  db.close()
  expect(busy).toBe(0)
})

test('what is due when Sightline ends is dropped first, as a command line ends with its poll', async () => {
  let time = Date.parse('2026-03-01T09:00:00Z')
  const now = () => new Date(time)
  const dataDir = temporaryFolder()
  const { api, id, close } = await polled({}, { now, dataDir })
  time += 100 * day
  await api.updateIntegration({ integrationId: id, keepHistoryDays: 90 })
  await close()
  const again = await engine({ now, dataDir })
  expect(await rows(again.api, 'SELECT count(*) AS n FROM sightline_change')).toEqual([{ n: 0 }])
  expect(await again.api.listIntegrations()).toMatchObject([{ historySince: iso(time - 90 * day) }])
})

/** Of the changes, those that were recorded later; all else as it is. */
function since(seen: Snapshot, begins: string | null): Snapshot {
  return Object.fromEntries(
    Object.entries(seen).map(([view, rows]) => [
      view,
      view.endsWith('_changes') ? rows.filter((row) => begins === null || JSON.parse(row)[5] > begins) : rows,
    ]),
  )
}

/** Waits until an integration's history begins where it is to begin. */
async function dropped(api: Api, integrationId: string, begins: () => string) {
  await vi.waitFor(
    async () => {
      const { historySince } = await api.getIntegration({ integrationId })
      const old = await rows(api, `SELECT count(*) AS n FROM recording WHERE recorded_at <= '${begins()}'`)
      expect({ historySince, old }).toEqual({ historySince: begins(), old: [{ n: 0 }] })
    },
    { timeout: 10_000, interval: 50 },
  )
}

import { expect, test } from 'vitest'
import { polled, rows } from './harness'

test('events of each source are known by day, and what is enabled but lies idle shows', async () => {
  const { demo, api } = await polled()
  const { sources } = demo.world()
  const perSource = await rows(
    api,
    'SELECT sourceId, count(*) AS days, count(DISTINCT time) AS different FROM segment_event_volume GROUP BY 1',
  )
  expect(perSource.length).toBe(sources.length)
  for (const { days, different } of perSource) expect([days, different]).toEqual([13, 13])
  const idle = await rows(
    api,
    `SELECT name FROM segment_source AS source WHERE enabled = 1 AND NOT EXISTS (
       SELECT 1 FROM segment_event_volume WHERE sourceId = source.id AND count > 0)`,
  )
  expect(idle.map(({ name }) => name).sort()).toEqual(['Data science sandbox', 'Partner events'])
})

test('days are kept when Segment tells of them no more, and none is a change', async () => {
  let time = Date.parse('2026-03-10T12:00:00Z')
  const now = () => new Date(time)
  const { demo, api, sync } = await polled({ now, startedAt: now() }, { now })
  const source = demo.world().sources.find(({ enabled }) => enabled)!
  const days = () =>
    rows(
      api,
      `SELECT substr(time, 1, 10) AS day, count FROM segment_event_volume WHERE sourceId = '${source.id}' ORDER BY 1`,
    )
  const before = await days()
  expect(before.at(-1)?.day).toBe('2026-03-09')
  time += 10 * 24 * 60 * 60_000
  await sync()
  const after = await days()
  expect(after.map(({ day }) => day)).toContain('2026-02-25')
  expect(after.at(-1)?.day).toBe('2026-03-19')
  expect(after.length).toBe(23)
  expect(after.slice(0, 10)).toEqual(before.slice(0, 10))
  expect((await api.listChanges({ resourceType: 'segment_event_volume' })).total).toBe(0)
})

test('delivery is read once it is turned on, once a day, and tells which destination gets nothing', async () => {
  const { demo, api, id, sync } = await polled()
  const optionalTypes = [
    'segment_delivery_success',
    'segment_delivery_failure',
    'segment_delivery_filtered',
    'segment_delivery_rejected',
    'segment_delivery_filtered_at_source',
  ]
  const asked = () => demo.requests.filter(({ path }) => path.startsWith('/delivery-overview/')).length
  expect(asked()).toBe(0)
  await api.updateIntegration({ integrationId: id, optionalTypes })
  expect(await sync()).toMatchObject({ status: 'ok' })
  const { destinations, sources } = demo.world()
  const enabled = <T extends { enabled: boolean }>(list: T[]) => list.filter((one) => one.enabled)
  const once = enabled(destinations).length * 3 + enabled(sources).length * 2
  expect(asked()).toBe(once)
  const outcomes = await rows(api, 'SELECT DISTINCT outcome FROM segment_delivery ORDER BY outcome')
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'delivered',
    'failed',
    'filtered at destination',
    'filtered at source',
    'received',
    'rejected',
  ])
  const nothing = await rows(
    api,
    `SELECT d.name FROM segment_destination AS d JOIN segment_delivery AS f ON f.destinationId = d.id
     WHERE d.enabled = 1 GROUP BY d.id
     HAVING sum(iif(outcome = 'delivered', events, 0)) = 0 AND sum(iif(outcome = 'failed', events, 0)) > 0`,
  )
  const refusing = enabled(destinations).filter(({ metadata }) => metadata.slug === 'hubspot')
  expect(refusing.length).toBeGreaterThan(0)
  const isIdle = ({ sourceId }: { sourceId: string }) =>
    sources.some(({ id, enabled }) => id === sourceId && enabled)
  expect(nothing.map(({ name }) => name).sort()).toEqual(
    refusing
      .filter(isIdle)
      .map(({ name }) => name)
      .sort(),
  )

  // A destination that is gone takes nothing of what it did along.
  const days = async () => (await rows(api, 'SELECT 1 FROM segment_delivery_success')).length
  const known = await days()
  demo.mutate((world) => world.destinations.splice(0, 1))
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(await days()).toBe(known)
  expect(asked()).toBe(once)
})

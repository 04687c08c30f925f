import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newAuditEvent } from '../../src-main/demo/audit-trail'
import type { DemoApi, World } from '../../src-main/demo/demo-api'
import { resourceTypes } from '../../src-main/engine/connectors/segment/resource-types'
import type { Poll } from '../../src-preload/contract'
import { front } from './front'
import { connect, countsOf, engine, polled, rows, temporaryFolder, workspace } from './harness'

/** A source is renamed, and the audit trail tells by whom. */
function renamedByOwner(demo: DemoApi) {
  const [owner] = demo.world().users
  demo.mutate((world) => {
    const source = world.sources[0]!
    source.name = 'Renamed'
    const deed = {
      type: 'Source Modified',
      resourceId: source.id,
      resourceType: 'source',
      resourceName: 'Renamed',
    }
    world.auditEvents.push(newAuditEvent(world, { ...deed, actor: owner }, new Date()))
  })
  return owner
}

function storedIn(dataDir: string): Buffer {
  const files = readdirSync(dataDir).filter((name) => name.startsWith('sightline'))
  return Buffer.concat(files.map((name) => readFileSync(join(dataDir, name))))
}

const typeOf = (poll: Poll, type: string) => poll.types.find((entry) => entry.type === type)

test('every configuration resource of a workspace is mirrored, none twice and none missing', async () => {
  const { demo, api, poll } = await polled()
  const world = demo.world()
  expect(poll).toMatchObject({ status: 'ok', reason: null })
  const counts = Object.fromEntries((await api.countResources()).map(({ type, count }) => [type, count]))
  const off = Object.fromEntries(resourceTypes.filter((one) => one.offBecause).map(({ key }) => [key, 0]))
  const logs = Object.fromEntries(
    resourceTypes.filter((one) => one.log && !one.offBecause).map(({ key }) => [key, expect.any(Number)]),
  )
  expect(counts).toEqual({ ...countsOf(world), ...off, ...logs })
  expect(counts.segment_audit_event).toBeGreaterThan(20)
  expect(counts.segment_usage).toBeGreaterThan(30)
  expect(counts.segment_source_usage).toBe(counts.segment_usage! * world.sources.length)
})

test('a parent that is deleted with all it has shows as what happened', async () => {
  const { demo, api, sync } = await polled()
  const before = new Date().toISOString()
  const space = demo.world().spaces[0]!
  const inSpace = ({ spaceId }: { spaceId: string }) => spaceId === space.id
  const lost = demo
    .world()
    .audiences.filter(inSpace)
    .map(({ id }) => id)
  const activations = demo
    .world()
    .activations.filter(inSpace)
    .map(({ id }) => id)
  expect(lost.length).toBeGreaterThan(0)
  demo.mutate((world) => {
    world.spaces = world.spaces.filter(({ id }) => id !== space.id)
    world.audiences = world.audiences.filter((one) => !inSpace(one))
    world.computedTraits = world.computedTraits.filter((one) => !inSpace(one))
    world.activations = world.activations.filter((one) => !inSpace(one))
  })
  expect(await sync()).toMatchObject({ status: 'ok' })
  const removed = async (resourceType: string) => {
    const { rows } = await api.listChanges({ resourceType, change: 'removed', since: before })
    return rows.map(({ resourceId }) => resourceId).sort()
  }
  expect(await removed('segment_space')).toEqual([space.id])
  expect(await removed('segment_audience')).toEqual(lost.sort())
  expect(await removed('segment_audience_activation')).toEqual(activations.sort())
})

test('where one parent’s list fails, its children stay and the others’ are read', async () => {
  const { demo, api, sync } = await polled()
  const [hidden, seen] = demo.world().trackingPlans
  const keys = 'SELECT trackingPlanId, key FROM segment_tracking_plan_rule ORDER BY 1, 2'
  const before = await rows(api, keys)
  demo.mutate((world) => {
    for (const plan of world.trackingPlans) plan.rules = plan.rules.slice(1)
  })
  demo.setFaults([{ kind: 'status', path: `/tracking-plans/${hidden!.id}/rules`, value: 500 }])
  const poll = await sync()
  expect(typeOf(poll, 'segment_tracking_plan_rule')).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/1 of \d+ lists could not be read/),
  })
  const after = await rows(api, keys)
  const of = (list: typeof after, id: string) => list.filter(({ trackingPlanId }) => trackingPlanId === id)
  expect(of(after, hidden!.id)).toEqual(of(before, hidden!.id))
  expect(of(after, seen!.id).length).toBe(of(before, seen!.id).length - 1)
})

test('what the token may not read is skipped with all that is listed by it, and the rest is collected', async () => {
  const { demo, sync } = await polled()
  demo.setFaults([{ kind: 'forbid', path: '/spaces' }])
  const poll = await sync()
  expect(poll.status).toBe('partial')
  for (const type of ['segment_space', 'segment_audience', 'segment_audience_activation'])
    expect(typeOf(poll, type)).toMatchObject({ status: 'skipped', removed: 0, reason: expect.any(String) })
  expect(typeOf(poll, 'segment_function')).toMatchObject({ status: 'ok' })
})

test('why a type is skipped is said in the words of the screens', async () => {
  const { demo, sync } = await polled()
  demo.setFaults([
    { kind: 'forbid', path: '/spaces' },
    { kind: 'forbid', path: '/audit-events' },
  ])
  const poll = await sync()
  expect(typeOf(poll, 'segment_audience')?.reason).toBe(
    'It is listed by way of “Spaces”, which could not be listed.',
  )
  // And not since when it was asked.
  expect(typeOf(poll, 'segment_audit_event')?.reason).toBe('The token may not read /audit-events.')
})

test('code is described and end customers are counted: neither is stored', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const { api, close } = await engine({ dataDir })
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  const functions = await rows(
    api,
    "SELECT code ->> '$.bytes' AS bytes, json_array_length(code, '$.findings') AS found FROM segment_function",
  )
  expect(functions.every(({ bytes }) => Number(bytes) > 0)).toBe(true)
  expect(functions.some(({ found }) => Number(found) > 0)).toBe(true)
  expect(await rows(api, 'SELECT min(subjectCount) AS least FROM segment_regulation')).toEqual([
    { least: expect.any(Number) },
  ])
  await close()

  const unwanted = (world: World) => [
    ...world.functions.map(({ code }) => (code as string).split('\n').find((line) => line.length > 30)!),
    ...world.functionVersions.map(({ code }) => code.split('\n').find((line) => line.length > 30)!),
    ...world.regulations.flatMap(({ subjects }) => subjects),
    ...world.suppressions.flatMap(({ subjectIds }) => subjectIds),
    ...world.livePlugins.map(({ downloadURL }) => downloadURL),
  ]
  const stored = storedIn(dataDir)
  expect(unwanted(demo.world()).filter((text) => stored.includes(text))).toEqual([])
})

test('whom Segment is told to drop is counted, page after page, and kept nowhere', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace({ pageCap: 4 })
  const { api } = await engine({ dataDir })
  const { id } = await connect(api, demo)
  await api.updateIntegration({ integrationId: id, optionalTypes: ['segment_suppression_count'] })
  const sync = () => api.sync({ integrationId: id })
  const counts = () =>
    rows(api, 'SELECT subjectType, subjectCount FROM segment_suppression_count ORDER BY subjectType')
  const users = demo.world().suppressions.length
  expect(users).toBeGreaterThan(8)
  const poll = await sync()
  expect(typeOf(poll, 'segment_suppression_count')).toMatchObject({ status: 'ok', listed: 1, reason: null })
  expect(await counts()).toEqual([{ subjectType: 'USER_ID', subjectCount: users }])

  expect(typeOf(await sync(), 'segment_suppression_count')).toMatchObject({ listed: 1, modified: 0 })
  demo.mutate((world) => {
    world.suppressions.unshift({ subjectType: 'USER_ID', subjectIds: ['customer-one', 'customer-two'] })
    world.suppressions.push({ subjectType: 'ANONYMOUS_ID', subjectIds: ['customer-three'] })
  })
  expect(typeOf(await sync(), 'segment_suppression_count')).toMatchObject({ added: 1, modified: 1 })
  expect(await counts()).toEqual([
    { subjectType: 'ANONYMOUS_ID', subjectCount: 1 },
    { subjectType: 'USER_ID', subjectCount: users + 2 },
  ])
  demo.mutate((world) => {
    world.suppressions.pop()
  })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect((await counts()).map(({ subjectType }) => subjectType)).toEqual(['USER_ID'])

  expect(storedIn(dataDir).includes('customer-')).toBe(false)
})

test('audit events are asked for from where they were left, and tell who made a change', async () => {
  const { demo, api, sync } = await polled()
  const events = async () => (await rows(api, 'SELECT id FROM segment_audit_event')).length
  const known = await events()
  const before = demo.requests.length
  const owner = renamedByOwner(demo)
  await sync()
  expect(await events()).toBe(known + 1)
  const [request] = demo.requests.slice(before).filter(({ path }) => path === '/audit-events')
  const since = new URLSearchParams(request!.query).get('startTime') as string
  const latest = demo.world().auditEvents.at(-2)!.timestamp
  expect(Date.parse(latest) - Date.parse(since)).toBe(60 * 60_000)
  const [change] = (await api.listChanges({ baseline: false })).rows
  expect(change).toMatchObject({ fields: ['name'], actor: owner!.email, eventType: 'Source Modified' })
  expect((await api.listChanges({ resourceType: 'segment_audit_event' })).total).toBe(0)
})

test('after the clock was set back by a year, audit events tell who made a change as before', async () => {
  let now = Date.now() + 365 * 24 * 3_600_000
  const { demo, api, sync } = await polled({}, { now: () => new Date(now) })
  now = Date.now()
  const owner = renamedByOwner(demo)
  await sync()
  const [change] = (await api.listChanges({ baseline: false })).rows
  expect(change).toMatchObject({ actor: owner!.email, eventType: 'Source Modified' })
})

const day = 24 * 3_600_000

test.each([
  ['is dated far ahead', { dated: 70 * 365 * day, clock: 0 }],
  ['came before the clock was set back by a year', { dated: 180 * day, clock: 365 * day }],
])(
  'an audit event that %s keeps none of the later ones from being asked for',
  async (_, { dated, clock }) => {
    let now = Date.now() + clock
    const demo = await workspace()
    const server = await front(demo)
    const liar = demo.world().auditEvents.at(-1)!.id
    server.spoil = ({ path, data }) => {
      if (path === '/audit-events')
        for (const event of data.events)
          if (event.id === liar) event.timestamp = new Date(Date.now() + dated).toISOString()
      return undefined
    }
    const { api } = await engine({ now: () => new Date(now) })
    const { id } = await connect(api, server)
    await api.sync({ integrationId: id })
    now = Date.now()
    const owner = renamedByOwner(demo)
    const before = demo.requests.length
    await api.sync({ integrationId: id })
    const [change] = (await api.listChanges({ baseline: false })).rows
    expect(change).toMatchObject({ actor: owner!.email, eventType: 'Source Modified' })
    await api.sync({ integrationId: id })
    const asked = demo.requests.slice(before).filter(({ path }) => path === '/audit-events')
    const [, since] = asked.map(({ query }) => new URLSearchParams(query).get('startTime') as string)
    const latest = demo.world().auditEvents.at(-1)!.timestamp
    expect(Date.parse(latest) - Date.parse(since!)).toBe(60 * 60_000)
  },
)

test('where the provider’s clock is an hour ahead, audit events tell who made a change', async () => {
  const demo = await workspace()
  const server = await front(demo)
  server.spoil = ({ path, data }) => {
    if (path === '/audit-events')
      for (const event of data.events)
        event.timestamp = new Date(Date.parse(event.timestamp) + 3_600_000).toISOString()
    return undefined
  }
  const { api } = await engine()
  const { id } = await connect(api, server)
  await api.sync({ integrationId: id })
  const owner = renamedByOwner(demo)
  await api.sync({ integrationId: id })
  const [change] = (await api.listChanges({ baseline: false })).rows
  expect(change).toMatchObject({ actor: owner!.email, eventType: 'Source Modified' })
})

test('on the timer, a large workspace’s details are read in turn: all within a day, those that changed at once', async () => {
  // Ahead of the provider's, until it is set right.
  let time = Date.now() + 365 * 24 * 3_600_000
  const demo = await workspace({ scale: 8, listsWithoutPermissions: true, rateLimit: 100_000, pageCap: 1000 })
  const { api } = await engine({ timer: true, tickMs: 20, now: () => new Date(time) })
  const { id } = await connect(api, demo)
  const ended = async (count: number) => {
    const finished = async () => (await api.listPolls()).rows.filter(({ finishedAt }) => finishedAt !== null)
    await expect.poll(async () => (await finished()).length, { timeout: 20_000 }).toBe(count)
    await expect
      .poll(async () => (await api.getIntegration({ integrationId: id })).poll, { timeout: 20_000 })
      .toBe(null)
  }
  let from = 0
  const asked = () =>
    new Set(
      demo.requests
        .slice(from)
        .filter(({ path }) => /^\/users\/./.test(path))
        .map(({ path }) => path),
    )
  const { users } = demo.world()
  expect(users.length).toBeGreaterThan(150)
  await ended(1)
  expect(asked().size).toBe(users.length)

  from = demo.requests.length
  const renamed = users[3]!
  demo.mutate(() => {
    renamed.name = 'Renamed'
  })
  time += 17 * 60_000
  await ended(2)
  expect(asked().size).toBeLessThan(100)
  expect(asked()).toContain(`/users/${renamed.id}`)

  for (let poll = 3; poll < 7; poll++) {
    time += 17 * 60_000
    await ended(poll)
  }
  expect(asked().size).toBe(users.length)

  // The clock is set right: all is read once, and in turn from then on.
  time -= 365 * 24 * 3_600_000
  from = demo.requests.length
  await ended(7)
  expect(asked().size).toBe(users.length)
  time += 17 * 60_000
  from = demo.requests.length
  await ended(8)
  expect(asked().size).toBeLessThan(100)
}, 90_000)

test('what reading does something is off, with the reason, until it is turned on', async () => {
  const { demo, api, id, sync } = await polled()
  const asked = () =>
    demo.requests.filter(({ path }) => /profiles-warehouses|connection-state/.test(path)).length
  const stateOf = async (wanted: string) => (await api.countResources()).find(({ type }) => type === wanted)
  expect(asked()).toBe(0)
  expect(await stateOf('segment_profiles_warehouse')).toMatchObject({
    status: 'skipped',
    reason: expect.stringContaining('writes an audit event'),
  })
  const [connector] = await api.listConnectors()
  // Two requests a minute for three warehouses and all their sources would take as long.
  const slow = ['segment_warehouse_schedule', 'segment_warehouse_selective_sync']
  const optionalTypes = connector!.optionalTypes
    .map(({ type }) => type)
    .filter((type) => !slow.includes(type))
  await api.updateIntegration({ integrationId: id, optionalTypes })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(await stateOf('segment_profiles_warehouse')).toMatchObject({ status: 'ok', reason: null })
  const states = 'SELECT connectionState FROM segment_warehouse_connection'
  expect((await rows(api, states)).length).toBe(demo.world().warehouses.length)
  await expect(
    api.updateIntegration({ integrationId: id, optionalTypes: ['segment_user'] }),
  ).rejects.toMatchObject({ code: 'bad-input' })
})

test('a space’s filters come in pages of ten, with offsets for cursors, and not at all where there are none', async () => {
  const { demo, api, sync } = await polled()
  const ids = async () =>
    (await rows(api, 'SELECT id FROM segment_space_filter ORDER BY id')).map(({ id }) => id)
  const truth = () => demo.world().spaceFilters.map(({ id }) => id)
  expect(truth().length).toBeGreaterThan(10)
  expect(await ids()).toEqual(truth().sort())
  demo.mutate((world) => {
    world.spaceFilters = []
  })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(await ids()).toEqual([])
})

test('a destination that loses its actions loses its subscriptions, on their own list’s word', async () => {
  const { demo, api, sync } = await polled()
  const destination = demo.world().destinations.find(({ metadata }) => metadata.actions.length > 0)!
  const known = () =>
    rows(api, `SELECT id FROM segment_destination_subscription WHERE destinationId = '${destination.id}'`)
  expect((await known()).length).toBeGreaterThan(0)
  demo.mutate(() => {
    destination.metadata = { ...destination.metadata, actions: [] }
  })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect((await known()).length).toBeGreaterThan(0)
  demo.mutate((world) => {
    world.subscriptions = world.subscriptions.filter(({ destinationId }) => destinationId !== destination.id)
  })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(await known()).toEqual([])
  const before = demo.requests.length
  await sync()
  const path = `/destinations/${destination.id}/subscriptions`
  expect(demo.requests.slice(before).filter((request) => request.path === path)).toEqual([])
})

test('a live plugin that goes, comes back and goes once more is seen, however often its source said that it has none', async () => {
  const { demo, sync } = await polled({ scale: 2 })
  const { livePlugins } = structuredClone(demo.world())
  const [gone, ...rest] = livePlugins
  expect(gone).toBeDefined()
  const seen = async () => {
    const { types, status } = await sync()
    const { added, removed } = types.find(({ type }) => type === 'segment_live_plugin') ?? {}
    return { status, added, removed }
  }
  const have = (plugins: typeof livePlugins) =>
    demo.mutate((world) => Object.assign(world, { livePlugins: structuredClone(plugins) }))
  for (let round = 0; round < 2; round++) {
    have(rest)
    // All that its source had: believed once it is said twice.
    expect(await seen()).toEqual({ status: 'partial', added: 0, removed: 0 })
    expect(await seen()).toEqual({ status: 'ok', added: 0, removed: 1 })
    for (let again = 0; again < 2; again++)
      expect(await seen()).toEqual({ status: 'ok', added: 0, removed: 0 })
    have(livePlugins)
    expect(await seen()).toEqual({ status: 'ok', added: 1, removed: 0 })
  }
})

test('who uses a credential is known', async () => {
  const { demo, api } = await polled()
  const [credential] = await rows(api, 'SELECT sources, warehouses FROM segment_credential')
  const { sourceIds, warehouseIds } = demo.world().credentials[0]!
  const ids = (text: unknown) => JSON.parse(String(text)).map(({ id }: { id: string }) => id)
  expect(ids(credential?.sources).sort()).toEqual([...sourceIds].sort())
  expect(ids(credential?.warehouses).sort()).toEqual([...warehouseIds].sort())
  expect(warehouseIds.length).toBeGreaterThan(0)
})

test('a log is listed newest first', async () => {
  const { api } = await polled()
  const { rows: events } = await api.listResources({ type: 'segment_audit_event', limit: 50 })
  const times = events.map(({ timestamp }) => String(timestamp))
  expect(times).toEqual([...times].sort().reverse())
})

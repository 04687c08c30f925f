import { expect, test } from 'vitest'
import type { Fault } from '../../src-main/demo/demo-api'
import type { Api, Poll } from '../../src-preload/contract'
import { front, impatient, refused } from './front'
import { connect, engine, polled, rows, workspace } from './harness'

type Body = Record<string, unknown>

/** An engine that sees the simulator through a server that spoils its answers, polled once unspoiled. */
async function behindFront(options: Parameters<typeof workspace>[0] = {}) {
  const demo = await workspace(options)
  const server = await front(demo)
  const { api } = await engine({ pace: impatient })
  const { id } = await connect(api, server)
  const sync = () => api.sync({ integrationId: id })
  expect(await sync()).toMatchObject({ status: 'ok' })
  server.asked.splice(0)
  return { demo, server, api, id, sync }
}

const typeOf = (poll: Poll, type: string) => poll.types.find((entry) => entry.type === type)
const all = (api: Api, view: string) => rows(api, `SELECT * FROM ${view} ORDER BY id`)
const ids = async (api: Api, view: string) => (await all(api, view)).map(({ id }) => id)
const removals = async (api: Api) => (await api.listChanges({ change: 'removed' })).total

test('an item without id makes its type drifted and changes nothing', async () => {
  const { server, api, sync } = await behindFront()
  const before = await all(api, 'segment_source')
  server.spoil = ({ path, data }) => {
    if (path === '/sources') delete data.sources[2].id
    return undefined
  }
  expect(typeOf(await sync(), 'segment_source')).toMatchObject({
    status: 'drifted',
    reason: expect.stringContaining('id'),
  })
  expect(await all(api, 'segment_source')).toEqual(before)
})

test('an id given twice in the place of another one removes nobody', async () => {
  const { server, api, sync } = await behindFront()
  const before = await ids(api, 'segment_user')
  server.spoil = ({ path, data }) => {
    if (path === '/users') data.users[1] = { ...data.users[0] }
    return undefined
  }
  const poll = await sync()
  expect(typeOf(poll, 'segment_user')).toMatchObject({ listed: before.length - 1, removed: 0 })
  expect(await ids(api, 'segment_user')).toEqual(before)
})

test('of two that differ and have one id the last is kept, and the reader is told', async () => {
  const { server, api, sync } = await behindFront()
  const before = await ids(api, 'segment_user')
  server.spoil = ({ path, data }) => {
    if (path === '/users') data.users.push({ ...data.users[0], name: 'Another one' })
    return undefined
  }
  const poll = await sync()
  const [{ id } = {}] = await rows(api, "SELECT id FROM segment_user WHERE name = 'Another one'")
  expect(typeOf(poll, 'segment_user')).toMatchObject({
    status: 'ok',
    modified: 1,
    reason: `The list gives several that differ the id ${id}; the last is kept.`,
  })
  expect(await ids(api, 'segment_user')).toEqual(before)
})

test('the same item on two pages is one resource', async () => {
  const { demo, server, api, sync } = await behindFront({ pageCap: 10 })
  // A list that is as it was would not be read again.
  demo.mutate((world) => {
    world.users[0]!.name = 'Renamed'
  })
  let grown = false
  server.spoil = ({ path, query }) => {
    // Somebody joins at the top between two pages: the last of page 1 comes again as the first of page 2.
    if (path === '/users' && !query.has('pagination.cursor') && !grown) {
      grown = true
      demo.mutate((world) =>
        world.users.unshift({ id: 'first', name: 'New', email: 'new@acme.example', permissions: [] }),
      )
    }
    return undefined
  }
  expect(typeOf(await sync(), 'segment_user')).toMatchObject({ added: 0, modified: 1, removed: 0 })
  expect(typeOf(await sync(), 'segment_user')).toMatchObject({ status: 'ok', added: 1, removed: 0 })
  expect((await ids(api, 'segment_user')).length).toBe(demo.world().users.length)
})

test('values that nobody knows, nulls and missing optional fields are what they are', async () => {
  const { server, api, sync } = await behindFront()
  server.spoil = ({ path, data }) => {
    if (path === '/sources') {
      Object.assign(data.sources[0], { enabled: null, labels: null, metadata: null, settings: null })
      delete data.sources[1].enabled
      delete data.sources[1].labels
      delete data.sources[1].metadata
    }
    if (path === '/destinations') Object.assign(data.destinations[0], { sourceId: null, metadata: null })
    if (path === '/warehouses') Object.assign(data.warehouses[0], { metadata: null, settings: null })
    if (path === '/tracking-plans') data.trackingPlans[0].type = 'A_NEW_KIND'
    if (path === '/users') Object.assign(data.users[0], { name: null, permissions: [] })
    return undefined
  }
  const poll = await sync()
  expect(poll.types.filter(({ status }) => status !== 'ok')).toEqual([])
  expect(await rows(api, "SELECT type FROM segment_tracking_plan WHERE type = 'A_NEW_KIND'")).toHaveLength(1)
  expect(await rows(api, 'SELECT 1 FROM segment_source WHERE enabled IS NULL')).toHaveLength(2)
})

test('totals that do not add up invent nothing, and are told of where something may be missing', async () => {
  const { server, api, sync } = await behindFront()
  const before = await removals(api)
  const groups = await rows(api, 'SELECT id, members FROM segment_user_group ORDER BY id')
  server.spoil = ({ data }) => {
    if (data.pagination?.totalEntries !== undefined) data.pagination.totalEntries += 7
    return undefined
  }
  const poll = await sync()
  expect(typeOf(poll, 'segment_user')).toMatchObject({
    status: 'ok',
    reason: expect.stringContaining('some may be missing'),
  })
  server.spoil = ({ data }) => {
    if (data.pagination?.totalEntries !== undefined) data.pagination.totalEntries = 0
    return undefined
  }
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(await removals(api)).toBe(before)
  expect(await rows(api, 'SELECT id, members FROM segment_user_group ORDER BY id')).toEqual(groups)
})

test('members that a short list leaves out have not left their group', async () => {
  const { demo, api, sync } = await behindFront()
  const groups = await rows(api, 'SELECT id, members FROM segment_user_group ORDER BY id')
  demo.setFaults([{ kind: 'lie', path: '/groups/*/users', value: 1 }])
  const type = typeOf(await sync(), 'segment_user_group')
  expect(type).toMatchObject({ status: 'failed', modified: 0, reason: expect.stringContaining('members') })
  expect(await rows(api, 'SELECT id, members FROM segment_user_group ORDER BY id')).toEqual(groups)
})

test('details of another shape are not stored', async () => {
  const { demo, api, sync } = await behindFront()
  const views = ['segment_source', 'segment_user_group', 'segment_function', 'segment_warehouse']
  const before = await Promise.all(views.map((view) => all(api, view)))
  const paths = ['/sources/*/settings', '/groups/*/**', '/functions/*', '/warehouses/*/connected-sources']
  demo.setFaults(paths.map((path) => ({ kind: 'drift', path })))
  const poll = await sync()
  for (const view of views) expect(typeOf(poll, view)).toMatchObject({ status: 'drifted', modified: 0 })
  expect(await Promise.all(views.map((view) => all(api, view)))).toEqual(before)
})

test('a new source whose settings are not found is said to have none only if it is there itself', async () => {
  const { demo, api, sync } = await behindFront()
  const first = demo.world().sources[0] as ReturnType<typeof demo.world>['sources'][number]
  demo.mutate((world) => world.sources.push({ ...structuredClone(first), id: 'added', slug: 'added' }))
  const none: Fault = { kind: 'status', path: '/sources/added/settings', value: 404 }
  demo.setFaults([none, { kind: 'status', path: '/sources/added', value: 500 }])
  const reason = expect.stringContaining('schemaSettings')
  expect(typeOf(await sync(), 'segment_source')).toMatchObject({ status: 'failed', added: 1, reason })
  demo.setFaults([none])
  expect(typeOf(await sync(), 'segment_source')).toMatchObject({ status: 'ok', added: 0, modified: 1 })
  expect(await rows(api, "SELECT schemaSettings FROM segment_source WHERE id = 'added'")).toEqual([
    { schemaSettings: null },
  ])
})

test('a captive portal, a body cut short, a reset connection and a hang change nothing', async () => {
  const { demo, api, sync } = await behindFront()
  const before = [await all(api, 'segment_source'), await all(api, 'segment_destination_filter')]
  const parent = demo.world().filters[0]?.destinationId
  demo.mutate((world) => {
    world.sources.splice(0, 2)
    world.filters = world.filters.filter(({ destinationId }) => destinationId !== parent)
  })
  // A hang lasts as long as three requests' patience.
  for (const kind of ['notjson', 'truncate', 'drop', 'hang'] as const) {
    // One of the destinations is enough, and soon waited for.
    demo.setFaults([
      { kind, path: '/sources' },
      { kind, path: `/destination/${parent}/filters` },
    ])
    const poll = await sync()
    expect(poll.status).toBe('partial')
    for (const type of ['segment_source', 'segment_destination_filter'])
      expect(typeOf(poll, type), kind).toMatchObject({ status: 'failed', removed: 0 })
    expect([await all(api, 'segment_source'), await all(api, 'segment_destination_filter')]).toEqual(before)
  }
})

test('what fails once is asked again, and the poll is as if nothing had been', async () => {
  const { demo, sync } = await behindFront()
  const kinds = ['drop', 'hang', 'truncate'] as const
  demo.setFaults([
    ...kinds.map((kind) => ({ kind, path: '/sources', times: 1 })),
    { kind: 'status', path: '/users', value: 502, times: 2 },
  ])
  // Three failures are one too many.
  expect(typeOf(await sync(), 'segment_source')).toMatchObject({ status: 'failed' })
  demo.setFaults([
    ...kinds.slice(0, 2).map((kind) => ({ kind, path: '/sources', times: 1 })),
    { kind: 'status', path: '/users', value: 502, times: 2 },
  ])
  expect(await sync()).toMatchObject({ status: 'ok' })
})

test('a revoked token is told of once, on the very next poll, and asked with once a poll', async () => {
  const { server, api, id, sync } = await behindFront()
  server.spoil = () => refused(401)
  for (const _ of [1, 2, 3]) {
    server.asked.splice(0)
    expect(await sync()).toMatchObject({ status: 'failed', requests: 1 })
    expect(server.asked).toEqual(['/'])
    expect(await api.getIntegration({ integrationId: id })).toMatchObject({ enabled: true, ready: false })
  }
  const { rows: alerts } = await api.listAlerts()
  expect(alerts.filter(({ kind }) => kind === 'not_ready')).toHaveLength(1)
})

test('raw newlines in a function’s code are read as what they are', async () => {
  const { demo, api, sync } = await behindFront()
  const before = await all(api, 'segment_function')
  demo.setFaults([{ kind: 'newline', path: '/functions/*' }])
  const type = typeOf(await sync(), 'segment_function')
  expect(type).toMatchObject({ status: 'ok', reason: null, modified: 0, removed: 0 })
  expect(await all(api, 'segment_function')).toEqual(before)
})

test('one function whose body is no JSON at all keeps what was known of it, and the others are read', async () => {
  const { demo, server, api, sync } = await behindFront()
  const [bad, good] = demo.world().functions
  const code = async (id?: string) =>
    rows(api, `SELECT code FROM segment_function WHERE id = '${id}'`).then(([row]) => row)
  const before = await code(bad?.id)
  demo.mutate((world) => {
    for (const one of world.functions) one.code = `// edited\n${one.code}`
  })
  server.spoil = ({ path, data }) =>
    path === `/functions/${bad?.id}`
      ? { status: 200, text: JSON.stringify({ data }).replace('"displayName":"', '"displayName":"\n') }
      : undefined
  expect(typeOf(await sync(), 'segment_function')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining(`code of ${bad?.displayName}`),
  })
  expect(await code(bad?.id)).toEqual(before)
  expect(JSON.stringify(await code(good?.id))).not.toContain(JSON.stringify(before))
  server.spoil = () => undefined
  expect(typeOf(await sync(), 'segment_function')).toMatchObject({ status: 'ok', modified: 1 })
  expect(await code(bad?.id)).not.toEqual(before)
})

test.each([
  ['half', (index: number) => index % 2 === 0],
  ['none', () => true],
])('a token that suddenly sees %s of it removes nothing', async (_, hidden) => {
  const { server, api, sync } = await behindFront()
  const views = ['segment_source', 'segment_destination', 'segment_user', 'segment_warehouse']
  const children = ['segment_destination_filter', 'segment_destination_subscription']
  const before = await Promise.all([...views, ...children].map((view) => ids(api, view)))
  const lists: Record<string, string> = {
    '/sources': 'sources',
    '/destinations': 'destinations',
    '/users': 'users',
    '/warehouses': 'warehouses',
  }
  const unseen = new Set<string>()
  server.spoil = ({ path, data }) => {
    const list = lists[path]
    if (list) {
      for (const [index, item] of data[list].entries()) if (hidden(index)) unseen.add(item.id)
      data[list] = data[list].filter((item: Body) => !unseen.has(String(item.id)))
      data.pagination.totalEntries = data[list].length
      return undefined
    }
    return path.split('/').some((segment) => unseen.has(segment)) ? refused(403) : undefined
  }
  const poll = await sync()
  for (const view of views)
    expect(typeOf(poll, view), view).toMatchObject({
      status: 'failed',
      removed: 0,
      reason: expect.stringContaining('may see less'),
    })
  for (const view of children) expect(typeOf(poll, view), view).toMatchObject({ removed: 0 })
  expect(await Promise.all([...views, ...children].map((view) => ids(api, view)))).toEqual(before)
})

test('what really goes in great numbers is removed in the same poll, and asks little for it', async () => {
  const { demo, server, sync } = await behindFront()
  const total = demo.world().users.length
  demo.mutate((world) => {
    world.users.splice(0, total - 4)
  })
  expect(typeOf(await sync(), 'segment_user')).toMatchObject({ status: 'ok', removed: total - 4 })
  expect(server.asked.filter((path) => path.startsWith('/users/')).length).toBeLessThanOrEqual(25)
})

test('a filter that moves to another destination is modified, not removed', async () => {
  const { demo, api, sync } = await behindFront()
  const [filter] = demo.world().filters
  const other = demo.world().destinations.find(({ id }) => id !== filter?.destinationId)
  demo.mutate(() => Object.assign(filter as object, { destinationId: other?.id }))
  expect(typeOf(await sync(), 'segment_destination_filter')).toMatchObject({ modified: 1, removed: 0 })
  expect(typeOf(await sync(), 'segment_destination_filter')).toMatchObject({ modified: 0, removed: 0 })
  expect(
    await rows(api, `SELECT destinationId FROM segment_destination_filter WHERE id = '${filter?.id}'`),
  ).toEqual([{ destinationId: other?.id }])
})

test('a parent deleted with its children shows as both', async () => {
  const { demo, api, sync } = await behindFront()
  const parent = demo.world().filters[0]?.destinationId
  const children = demo.world().filters.filter(({ destinationId }) => destinationId === parent).length
  demo.mutate((world) => {
    world.destinations = world.destinations.filter(({ id }) => id !== parent)
  })
  const poll = await sync()
  expect(typeOf(poll, 'segment_destination')).toMatchObject({ removed: 1 })
  expect(typeOf(poll, 'segment_destination_filter')).toMatchObject({ status: 'ok', removed: children })
  expect(
    await rows(api, `SELECT 1 FROM segment_destination_filter WHERE destinationId = '${parent}'`),
  ).toEqual([])
})

test('a machine whose clock is off waits no longer for its turn than another', async () => {
  const now = () => new Date(Date.now() + 30 * 60_000)
  const started = performance.now()
  const { poll } = await polled({ now, startedAt: now(), rateLimit: 150, rateWindowMs: 1000 })
  expect(poll).toMatchObject({ status: 'ok' })
  expect(performance.now() - started).toBeLessThan(20_000)
})

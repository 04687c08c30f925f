/** Answers that keep to Segment's models and protocol, or nearly, and are not like the simulator's. */
import { expect, test } from 'vitest'
import type { Poll } from '../../src-preload/contract'
import { connect, engine, rows, workspace } from './harness'
import { serveOnLoopback } from './loopback-server'

type Data = Record<string, unknown>
/** What is done to the `data` of the answers to a path, or said instead of them. */
type Edit = [path: RegExp, edit: (data: Data, path: string) => unknown]
class Instead {
  constructor(
    readonly status: number,
    readonly headers: Record<string, string | string[]> = {},
  ) {}
}

/** Does it to each item of a list. */
const toEach = (list: string, edit: (item: Data) => void) => (data: Data) => {
  for (const item of data[list] as Data[]) edit(item)
}
const set = (values: Data) => (data: Data) => void Object.assign(data, values)

/** An engine that polled a workspace whose answers are edited on their way. */
async function polledThrough(
  edits: Edit[],
  { optionalTypes = [], pageCap }: { optionalTypes?: string[]; pageCap?: number } = {},
) {
  const demo = await workspace({ pageCap })
  const url = await serveOnLoopback(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', demo.url)
    const answer = await fetch(`${demo.url}${request.url}`, {
      headers: { authorization: request.headers.authorization ?? '' },
    })
    const body = (await answer.json()) as { data?: Data }
    let instead: Instead | null = null
    for (const [path, edit] of edits)
      if (path.test(pathname)) {
        const said = edit(body.data ?? {}, pathname)
        if (said instanceof Instead) instead = said
      }
    if (instead) return void response.writeHead(instead.status, instead.headers).end('{"errors":[{}]}')
    const limits = [...answer.headers].filter(([name]) => name.startsWith('x-ratelimit'))
    response
      .writeHead(answer.status, { 'content-type': 'application/json', ...Object.fromEntries(limits) })
      .end(JSON.stringify(body))
  })
  const { api } = await engine()
  const { id } = await connect(api, { url, token: demo.token })
  if (optionalTypes.length > 0) await api.updateIntegration({ integrationId: id, optionalTypes })
  const sync = () => api.sync({ integrationId: id })
  return { demo, api, id, sync, poll: await sync() }
}

const changes = (types: { added: number; modified: number; removed: number; type: string }[]) =>
  types.filter(({ added, modified, removed }) => added + modified + removed > 0)

test('an item that does not say whose it is belongs to what was asked for', async () => {
  const { api, poll, sync } = await polledThrough([
    [/^\/spaces\/\w+\/audiences$/, toEach('audiences', set({ spaceId: null }))],
    [/^\/functions$/, toEach('functions', (one) => delete one.resourceType)],
  ])
  expect(poll).toMatchObject({ status: 'ok', reason: null })
  const spaces = await rows(
    api,
    'SELECT id FROM segment_space WHERE id IN (SELECT spaceId FROM segment_audience)',
  )
  expect(spaces.length).toBeGreaterThan(0)
  expect(await rows(api, 'SELECT id FROM segment_audience WHERE spaceId IS NULL')).toEqual([])
  expect((await rows(api, 'SELECT id FROM segment_audience_activation')).length).toBeGreaterThan(0)
  expect(await rows(api, 'SELECT id FROM segment_function WHERE resourceType IS NULL')).toEqual([])
  expect((await rows(api, 'SELECT id FROM segment_function_instance')).length).toBeGreaterThan(0)
  expect(changes((await sync()).types)).toEqual([])
})

test('what only an item’s own endpoint tells is kept, and stays while it is not asked again', async () => {
  const { api, demo, sync } = await polledThrough([
    [/^\/functions$/, toEach('functions', (one) => delete one.description)],
    [/^\/functions\/\w+$/, ({ function: one }) => set({ workspaceId: 'W', later: [1] })(one as Data)],
    [/^\/groups\/\w+\/users$/, toEach('users', set({ later: 1 }))],
  ])
  const functions = `SELECT f.workspaceId, r.body ->> '$.later' AS later, f.description FROM segment_function AS f
    JOIN sightline_resource AS r ON r.id = f.id`
  const told = demo
    .world()
    .functions.map(({ description }) => ({ workspaceId: 'W', later: '[1]', description }))
  const same = (some: unknown[]) => some.map((one) => JSON.stringify(one)).sort()
  expect(same(await rows(api, functions))).toEqual(same(told))
  demo.mutate((world) => {
    world.functions[0]!.displayName = 'Renamed'
  })
  expect(changes((await sync()).types)).toMatchObject([{ type: 'segment_function', modified: 1 }])
  expect(changes((await sync()).types)).toEqual([])
  expect(same(await rows(api, functions))).toEqual(same(told))
  const [member] = await rows(api, 'SELECT value FROM segment_user_group, json_each(members)')
  expect(Object.keys(JSON.parse(String(member?.value)))).toEqual(['email', 'id', 'later', 'name'])
})

test('of a credential its kind is kept, and who uses it to the last', async () => {
  const { demo, api, sync } = await polledThrough([], { pageCap: 10 })
  demo.mutate((world) => {
    world.credentials[0]!.sourceIds = world.sources.map(({ id }) => id)
  })
  await sync()
  const [credential] = await rows(
    api,
    'SELECT type, json_array_length(sources) AS sources FROM segment_credential',
  )
  expect(credential).toEqual({ type: 'Snowflake', sources: demo.world().sources.length })
  expect(
    await rows(api, "SELECT body FROM sightline_resource WHERE body LIKE '%accountIdentifier%'"),
  ).toEqual([])
})

test('a schema is kept as it is, whatever its properties are called; a mapping’s settings are not', async () => {
  const schema = {
    type: 'object',
    properties: { token: { type: 'string' }, password: { enum: ['weak', 'strong'] } },
  }
  const { api } = await polledThrough([
    [/^\/tracking-plans\/\w+\/rules$/, toEach('rules', set({ jsonSchema: schema }))],
    [
      /\/activations$/,
      toEach(
        'activations',
        set({
          destinationMapping: { actionId: 'the-action', settings: { apiKey: 'hunter2', enabled: true } },
          personalization: { profile: { properties: ['email'] }, token: 'hunter2' },
        }),
      ),
    ],
  ])
  const [rule] = await rows(api, 'SELECT jsonSchema FROM segment_tracking_plan_rule')
  expect(JSON.parse(String(rule?.jsonSchema))).toEqual(schema)
  const [activation] = await rows(
    api,
    'SELECT destinationMapping, personalization FROM segment_audience_activation',
  )
  expect(JSON.parse(String(activation?.destinationMapping))).toEqual({
    actionId: 'the-action',
    settings: { apiKey: expect.stringMatching(/^fingerprint:/), enabled: true },
  })
  expect(JSON.parse(String(activation?.personalization))).toEqual({
    profile: { properties: ['email'] },
    token: expect.stringMatching(/^fingerprint:/),
  })
})

test('what is said beside a list is said of each of its items', async () => {
  let eventTables = true
  const { api, sync } = await polledThrough(
    [[/\/selective-syncs$/, (data) => set({ enableEventTables: eventTables })(data)]],
    { optionalTypes: ['segment_profiles_warehouse', 'segment_profiles_selective_sync'] },
  )
  const told = 'SELECT DISTINCT enableEventTables AS told FROM segment_profiles_selective_sync'
  expect(await rows(api, told)).toEqual([{ told: 1 }])
  eventTables = false
  await sync()
  expect(await rows(api, told)).toEqual([{ told: 0 }])
})

test('labels that read the same are two', async () => {
  const { api } = await polledThrough([
    [
      /^\/labels$/,
      ({ labels }) =>
        void (labels as Data[]).push(
          { key: 'a:b', value: 'c' },
          { key: 'a', value: 'b:c' },
          { key: 'none', value: null },
        ),
    ],
  ])
  const labels = await rows(
    api,
    "SELECT key, value FROM segment_label WHERE key IN ('a:b', 'a', 'none') ORDER BY key",
  )
  expect(labels).toEqual([
    { key: 'a', value: 'b:c' },
    { key: 'a:b', value: 'c' },
    { key: 'none', value: null },
  ])
})

test('pages that end with nothing, or count in words, are read', async () => {
  const { poll, sync } = await polledThrough([
    [
      /^\/(users|sources|roles)$/,
      ({ pagination }) =>
        set({ totalEntries: 'a few', next: (pagination as Data).next ?? '' })(pagination as Data),
    ],
    [/\/live-plugins\/latest$/, set({ livePlugin: null })],
    [/^\/groups$/, toEach('userGroups', (one) => set({ memberCount: String(one.memberCount) })(one))],
    [/^\/groups\/\w+\/invites$/, set({ emails: [{ email: 'a@example.test' }] })],
  ])
  expect(poll).toMatchObject({ status: 'ok', reason: null })
  expect(changes((await sync()).types)).toEqual([])
})

test('a resource that two parents list belongs to one of them, poll after poll', async () => {
  let shared = 'shared'
  const { api, demo, poll, sync } = await polledThrough([
    [
      /^\/destination\/\w+\/filters$/,
      (data) => {
        const filter = { id: shared, title: 'Of both', if: 'all', actions: [], enabled: true, sourceId: 's' }
        Object.assign(data, { filters: [filter], pagination: { current: 'MA==', totalEntries: 1 } })
      },
    ],
  ])
  expect(demo.world().destinations.length).toBeGreaterThan(1)
  const filters = 'SELECT id, destinationId FROM segment_destination_filter'
  const before = await rows(api, filters)
  expect(before).toHaveLength(1)
  expect(poll.types.find(({ type }) => type === 'segment_destination_filter')).toMatchObject({
    status: 'ok',
    reason: null,
    added: 1,
  })
  for (let again = 0; again < 3; again++) expect(changes((await sync()).types)).toEqual([])
  expect(await rows(api, filters)).toEqual(before)
  shared = 'another'
  await sync()
  expect(await rows(api, filters)).toMatchObject([{ id: 'another' }])
})

const typeOf = ({ types }: Poll, type: string) => types.find((one) => one.type === type)

/** Refuses the first path it is asked for, and that one ever after. */
function refusing(path: RegExp, status: () => number): Edit {
  let refused: string | undefined
  return [
    path,
    (_, asked) => {
      refused ??= asked
      return asked === refused && status() !== 200 ? new Instead(status()) : null
    },
  ]
}

test('what one parent’s list withholds is told, and no rule passes or accuses for it', async () => {
  let status = 403
  const { api, id, poll, sync } = await polledThrough([
    refusing(/^\/tracking-plans\/\w+\/rules$/, () => status),
  ])
  const type = 'segment_tracking_plan_rule'
  const verdict = async () => {
    const rules = await api.listRules({ integrationId: id })
    return rules.find((rule) => rule.id === 'segment-tracking-plan-personal-data')?.results[0]?.status
  }
  expect(poll.status).toBe('partial')
  expect(typeOf(poll, type)).toMatchObject({
    status: 'skipped',
    reason: expect.stringContaining('may not read'),
  })
  expect(await verdict()).toBe('not_evaluated')

  status = 200
  expect(typeOf(await sync(), type)).toMatchObject({ status: 'ok', removed: 0 })
  expect(await verdict()).not.toBe('not_evaluated')
  // That it has none any more is not what a 404 says of a plan that is there.
  status = 404
  expect(typeOf(await sync(), type)).toMatchObject({ status: 'skipped', removed: 0 })
})

test('what is deleted while a poll reads it is no trouble, and gone with the next', async () => {
  let gone: string | undefined
  const { api, demo, sync } = await polledThrough([
    [
      /^\/(sources|destination|destinations)\/\w+/,
      (_, path) => (gone !== undefined && path.includes(gone) ? new Instead(404) : null),
    ],
  ])
  const deleted = [
    demo.world().sources[0]?.id as string,
    demo
      .world()
      .filters.find(({ destinationId }) => demo.world().destinations.some(({ id }) => id === destinationId))
      ?.destinationId as string,
  ]
  for (const each of deleted) {
    gone = each
    expect(await sync()).toMatchObject({ status: 'ok', reason: null })
  }
  gone = undefined
  expect(changes((await sync()).types)).toEqual([])
  expect((await rows(api, 'SELECT id FROM segment_source')).length).toBe(demo.world().sources.length)
})

test('one that the list lost and that still answers by itself is kept, and that is told', async () => {
  let lost = false
  const { sync } = await polledThrough([
    [
      /^\/sources$/,
      ({ sources, pagination }) => {
        if (!lost) return
        ;(sources as Data[]).pop()
        set({ totalEntries: (sources as Data[]).length })(pagination as Data)
      },
    ],
  ])
  lost = true
  expect(typeOf(await sync(), 'segment_source')).toMatchObject({
    status: 'ok',
    removed: 0,
    reason: expect.stringContaining('still answers'),
  })
})

/** Another one for each number, and all of them of the first page. */
const cursorOf = (number: number) =>
  btoa(JSON.stringify({ pageToken: btoa('0'), endTime: new Date(number).toISOString() }))

test('pages without end are given up once they bring nothing new', async () => {
  let pages = 0
  const { poll } = await polledThrough([
    [/^\/users$/, ({ pagination }) => set({ next: cursorOf(pages++) })(pagination as Data)],
  ])
  expect(typeOf(poll, 'segment_user')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('circles'),
  })
  expect(pages).toBeLessThan(50)
})

const soon = () => new Date(Date.now() + 1500).toISOString()
test.each([
  ['no time', () => new Instead(429, { 'retry-after': 'soon' })],
  ['the same twice', () => new Instead(429, { 'retry-after': ['1', '1'] })],
  [
    'that nothing is left of nothing',
    () => new Instead(429, { 'retry-after': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon() }),
  ],
])('a pause that says %s comes to an end', async (_, pause) => {
  let times = 0
  const { poll } = await polledThrough([[/^\/roles$/, () => (times++ === 0 ? pause() : null)]])
  expect(poll).toMatchObject({ status: 'ok' })
})

test('a pause of hours is not waited for, and nothing more is asked', async () => {
  let asks = false
  let asked = 0
  const { sync } = await polledThrough([
    [/^\/./, () => (asks ? asked++ : null)],
    [/^\/(roles|users)$/, () => (asks ? new Instead(429, { 'retry-after': '7200' }) : null)],
  ])
  asks = true
  const poll = await sync()
  expect(poll.status).toBe('partial')
  expect(typeOf(poll, 'segment_role')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('left alone until'),
  })
  // As many as were under way at once.
  expect(asked).toBeLessThan(25)
})

test('an address with a user, a password or a query in it is refused before anything is stored', async () => {
  const demo = await workspace()
  const { api } = await engine()
  for (const url of [
    demo.url.replace('//', '//user:sgp_abcdefghijklmnopqrstu@'),
    `${demo.url}/?key=sgp_abcdefghijklmnopqrstu`,
  ])
    await expect(connect(api, { url, token: demo.token })).rejects.toThrow(/in it/)
  expect(await api.listIntegrations({})).toEqual([])
})

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { polled, rows, temporaryFolder } from './harness'

const typeOf = (poll: { types: { type: string }[] }, type: string) =>
  poll.types.find((entry) => entry.type === type)

test('the first poll names each type with its counts', async () => {
  const { demo, poll } = await polled()
  const world = demo.world()
  expect(poll).toMatchObject({ status: 'ok', trigger: 'first' })
  expect(typeOf(poll, 'segment_user')).toMatchObject({
    listed: world.users.length,
    added: world.users.length,
  })
})

test('what was there before Sightline looked does not count as a change of the last day', async () => {
  const { demo, api, id, sync } = await polled()
  expect(await api.getIntegration({ integrationId: id })).toMatchObject({ changes24h: 0 })
  expect((await api.listChanges()).total).toBeGreaterThan(50)
  expect(await api.listChanges({ baseline: false })).toEqual({ rows: [], total: 0 })
  demo.mutate((world) => {
    for (const source of world.sources.slice(0, 1)) source.enabled = !source.enabled
  })
  await sync()
  expect(await api.listChanges({ baseline: false })).toMatchObject({
    rows: [{ type: 'modified', resourceType: 'segment_source', fields: ['enabled'] }],
    total: 1,
  })
})

test('a poll that finds nothing new writes no resource and no change', async () => {
  const dataDir = temporaryFolder()
  const { sync } = await polled({}, { dataDir })
  const guard = new Database(join(dataDir, 'sightline.db'))
  for (const table of ['resource', 'change', 'finding', 'alert'])
    for (const write of ['INSERT', 'UPDATE', 'DELETE'])
      guard.exec(
        `CREATE TRIGGER guard_${table}_${write} BEFORE ${write} ON ${table}
         BEGIN SELECT raise(ABORT, '${write} of ${table}'); END`,
      )
  guard.close()
  expect(await sync()).toMatchObject({ status: 'ok', reason: null })
})

test('the order in which the API lists permissions, members and labels is no change', async () => {
  const { demo, api, sync } = await polled()
  const before = (await api.listChanges()).total
  demo.mutate((world) => {
    for (const user of world.users) user.permissions.reverse()
    for (const group of world.groups) group.memberIds.reverse()
    for (const source of world.sources) source.labels?.reverse()
  })
  await sync()
  expect((await api.listChanges()).total).toBe(before)
})

test('a change is recorded with the fields that differ, before and after', async () => {
  const { demo, api, sync } = await polled()
  const old = demo.world().sources[0]?.name
  demo.mutate((world) => {
    ;(world.sources[0] as { name?: string }).name = 'Renamed'
  })
  expect(typeOf(await sync(), 'segment_source')).toMatchObject({ added: 0, modified: 1, removed: 0 })
  expect(
    await rows(
      api,
      `SELECT type, fields, before ->> 'name' AS old, after ->> 'name' AS new
       FROM segment_source_changes WHERE type <> 'added'`,
    ),
  ).toEqual([{ type: 'modified', fields: '["name"]', old, new: 'Renamed' }])
})

test('people who join and leave are added and removed; a removed one keeps its last known state', async () => {
  const { demo, api, id, sync } = await polled()
  const gone = demo.world().users.at(-1) as { id: string; email: string }
  demo.mutate((world) => {
    world.users.pop()
    for (const group of world.groups) group.memberIds = group.memberIds.filter((member) => member !== gone.id)
    world.users.push({ id: 'newcomer', name: 'New Comer', email: 'new.comer@acme.example', permissions: [] })
  })
  expect(typeOf(await sync(), 'segment_user')).toMatchObject({ added: 1, modified: 0, removed: 1 })
  const resource = await api.getResource({ integrationId: id, type: 'segment_user', resourceId: gone.id })
  expect(resource).toMatchObject({ name: gone.email, removedAt: expect.any(String) })
})

test('members of groups are part of the group', async () => {
  const { demo, api, sync } = await polled()
  demo.mutate((world) => {
    const [group] = world.groups
    if (group) group.memberIds = [world.users[0]?.id as string]
  })
  await sync()
  const [change] = (await api.listChanges({ resourceType: 'segment_user_group', change: 'modified' })).rows
  expect(change?.fields).toContain('members[0]')
})

test('users whose permissions the list leaves out are asked for one by one', async () => {
  const { demo, api } = await polled({ listsWithoutPermissions: true })
  const [row] = await rows(api, 'SELECT count(*) AS n FROM segment_user WHERE permissions IS NULL')
  expect(row).toEqual({ n: 0 })
  expect(demo.requests.filter(({ path }) => path.startsWith('/users/')).length).toBe(
    demo.world().users.length,
  )
})

test('groups whose permissions the list leaves out are asked for one by one, so that owners by group are seen', async () => {
  const owners =
    "SELECT count(*) AS n FROM segment_effective_access WHERE roleName = 'Workspace Owner' AND path = 'group'"
  const complete = await polled()
  const lacking = await polled({ listsWithoutPermissions: true })
  const [expected] = await rows(complete.api, owners)
  expect(expected?.n).toBeGreaterThan(0)
  expect(await rows(lacking.api, owners)).toEqual([expected])
})

test('where one user’s permissions can’t be read, the known ones stay and the type says so', async () => {
  const { demo, api, sync } = await polled({ listsWithoutPermissions: true })
  const before = await rows(api, 'SELECT id, permissions FROM segment_user ORDER BY id')
  const [user] = demo.world().users
  demo.setFaults([{ kind: 'forbid', path: `/users/${user?.id}` }])
  const poll = await sync()
  expect(poll.status).toBe('partial')
  expect(typeOf(poll, 'segment_user')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining(user?.email as string),
  })
  expect(await rows(api, 'SELECT id, permissions FROM segment_user ORDER BY id')).toEqual(before)
})

test('fields that Segment adds later are kept', async () => {
  const { demo, api, id, sync } = await polled()
  demo.mutate((world) => Object.assign(world.users[0] as object, { brandNew: { deep: [1, 2] } }))
  await sync()
  const resourceId = demo.world().users[0]?.id as string
  const { body } = await api.getResource({ integrationId: id, type: 'segment_user', resourceId })
  expect(body).toMatchObject({ brandNew: { deep: [1, 2] } })
})

test('a screen pages, sorts, searches and filters without holding more than it shows', async () => {
  const { demo, api } = await polled({ scale: 5 })
  const emails = demo
    .world()
    .users.map((user) => user.email)
    .sort((a, b) => a.localeCompare(b))
  const page = await api.listResources({
    type: 'segment_user',
    sort: { column: 'email' },
    offset: 10,
    limit: 5,
  })
  expect(page.total).toBe(emails.length)
  expect(page.rows.map((row) => row.email)).toEqual(emails.slice(10, 15))
  const ids = demo.world().users.map((user) => user.id)
  const last = await api.listResources({
    type: 'segment_user',
    sort: { column: 'id', descending: true },
    limit: 5,
  })
  expect(last.rows.map((row) => row.id)).toEqual(ids.sort().slice(-5).reverse())
  const found = await api.listResources({ type: 'segment_user', search: emails[3] as string })
  expect(found.rows.map((row) => row.email)).toEqual([emails[3]])
  const disabled = await api.listResources({
    type: 'segment_source',
    filters: [{ column: 'enabled', operator: 'is', value: 0 }],
  })
  expect(disabled.total).toBe(demo.world().sources.filter((source) => !source.enabled).length)
  await expect(
    api.listResources({ type: 'segment_user', sort: { column: 'email"; DROP TABLE resource; --' } }),
  ).rejects.toMatchObject({ code: 'unknown-column' })
})

test('the list as a query of one’s own has the same rows in the same order', async () => {
  const type = 'segment_transformation'
  const { demo, api, id, sync } = await polled({ scale: 3 })
  const names = [
    'banana',
    'Apple',
    'cherry 50%',
    'Cherry_50',
    'CHERRY',
    "it's \\ here",
    'Äpfel',
    'äpfel',
    '',
    null,
  ]
  demo.mutate(({ transformations }) => {
    for (const [index, newEventName] of names.entries())
      Object.assign(transformations[index]!, { newEventName })
  })
  await sync()
  const column = 'newEventName'
  const contains = (value: string) => ({ filters: [{ column, operator: 'contains' as const, value }] })
  const lists = [
    { sort: { column } },
    { sort: { column, descending: true } },
    { integrationId: id, sort: { column: 'enabled' } },
    { sort: { column: '_changedAt', descending: true } },
    { sort: { column: 'id', descending: true } },
    contains('CHERRY'),
    contains('%'),
    contains('y_5'),
    contains("'s \\"),
    contains('ÄPF'),
    { ...contains('apple'), sort: { column: 'name', descending: true } },
    { search: 'cHeRRy', sort: { column } },
    { filters: [{ column, operator: 'is' as const, value: 'banana' }] },
    { filters: [{ column, operator: 'is_not' as const, value: null }] },
    { filters: [{ column: 'enabled', operator: 'is' as const, value: 1 }] },
    { filters: [{ column, operator: 'is_empty' as const }] },
    { filters: [{ column, operator: 'is_not_empty' as const }], search: 'e' },
  ]
  for (const list of lists) {
    const listed = await api.listResources({ type, limit: 500, ...list })
    const { sql } = await api.getListSql({ type, ...list })
    const asked = await rows(api, sql)
    expect(listed.rows.length, sql).toBeGreaterThan(0)
    expect(
      asked.map(({ id }) => id),
      sql,
    ).toEqual(listed.rows.map(({ id }) => id))
  }
  const sorted = async (descending: boolean) => {
    const { sql } = await api.getListSql({ type, filters: [], sort: { column, descending } })
    return (await rows(api, sql)).map((row) => row[column])
  }
  for (const descending of [false, true]) {
    const values = await sorted(descending)
    const known = values.filter((value) => value !== null)
    expect(values.slice(known.length).length, 'nulls come last').toBeGreaterThan(0)
    expect(values.slice(0, known.length)).toEqual(known)
    const places = ['Apple', 'banana', 'CHERRY', 'Äpfel'].map((name) => known.indexOf(name))
    expect(places).toEqual(places.toSorted((a, b) => (descending ? b - a : a - b)))
  }
  // A log's newest come first, though nobody sorted it.
  const log = await api.listResources({ type: 'segment_audit_event', limit: 500 })
  const { sql } = await api.getListSql({ type: 'segment_audit_event' })
  expect((await rows(api, sql)).map(({ id }) => id)).toEqual(log.rows.map(({ id }) => id))
  await expect(api.getListSql({ type, sort: { column: 'no"column' } })).rejects.toMatchObject({
    code: 'unknown-column',
  })
})

import { expect, test } from 'vitest'
import { grant } from '../../src-main/demo/world'
import type { AccessGrant, AccessWay } from '../../src-preload/contract'
import { smallWorkspace } from './access-world'
import { polled } from './harness'

const said = (grant: AccessGrant) => `${grant.personName}, ${way(grant)}`
const way = ({ roleName, groupName, scope }: AccessWay) =>
  [
    roleName,
    groupName ?? 'direct',
    scope.kind === 'thing' ? scope.name : [scope.kind, ...scope.types, ...scope.labels].join(' '),
  ].join(', ')

const source = (integrationId: string, id: string) => ({ integrationId, type: 'segment_source', id })
const person = (integrationId: string, id: string) => ({ integrationId, type: 'segment_user', id })

test('who can touch a source, and through what', async () => {
  const { api, id } = await smallWorkspace()
  const of = async (sourceId: string) => (await api.listAccess(source(id, sourceId))).rows.map(said)
  expect(await of('lab')).toEqual([
    'Ada, Source Admin, Data, types segment_source',
    'Ada, Workspace Owner, direct, everything',
    'Bram, Source Admin, direct, Lab',
    'Bram, Source Admin, Data, types segment_source',
    'Dora, Source Admin, Data, types segment_source',
  ])
  // A role limited to labels is one on what has them.
  expect(await of('website')).toEqual([
    'Ada, Source Admin, Data, types segment_source',
    'Ada, Workspace Owner, direct, everything',
    'Bram, Source Admin, Data, types segment_source',
    'Chidi, Source Read-only, direct, labels environment:prod',
    'Dora, Source Admin, Data, types segment_source',
    'Dora, Source Admin, Web, labels environment:prod',
  ])
  expect(await api.describeAccess(source(id, 'website'))).toMatchObject({
    kind: 'thing',
    people: 4,
    direct: 2,
  })
  const page = await api.listAccess({ ...source(id, 'website'), search: 'dora', offset: 1, limit: 1 })
  expect(await api.listAccess({ ...source(id, 'lab'), offset: 400 })).toEqual({ rows: [], total: 5 })
  expect([page.total, page.rows.map(said)]).toEqual([2, ['Dora, Source Admin, Web, labels environment:prod']])
})

test('what a person can touch: all of a type by a role on everything, or what it is limited to', async () => {
  const { api, id } = await smallWorkspace()
  const reach = async (who: string) =>
    (await api.describeAccess(person(id, who))).reach.find(({ type }) => type === 'segment_source')
  expect(await reach('Ada')).toMatchObject({ reached: 2, total: 2, everything: true })
  expect(await reach('Chidi')).toMatchObject({ reached: 1, total: 2, everything: false })
  const reached = await api.listReach({ ...person(id, 'Chidi'), reached: 'segment_source' })
  expect(reached).toEqual({
    rows: [{ type: 'segment_source', id: 'website', name: 'Website', roles: ['Source Read-only'] }],
    total: 1,
  })
  const both = await api.listReach({ ...person(id, 'Bram'), reached: 'segment_source' })
  expect(both.rows.map(({ name }) => name)).toEqual(['Lab', 'Website'])
  expect((await api.listAccess(person(id, 'Dora'))).rows.map(said)).toEqual([
    'Dora, Minimal Workspace Access, direct, itself',
    'Dora, Source Admin, Data, types segment_source',
    'Dora, Source Admin, Web, labels environment:prod',
    'Dora, Warehouse Admin, direct, types segment_warehouse',
  ])
  await expect(
    api.describeAccess({ integrationId: id, type: 'segment_label', id: 'x' }),
  ).rejects.toMatchObject({
    code: 'no-access-known',
  })
})

test('what would change without a grant: who loses it, who keeps it or part of it through another', async () => {
  const { api, id } = await smallWorkspace()
  const [own] = (await api.listAccess({ integrationId: id, type: 'segment_user_group', id: 'data' })).rows
  const without = await api.withoutGrant({
    integrationId: id,
    change: { what: 'grant', holder: 'group', id: 'data', key: own!.key },
  })
  expect(without).toMatchObject({ people: 3, total: 3, loses: 0, part: 2, keeps: 1 })
  expect(
    without.rows.map(({ personName, outcome, through }) => [personName, outcome, through.map(way)]),
  ).toEqual([
    ['Bram', 'part', ['Source Admin, direct, Lab']],
    ['Dora', 'part', ['Source Admin, Web, labels environment:prod']],
    ['Ada', 'keeps', ['Workspace Owner, direct, everything']],
  ])
  expect(without.reach.find(({ type }) => type === 'segment_source')).toMatchObject({
    reached: 2,
    everything: true,
  })

  const member = (groupId: string, personId: string) =>
    api.withoutGrant({ integrationId: id, change: { what: 'member', groupId, personId } })
  expect((await member('web', 'Dora')).rows).toMatchObject([
    {
      outcome: 'keeps',
      through: [{ roleName: 'Source Admin', groupName: 'Data', scope: { kind: 'types' } }],
    },
  ])
  const [chidi] = (await api.listAccess(person(id, 'Chidi'))).rows
  const alone = await api.withoutGrant({
    integrationId: id,
    change: { what: 'grant', holder: 'person', id: 'Chidi', key: chidi!.key },
  })
  expect(alone).toMatchObject({ loses: 1, keeps: 0, rows: [{ outcome: 'loses', through: [] }] })
  // Nothing of it happened.
  expect((await api.listAccess(person(id, 'Chidi'))).total).toBe(1)
})

test('the graph leads from people through groups and roles to what was asked for', async () => {
  const { api, id } = await smallWorkspace()
  const { nodes, edges, left } = await api.drawAccess(source(id, 'website'))
  expect(left).toBe(0)
  const title = (nodeId: string) => nodes.find((node) => node.id === nodeId)?.title
  const drawn = edges.map(({ from, to }) => `${title(from)} > ${title(to)}`)
  for (const edge of [
    'Dora > Web',
    'Web > Source Admin',
    'Source Admin > environment:prod',
    'environment:prod > Website',
    'Ada > Workspace Owner',
    'Workspace Owner > Everything',
    'Everything > Website',
  ])
    expect(drawn).toContain(edge)
  // Only who may do everything is drawn as such.
  expect(nodes.find(({ kind }) => kind === 'types')?.types).toEqual(['segment_source'])
  expect(nodes.filter(({ asked }) => asked).map((node) => node.title)).toEqual(['Website'])
})

test('a role that sees nothing in the workspace is drawn on the workspace itself, one that shows more on everything', async () => {
  const { api, id, demo, sync } = await smallWorkspace()
  demo.mutate((world) => {
    world.users[1]?.permissions.push(grant(world, 'PII Access'))
  })
  await sync()
  const { nodes } = await api.drawAccess(person(id, 'Bram'))
  expect(nodes.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['itself', 'everything', 'types', 'thing']),
  )
  const kinds = (await api.listAccess(person(id, 'Bram'))).rows.map(({ roleName, scope }) => [
    roleName,
    scope.kind,
  ])
  expect(kinds).toContainEqual(['Minimal Workspace Access', 'itself'])
  expect(kinds).toContainEqual(['PII Access', 'everything'])
})

test('in a large workspace it stays readable, and many are drawn as one', async () => {
  const { api, id, demo } = await polled({ scale: 2 })
  const [first] = demo.world().sources
  const { nodes } = await api.drawAccess(source(id, first!.id))
  expect(nodes.length).toBeLessThanOrEqual(60)
  expect(nodes.some(({ kind, title }) => kind === 'people' && / people$/.test(title))).toBe(true)
})

test('people, groups and things are found by name, address and id', async () => {
  const { api, id } = await smallWorkspace()
  const found = async (text: string) =>
    (await api.searchAccess({ text })).rows.map(({ kind, name }) => [kind, name])
  expect(await found('dora@')).toEqual([['person', 'Dora']])
  expect(await found('WEB')).toEqual([
    ['group', 'Web'],
    ['thing', 'Website'],
  ])
  expect(await found('lab')).toContainEqual(['thing', 'Lab'])
  const groups = await api.searchAccess({ kind: 'group', integrationId: id })
  expect(groups.rows.map(({ name, detail }) => [name, detail])).toEqual([
    ['Data', '3'],
    ['Web', '1'],
  ])
})

test('access is told as of then, too', async () => {
  const { api, id, demo, sync } = await smallWorkspace()
  const before = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  demo.mutate((world) => {
    world.groups[0]!.memberIds = ['Ada']
  })
  await sync()
  const people = async (asOf?: string) => (await api.describeAccess({ ...source(id, 'lab'), asOf })).people
  expect([await people(), await people(before)]).toEqual([2, 3])
})

test('what is no type of access says so', async () => {
  const { api } = await smallWorkspace()
  const kinds = Object.fromEntries((await api.listResourceTypes()).map(({ key, access }) => [key, access]))
  expect(kinds).toMatchObject({
    segment_user: 'person',
    segment_user_group: 'group',
    segment_role: 'role',
    segment_source: 'thing',
    segment_label: null,
  })
})

test('a role is found by its name, and who has it, and through what', async () => {
  const { api, id, demo, sync } = await smallWorkspace()
  const { rows } = await api.searchAccess({ text: 'source adm', kind: 'role' })
  expect(rows).toMatchObject([{ kind: 'role', name: 'Source Admin', detail: expect.stringMatching(/./) }])
  const role = { integrationId: id, type: rows[0]!.type, id: rows[0]!.id }
  expect(await api.describeAccess(role)).toMatchObject({
    kind: 'role',
    people: 3,
    grants: 5,
    direct: 1,
    ways: [
      { groupId: null, people: 1 },
      { groupName: 'Data', people: 3 },
      { groupName: 'Web', people: 1 },
    ],
  })
  const through = async (group: string | null) =>
    (await api.listAccess({ ...role, through: group })).rows.map(said)
  expect(await through('web')).toEqual(['Dora, Source Admin, Web, labels environment:prod'])
  expect(await through(null)).toEqual(['Bram, Source Admin, direct, Lab'])
  // Who has it on what: the role itself need not be drawn.
  const { nodes, edges } = await api.drawAccess({ ...role, through: 'web' })
  expect(nodes.map(({ title }) => title)).toEqual(['Dora', 'Web', 'environment:prod'])
  expect(edges).toHaveLength(2)

  // One that isn't listed is told as far as it was granted.
  demo.mutate((world) => {
    world.roles = world.roles.filter(({ name }) => name !== 'Source Admin')
  })
  await sync()
  await sync()
  expect(await api.describeAccess(role)).toMatchObject({ name: 'Source Admin', detail: null, people: 3 })
})

test('the map counts people by group and role', async () => {
  const { api, id } = await smallWorkspace()
  const { roles, rows } = await api.mapAccess({ integrationId: id })
  expect(roles[0]).toMatchObject({ roleName: 'Workspace Owner', owner: true })
  const nameOf = (roleId: string) => roles.find((role) => role.roleId === roleId)?.roleName
  const said = (people: Record<string, number>) =>
    Object.fromEntries(Object.entries(people).map(([roleId, count]) => [nameOf(roleId), count]))
  const [directly, ...groups] = rows
  expect(directly?.groupId).toBe(null)
  expect(said(directly?.people ?? {})).toMatchObject({ 'Workspace Owner': 1, 'Source Read-only': 1 })
  expect(groups.map(({ name, people }) => [name, said(people)])).toEqual(
    expect.arrayContaining([
      ['Data', { 'Source Admin': 3 }],
      ['Web', { 'Source Admin': 1 }],
    ]),
  )
})

import { expect, test } from 'vitest'
import { newAuditEvent } from '../../src-main/demo/audit-trail'
import { grant, isOwner, OWNER, type User, type World } from '../../src-main/demo/world'
import type { ChangeGroup, InputOf } from '../../src-preload/contract'
import { builtQueryProcess, polled, rows } from './harness'

const minute = 60_000
const day = 24 * 60

/** A workspace at noon, polled at first; then things happen and are found. */
async function livedIn() {
  let time = Date.parse('2026-03-01T12:00:00Z')
  const now = () => new Date(time)
  const started = await polled({ startedAt: now(), now }, { now, queryProcess: builtQueryProcess })
  const happens = async (afterMinutes: number, deed: (world: World) => void) => {
    time += afterMinutes * minute
    started.demo.mutate(deed)
    time += minute
    expect(await started.sync()).toMatchObject({ status: 'ok' })
  }
  /** Says in the audit trail who did what. */
  const did = (world: World, actor: User, resource: { id: string; name: string }) => {
    const deed = {
      type: 'Policy Updated',
      resourceId: resource.id,
      resourceType: 'any',
      resourceName: resource.name,
    }
    world.auditEvents.push(newAuditEvent(world, { ...deed, actor }, now()))
  }
  return { ...started, happens, did, now }
}

const told = ({ baseline, actorName, total, changes }: ChangeGroup) => ({
  baseline,
  actorName,
  total,
  shown: changes.map(({ type, resourceName }) => `${type} ${resourceName}`),
})

test('changes are told by poll and by who made them, and found by what they are about', async () => {
  const { api, demo, id, happens, did } = await livedIn()
  const ann = demo.world().users.find(isOwner) as User
  const bob = demo.world().users.find((user) => !isOwner(user)) as User
  const [source, other] = demo.world().sources
  await happens(day, (world) => {
    const user = world.users.find(({ id }) => id === bob.id)!
    user.permissions = [grant(world, OWNER)]
    Object.assign(world.sources.find(({ id }) => id === source?.id)!, { name: 'Checkout v2' })
    did(world, ann, bob)
  })
  await happens(day, (world) => {
    world.sources = world.sources.filter(({ id }) => id !== other?.id)
  })

  const [removal, byAnn, byNobody, first, ...more] = (await api.listTimeline()).groups
  expect(more).toEqual([])
  expect(told(removal!)).toMatchObject({ actorName: null, baseline: false })
  expect(told(removal!).shown).toContain(`removed ${other?.name}`)
  expect(told(byAnn!)).toEqual({
    ...{ baseline: false, actorName: ann.name, total: 1 },
    shown: [`modified ${bob.email}`],
  })
  expect(byAnn!.actor).toBe(ann.email)
  expect(told(byNobody!).shown).toEqual(['modified Checkout v2'])
  expect(byNobody!.pollId).toBe(byAnn!.pollId)
  const resources = (await api.getIntegration({ integrationId: id })).resources
  const logs = await api.query({
    sql: "SELECT sum(resources) FROM type_state WHERE type LIKE '%audit%' OR type LIKE '%usage%'",
  })
  expect(first).toMatchObject({ baseline: true, changes: [], unseen: false })
  expect(first!.total).toBeGreaterThan(0)
  expect(first!.total).toBeLessThanOrEqual(resources + Number(logs.rows[0]?.[0] ?? 0) + 1)

  const short = (await api.listTimeline({ limit: 1, changes: 1 })).groups
  expect(short.map(({ changes, total }) => [changes.length, total])).toEqual([[1, removal!.total]])

  // References are told by name.
  const workspace = demo.world().workspace
  const [permission] = byAnn!.changes
  expect(Object.values(permission!.names)).toEqual(expect.arrayContaining([OWNER, workspace.name]))

  const found = async (filter: InputOf<'listTimeline'>) =>
    (await api.listTimeline({ baseline: false, ...filter })).groups.flatMap((group) => told(group).shown)
  expect(await found({ actor: ann.email })).toEqual([`modified ${bob.email}`])
  expect(await found({ actor: null })).not.toContain(`modified ${bob.email}`)
  expect(await found({ fields: ['permissions'] })).toEqual([`modified ${bob.email}`])
  expect(await found({ fields: ['name'], resourceType: 'segment_source' })).toEqual(['modified Checkout v2'])
  expect(await found({ fields: ['permissions', 'name', 'other'] })).toEqual(
    expect.arrayContaining([`modified ${bob.email}`, 'modified Checkout v2']),
  )
  expect(await found({ fields: ['other'] })).toEqual([])
  expect(await found({ search: 'checkout V2' })).toEqual(['modified Checkout v2'])
  expect(
    await found({ search: other?.name ?? '', change: 'removed', resourceType: 'segment_source' }),
  ).toEqual([`removed ${other?.name}`])
  expect(await found({ change: 'removed', resourceType: 'segment_user' })).toEqual([])
  expect(await found({ since: '2026-03-03T00:00:00Z' })).toEqual(told(removal!).shown)
  expect(await found({ until: '2026-03-03T00:00:00Z', resourceType: 'segment_user' })).toEqual([
    `modified ${bob.email}`,
  ])
  await expect(api.listTimeline({ resourceType: 'nothing' })).rejects.toMatchObject({ code: 'unknown-type' })
  await expect(api.listTimeline({ before: 'yesterday' })).rejects.toMatchObject({ code: 'bad-input' })

  // What is listed alone is the same.
  const listed = await api.listChanges({ pollId: byAnn!.pollId, actor: ann.email, baseline: false })
  expect(listed).toMatchObject({ total: 1, rows: [{ resourceName: bob.email }] })
  const wereThere = await api.listChanges({ pollId: first!.pollId, baseline: 'only', limit: 1 })
  expect(wereThere.total).toBe(first!.total)

  const days = await api.countChangesByDay({})
  expect(days.days).toHaveLength(2)
  expect(days.total).toBe((await api.listChanges({ baseline: false })).total)
  const ofAnn = await api.countChangesByDay({ actor: ann.email })
  expect(ofAnn).toMatchObject({ total: 1, days: [{ added: 0, modified: 1, removed: 0 }] })

  const facets = await api.listChangeFacets({ integrationId: id })
  expect(facets.people).toContainEqual({ actor: ann.email, name: ann.name, changes: 1 })
  expect(facets.people.at(-1)).toEqual({ actor: null, name: null, changes: days.total - 1 })
  expect(facets.fields).toContainEqual({ resourceType: 'segment_user', field: 'permissions' })
  const bySql = await rows(
    api,
    `SELECT resourceType, count(*) AS changes FROM sightline_change WHERE NOT baseline GROUP BY 1 ORDER BY 2 DESC, 1`,
  )
  expect([...facets.types].sort(byName)).toEqual([...bySql].sort(byName as never))

  // Seen, and that taken back.
  expect((await api.overview()).unseenChanges).toBe(days.total)
  const seen = await api.markChangesSeen({ upTo: Math.max(byAnn!.upTo, byNobody!.upTo) })
  expect(seen).toMatchObject({ before: 0, unseen: removal!.total })
  expect(await found({ unseen: true })).toEqual(told(removal!).shown)
  expect(await api.markChangesSeen()).toMatchObject({ unseen: 0, before: seen.upTo })
  expect(await found({ unseen: true })).toEqual([])
  expect(await api.markChangesSeen({ upTo: seen.before })).toMatchObject({ unseen: days.total })

  // One line for each person, whatever number of polls found it.
  await happens(day, (world) => {
    Object.assign(world.users.find(({ id }) => id === bob.id)!, { name: 'Robert' })
    did(world, ann, bob)
  })
  const [ofAnnAlone, ofNobody, ...noOther] = (await api.listActors({ baseline: false, changes: 1 })).rows
  expect(noOther).toEqual([])
  expect(ofAnnAlone).toMatchObject({ actor: ann.email, actorName: ann.name, total: 2 })
  expect(ofAnnAlone!.changes).toMatchObject([{ resourceName: bob.email, after: { name: 'Robert' } }])
  expect(ofAnnAlone!.latestAt).toBe(ofAnnAlone!.changes[0]!.recordedAt)
  const { total } = await api.listChanges({ actor: null, baseline: false })
  expect(ofNobody).toMatchObject({ actor: null, total, changes: [{ actor: null }] })
  expect(await api.listActors({ baseline: false, limit: 1 })).toMatchObject({
    total: 2,
    rows: [{ total: 2 }],
  })
  expect(await api.listActors({ since: '2026-05-01T00:00:00Z' })).toEqual({ rows: [], total: 0 })
  await api.markChangesSeen({ upTo: removal!.upTo })
  expect((await api.listActors({ unseen: true, actor: ann.email })).rows).toMatchObject([{ total: 1 }])
})

test('who is not among the many that are named is not taken for nobody', async () => {
  const { api, demo, id, happens, did } = await livedIn()
  const [newcomer] = demo.world().users
  await happens(day, (world) => {
    for (let number = 0; number < 201; number++) {
      const user = { ...newcomer!, id: `newcomer-${number}`, email: `newcomer-${number}@acme.com` }
      world.users.push(user)
      did(world, user, user)
    }
    Object.assign(world.sources[0]!, { name: 'Renamed by nobody' })
  })
  for (const integrationId of [undefined, id]) {
    const { people } = await api.listChangeFacets({ integrationId })
    expect(people).toHaveLength(201)
    expect(people.at(-1)).toEqual({ actor: null, name: null, changes: 1 })
  }
})

const byName = (one: { resourceType: string }, other: { resourceType: string }) =>
  one.resourceType < other.resourceType ? -1 : 1

test('older pages follow the newer ones, whatever comes meanwhile', async () => {
  const { api, happens } = await livedIn()
  const rename = (name: string) => (world: World) => Object.assign(world.sources[0]!, { name })
  for (const name of ['One', 'Two', 'Three', 'Four']) await happens(60, rename(name))

  const newest = await api.listTimeline({ baseline: false, limit: 2 })
  const names = (groups: ChangeGroup[]) =>
    groups.flatMap(({ changes }) => changes.map((one) => one.resourceName))
  expect(names(newest.groups)).toEqual(['Four', 'Three'])
  await happens(60, rename('Five'))
  const older = await api.listTimeline({ baseline: false, limit: 2, before: newest.next! })
  expect(names(older.groups)).toEqual(['Two', 'One'])
  expect(older.next).toBeNull()
  expect(names((await api.listTimeline({ baseline: false, limit: 1 })).groups)).toEqual(['Five'])
})

test('facets count what is listed, and what else there is in their own column', async () => {
  const { api, id } = await livedIn()
  const type = 'segment_source'
  const counted = await api.countFacets({ type, integrationId: id })
  const enabled = counted.find(({ column }) => column === 'enabled')!
  const bySql = await rows(
    api,
    'SELECT enabled AS value, count(*) AS count FROM segment_source GROUP BY 1 ORDER BY 2 DESC',
  )
  expect(enabled.values.map(({ value, count }) => ({ value, count }))).toEqual(bySql)
  expect(counted.map(({ column }) => column)).not.toContain('name')

  const filters = [{ column: 'enabled', operator: 'is' as const, value: 0 }]
  const narrowed = await api.countFacets({ type, filters })
  // Its own filter doesn't hide the other value; all others follow it.
  expect(narrowed.find(({ column }) => column === 'enabled')).toEqual(enabled)
  const disabled = enabled.values.find(({ value }) => value === 0)!.count
  for (const facet of narrowed.filter(({ column, more }) => column !== 'enabled' && !more))
    expect(facet.values.reduce((sum, { count }) => sum + count, 0)).toBe(disabled)
  await expect(api.countFacets({ type: 'nothing' })).rejects.toMatchObject({ code: 'unknown-type' })
})

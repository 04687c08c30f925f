import { expect, test } from 'vitest'
import { foundWorld } from '../../src-main/demo/founding/founding'
import { Life } from '../../src-main/demo/life'
import { isOwner, type World } from '../../src-main/demo/world'
import { getAll, start } from './client'

const startedAt = new Date('2026-03-01T12:00:00Z')
const after = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000)
const everyMs = 45_000

const begin = (seed = 1, scale = 1) =>
  new Life(foundWorld({ seed, scale, startedAt }), { seed, startedAt, everyMs })
/** Everything but the audit trail. */
const state = ({ auditEvents: _, ...rest }: World) => structuredClone(rest)

test('something happens within the first minute, and not before its time', () => {
  const life = begin()
  const founded = state(life.at(startedAt))
  expect(state(life.at(after(0.7)))).toEqual(founded)
  expect(state(life.at(after(1)))).not.toEqual(founded)
})

test('is the same life for whoever looks, however often and whenever', () => {
  const watched = begin()
  for (let minute = 0; minute <= 600; minute += 7) watched.at(after(minute))
  expect(watched.at(after(600))).toEqual(begin().at(after(600)))
  expect(begin(2).at(after(600))).not.toEqual(watched.at(after(600)))
})

test('goes on over restarts of the simulator', async () => {
  let now = after(30)
  const options = { startedAt, now: () => now, lifeEveryMs: everyMs }
  const first = await start(options)
  const atFirst = await getAll(first, '/users', 'users')
  await first.close()

  now = after(300)
  const second = await start(options)
  const third = await start(options)
  const later = await getAll(second, '/users', 'users')
  expect(later).not.toEqual(atFirst)
  expect(await getAll(third, '/users', 'users')).toEqual(later)
  expect(await getAll(third, '/audit-events', 'events')).toEqual(
    await getAll(second, '/audit-events', 'events'),
  )
})

test('does not happen when switched off', async () => {
  let now = startedAt
  const api = await start({ startedAt, now: () => now, lifeEveryMs: 0 })
  const founded = structuredClone(api.world())
  now = after(1000)
  expect(api.world()).toEqual(founded)
})

test('each thing that happens is in the audit trail, at its time, with who did it', () => {
  const life = begin()
  const founded = life.at(startedAt).auditEvents.length
  const events = life.at(after(60)).auditEvents.slice(founded)
  expect(events.map(({ timestamp }) => timestamp)).toEqual(
    Array.from({ length: 80 }, (_, index) => after((index + 1) * 0.75).toISOString()),
  )
  expect(new Set(events.map(({ id }) => id)).size).toBe(80)
  for (const event of events) expect(event).toMatchObject({ type: /./, resourceId: /./, resourceType: /./ })
  expect(events.filter(({ actorEmail }) => actorEmail?.endsWith('.example')).length).toBeGreaterThan(40)
  expect(events.filter(({ actor }) => actor.startsWith('public-api-token/')).length).toBeGreaterThan(4)
})

test('begins with what is worth showing', () => {
  const life = begin()
  const owners = (world: World) => world.users.filter(isOwner).length
  const keys = (world: World) => world.sources.flatMap(({ writeKeys }) => writeKeys)
  const running = (world: World) => world.sources.filter(({ enabled }) => enabled).length
  const before = structuredClone(life.at(startedAt))
  expect(owners(life.at(after(0.75)))).toBe(owners(before) + 1)
  expect(keys(life.at(after(1.5)))).not.toEqual(keys(before))
  expect(running(life.at(after(2.25)))).toBe(running(before) - 1)
  const invited = before.invites[0]
  expect(life.at(after(3)).users.at(-1)?.email).toBe(invited)
})

test.each([1, 2])('after a month the company is about as large as it was, and sound (seed %i)', (seed) => {
  const life = begin(seed)
  const founded = structuredClone(life.at(startedAt))
  for (let day = 1; day < 30; day++) {
    const owners = life.at(after(day * 24 * 60)).users.filter(isOwner).length
    expect(owners).toBeGreaterThanOrEqual(4)
    expect(owners).toBeLessThanOrEqual(7)
  }
  const world = life.at(after(30 * 24 * 60))
  const sizes = ({ users, groups, sources, destinations, labels, warehouses }: World) =>
    [users, groups, sources, destinations, labels, warehouses].map(({ length }) => length)
  sizes(world).forEach((size, index) => {
    expect(size / sizes(founded)[index]!).toBeGreaterThan(0.8)
    expect(size / sizes(founded)[index]!).toBeLessThan(1.6)
  })
  expect(world.users.map(({ id }) => id)).not.toEqual(founded.users.map(({ id }) => id))
  const emails = [...world.users.map(({ email }) => email), ...world.invites]
  expect(new Set(emails).size).toBe(emails.length)
  const known = new Set(world.users.map(({ id }) => id))
  expect(world.groups.flatMap(({ memberIds }) => memberIds).filter((id) => !known.has(id))).toEqual([])
  expect(world.users.filter(({ permissions }) => permissions.length === 0)).toEqual([])
})

test('forgets audit events after their ninety days, without using an id twice', () => {
  const life = new Life(foundWorld({ seed: 1, scale: 1, startedAt }), {
    seed: 1,
    startedAt,
    everyMs: 3_600_000,
  })
  const day = 24 * 60
  const early = life.at(after(10 * day)).auditEvents.map(({ id }) => id)
  const { auditEvents } = life.at(after(150 * day))
  expect(Date.parse(auditEvents[0]!.timestamp)).toBeGreaterThan(after(52 * day).getTime())
  expect(auditEvents.filter(({ id }) => early.includes(id))).toEqual([])
})

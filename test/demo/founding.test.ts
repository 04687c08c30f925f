import { expect, test } from 'vitest'
import { foundWorld } from '../../src-main/demo/founding/founding'
import { isOwner } from '../../src-main/demo/world'

const startedAt = new Date('2026-03-01T12:00:00Z')
const found = (options: { seed?: number; scale?: number } = {}) =>
  foundWorld({ seed: 1, scale: 1, startedAt, ...options })

test('is a believable small company', () => {
  const world = found()
  const sizes = {
    users: 24,
    groups: 5,
    roles: 10,
    invites: 3,
    labels: 12,
    sources: 14,
    destinations: 20,
    warehouses: 3,
    trackingPlans: 3,
    functions: 6,
    spaces: 2,
  }
  for (const [list, size] of Object.entries(sizes))
    expect(world[list as keyof typeof sizes], list).toHaveLength(size)
  const kinds = new Set(world.functions.map(({ resourceType }) => resourceType))
  expect(kinds.size).toBe(5)
})

test.each([1, 2, 3])('breaks each managed rule, and not everywhere (seed %i)', (seed) => {
  const world = found({ seed })
  const owners = world.users.filter(isOwner)
  expect(owners).toHaveLength(5)
  expect(owners.filter(({ email }) => !email.endsWith('@acme.example'))).toHaveLength(1)
  expect(world.sources.filter(({ labels }) => labels.length === 0)).toHaveLength(3)
  const disabled = world.sources.filter(({ enabled }) => !enabled).map(({ id }) => id)
  expect(
    world.destinations.filter(({ enabled, sourceId }) => enabled && disabled.includes(sourceId)),
  ).toHaveLength(1)
  expect(world.groups.filter(({ memberIds }) => memberIds.length === 0).map(({ name }) => name)).toEqual([
    'Migration project',
  ])
  expect(world.warehouses.filter(({ enabled }) => !enabled)).toHaveLength(1)
})

test('uses only addresses that are reserved for examples', () => {
  const text = JSON.stringify(found({ scale: 3 }))
  const hosts = [...text.matchAll(/(?:@|:\/\/(?:[^/"@]*@)?)([a-z0-9.-]+\.[a-z]{2,})/g)].map(
    ([, host]) => host,
  )
  expect(hosts.length).toBeGreaterThan(100)
  // The name of a JSON schema dialect is no address.
  expect(hosts.filter((host) => !host?.endsWith('.example') && host !== 'json-schema.org')).toEqual([])
})

test('holds the kinds of secrets a client must not keep', () => {
  const world = found()
  expect(world.sources.every(({ writeKeys }) => /^[A-Za-z0-9]{32}$/.test(writeKeys[0] ?? ''))).toBe(true)
  const settings = JSON.stringify(
    [world.sources, world.destinations, world.warehouses].flat().map((one) => one.settings),
  )
  for (const secret of [/"password":"/, /"apiKey":"/, /"Bearer /, /:\/\/segment:\w+@/, /"access_token":"/])
    expect(settings).toMatch(secret)
  expect(world.functions.filter(({ code }) => /'sk_live_\w{32}'/.test(code ?? ''))).toHaveLength(1)
})

test('the same seed gives the same world, another one another', () => {
  expect(found()).toEqual(found())
  expect(found({ seed: 2 }).users).not.toEqual(found().users)
})

test('twenty times the scale is twenty times of everything, each with an id and an address of its own', () => {
  const world = found({ scale: 20 })
  expect([world.users, world.groups, world.sources, world.destinations].map(({ length }) => length)).toEqual([
    480, 100, 280, 400,
  ])
  const { users, groups, sources, destinations, warehouses, trackingPlans, functions, audiences } = world
  const things = [
    users,
    groups,
    sources,
    destinations,
    warehouses,
    trackingPlans,
    functions,
    audiences,
  ].flat()
  expect(new Set(things.map(({ id }) => id)).size).toBe(things.length)
  const addresses = [...users.map(({ email }) => email), ...world.invites]
  expect(new Set(addresses).size).toBe(addresses.length)
  const labels = world.labels.map(({ key, value }) => `${key}:${value}`)
  expect(new Set(labels).size).toBe(labels.length)
})

test('what refers to something refers to something that is there', () => {
  const world = found({ scale: 2 })
  const ids = (things: { id: string }[]) => new Set(things.map(({ id }) => id))
  const expectAmong = (known: Set<string>, wanted: (string | undefined)[]) => {
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted.filter((id) => id === undefined || !known.has(id))).toEqual([])
  }
  expectAmong(
    ids(world.sources),
    [...world.destinations, ...world.transformations, ...world.filters].map((one) => one.sourceId),
  )
  expectAmong(
    ids(world.sources),
    world.trackingPlans.flatMap(({ sourceIds }) => sourceIds),
  )
  expectAmong(
    ids(world.sources),
    world.reverseEtlModels.map(({ sourceId }) => sourceId),
  )
  expectAmong(
    ids(world.destinations),
    [...world.filters, ...world.subscriptions].map((one) => one.destinationId),
  )
  expectAmong(
    ids(world.users),
    world.groups.flatMap(({ memberIds }) => memberIds),
  )
  expectAmong(
    ids(world.roles),
    [...world.users, ...world.groups].flatMap((one) => one.permissions.map(({ roleId }) => roleId)),
  )
  expectAmong(
    ids(world.spaces),
    [...world.audiences, ...world.computedTraits].map(({ spaceId }) => spaceId),
  )
  expectAmong(
    ids(world.audiences),
    world.activations.map(({ audienceId }) => audienceId),
  )
})

import { foundWorld } from '../../src-main/demo/founding/founding'
import type { World } from '../../src-main/demo/world'

/** The most items that the API gives on a page. */
const largestPage = 1000
/** Twenty times a small company: as many parents, with a call or two for each, whatever the number of resources. */
const scale = 20

/**
 * A workspace of about so many resources. Left out is what is listed under a limit of its own (tracking-plan rules,
 * audiences, computed traits, activations): that limit alone would be what is measured.
 */
export function benchWorld(resources: number): World {
  const world = foundWorld({ seed: 1, scale, startedAt: new Date() })
  Object.assign(world, { trackingPlans: [], spaces: [], audiences: [], activations: [], computedTraits: [] })
  Object.assign(world, { audienceDestinations: [], audienceSchedules: [], spaceFilters: [] })
  const missing = resources - countOf(world)
  const grow = <Item extends { id: string }>(items: Item[], share: number) => {
    for (const copy of copies(items, missing * share)) items.push(copy)
  }
  const few = world.users.length
  grow(world.users, 0.5)
  for (const [index, user] of world.users.slice(few).entries())
    user.email = user.email.replace('@', `+${index}@`)
  grow(world.reverseEtlModels, 0.25)
  grow(world.transformations, 0.15)
  grow(world.regulations, 0.1)
  return world
}

function copies<Item extends { id: string }>(items: Item[], count: number): Item[] {
  return Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => {
    const item = structuredClone(items[index % items.length] as Item)
    return { ...item, id: `${item.id.slice(0, 14)}${String(index).padStart(8, '0')}` }
  })
}

export const countOf = (world: World) =>
  Object.entries(world).reduce(
    (sum, [key, value]) =>
      Array.isArray(value) && key !== 'warehouseConnections' ? sum + value.length : sum,
    0,
  )

/** How many requests tell all of it: full pages of the lists, and a call for each detail that no list has. */
export function requestsNeeded(world: World): number {
  const pages = (count: number) => Math.max(1, Math.ceil(count / largestPage))
  const listed = [
    world.users,
    world.groups,
    world.roles,
    world.invites,
    world.sources,
    world.destinations,
    world.warehouses,
    world.transformations,
    world.reverseEtlModels,
    world.credentials,
    world.regulations,
    world.auditEvents,
  ]
  const functionKinds = 5
  const emptyLists = ['tracking plans', 'spaces'].length
  const whole = ['the workspace', 'labels', 'event volume'].length
  // Usage is told by month, and up to 40 days back.
  const usage = ['of the workspace', 'by source', 'of tracked users', 'of those by source'].length * 2
  const inserted = world.functions.filter(({ resourceType }) => resourceType?.startsWith('INSERT_')).length
  const kinds = (things: { metadata: { id: string } }[]) =>
    new Set(things.map(({ metadata }) => metadata.id)).size
  const withActions = world.destinations.filter(({ metadata }) => metadata.actions.length > 0).length
  return (
    whole +
    emptyLists +
    functionKinds +
    listed.reduce((sum, { length }) => sum + pages(length), 0) +
    world.groups.length * 2 +
    usage +
    world.sources.length * ['settings', 'live plugin'].length +
    world.destinations.length +
    withActions +
    world.warehouses.length +
    world.functions.length * 2 +
    inserted +
    world.credentials.length * 2 +
    kinds(world.sources) +
    kinds(world.destinations) +
    kinds(world.warehouses)
  )
}

/** Renames each hundredth resource of the large types, or each source: one field of each. */
export function rename(world: World, what: 'one in a hundred' | 'sources') {
  const lists: { name?: string }[][] =
    what === 'sources'
      ? [world.sources]
      : [world.users, world.sources, world.destinations, world.reverseEtlModels, world.transformations]
  for (const list of lists)
    for (const [index, item] of list.entries())
      if (what === 'sources' || index % 100 === 0) item.name = `${item.name} (renamed)`
}

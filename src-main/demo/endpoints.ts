import { badRequest, notFound } from './api-error'
import { auditEvents } from './audit-trail'
import {
  apiCalls,
  apiCallsBySource,
  deliveryMetrics,
  deliveryOverview,
  eventsVolume,
  eventsVolumeQuery,
  trackedUsersBySource,
  trackedUsersOfWorkspace,
} from './traffic'
import type { Credential, Group, Regulation, SegmentFunction, TrackingPlan, World } from './world'

export type Stability = 'v1' | 'v1beta' | 'v1alpha'

/** What an endpoint knows of the request it answers. */
export interface Ask {
  world: World
  /** The values of the `{…}` of its path. */
  params: Record<string, string>
  query: URLSearchParams
  /** Where the page asked for comes from a frozen list: the moment it was frozen. Now, otherwise. */
  asOf: Date
  listsWithoutPermissions: boolean
}

interface Shared {
  path: string
  /** The most stable version there is; less stable ones are answered alike. */
  version: Stability
  /** A limit of its own, beside the one for all. */
  perMinute?: number
}

export interface ListEndpoint extends Shared {
  /** Under which the list is in `data`. */
  list: string
  items(ask: Ask): readonly unknown[]
  /** What is in `data` beside the list. */
  beside?(ask: Ask): Record<string, unknown>
  pages: 'none' | 'counted' | 'uncounted'
  largestCount: number
  /** Its cursors carry the moment of the first page, so that later events don't push items along. */
  frozen: boolean
}

export interface ObjectEndpoint extends Shared {
  data(ask: Ask): Record<string, unknown>
}

export type Endpoint = ListEndpoint | ObjectEndpoint

export const isList = (endpoint: Endpoint): endpoint is ListEndpoint => 'list' in endpoint

const alpha = { version: 'v1alpha' } as const

/** Everything the simulator serves. */
export const endpoints: Endpoint[] = [
  object('/', ({ world }) => ({ workspace: world.workspace })),

  list('/users', 'users', ({ world, listsWithoutPermissions }) =>
    listsWithoutPermissions ? world.users.map(withoutPermissions) : world.users,
  ),
  one('/users/{id}', 'user', (world) => world.users),
  list('/users/{id}/groups', 'groups', ({ world, params }) => {
    const user = find(world.users, params.id)
    return world.groups
      .filter(({ memberIds }) => memberIds.includes(user.id))
      .map(({ id, name }) => ({ id, name }))
  }),
  list(
    '/groups',
    'userGroups',
    ({ world, listsWithoutPermissions }) => {
      const groups = world.groups.map((group) => shownGroup(world, group))
      return listsWithoutPermissions ? groups.map(withoutPermissions) : groups
    },
    { pages: 'uncounted' },
  ),
  object('/groups/{id}', ({ world, params }) => ({
    userGroup: shownGroup(world, find(world.groups, params.id)),
  })),
  list('/groups/{id}/users', 'users', ({ world, params }) => membersOf(world, find(world.groups, params.id))),
  list('/groups/{id}/invites', 'emails', ({ world, params }) => find(world.groups, params.id).invitedEmails),
  list('/invites', 'invites', ({ world }) => world.invites),
  list('/roles', 'roles', ({ world }) => world.roles, { pages: 'uncounted' }),
  list('/labels', 'labels', ({ world }) => world.labels, { pages: 'none' }),

  list('/sources', 'sources', ({ world }) => world.sources),
  object('/sources/{id}', ({ world, params }) => {
    const source = find(world.sources, params.id)
    const plan = world.trackingPlans.find(({ sourceIds }) => sourceIds.includes(source.id))
    return { source, trackingPlanId: plan?.id }
  }),
  object('/sources/{id}/settings', ({ world, params }) => {
    const { id } = find(world.sources, params.id)
    return { sourceId: id, settings: world.sourceSettings[id] ?? {} }
  }),
  list('/sources/{id}/connected-destinations', 'destinations', ({ world, params }) => {
    const { id } = find(world.sources, params.id)
    return world.destinations.filter(({ sourceId }) => sourceId === id)
  }),
  list('/sources/{id}/connected-warehouses', 'warehouses', ({ world, params }) => {
    const { id } = find(world.sources, params.id)
    const connected = world.warehouseConnections.filter(({ sourceId }) => sourceId === id)
    return world.warehouses.filter((warehouse) =>
      connected.some(({ warehouseId }) => warehouseId === warehouse.id),
    )
  }),

  list('/destinations', 'destinations', ({ world }) => world.destinations),
  one('/destinations/{id}', 'destination', (world) => world.destinations),
  list('/destination/{id}/filters', 'filters', ({ world, params }) => {
    const { id } = find(world.destinations, params.id)
    return world.filters.filter(({ destinationId }) => destinationId === id)
  }),
  one('/destination/{destinationId}/filters/{id}', 'filter', (world, { destinationId }) =>
    world.filters.filter((filter) => filter.destinationId === destinationId),
  ),
  list(
    '/destinations/{id}/subscriptions',
    'subscriptions',
    ({ world, params }) => {
      const { id } = find(world.destinations, params.id)
      return world.subscriptions.filter(({ destinationId }) => destinationId === id)
    },
    alpha,
  ),
  one(
    '/destinations/{destinationId}/subscriptions/{id}',
    'subscription',
    (world, { destinationId }) => world.subscriptions.filter((one) => one.destinationId === destinationId),
    alpha,
  ),

  list('/warehouses', 'warehouses', ({ world }) => world.warehouses),
  one('/warehouses/{id}', 'warehouse', (world) => world.warehouses),
  object('/warehouses/{id}/connection-state', ({ world, params }) => ({
    connectionState: find(world.warehouses, params.id).enabled ? 'CONNECTED' : 'FAILED',
  })),
  list('/warehouses/{id}/connected-sources', 'sources', ({ world, params }) => {
    const { id } = find(world.warehouses, params.id)
    const connected = world.warehouseConnections.filter(({ warehouseId }) => warehouseId === id)
    return world.sources.filter((source) => connected.some(({ sourceId }) => sourceId === source.id))
  }),

  list('/tracking-plans', 'trackingPlans', ({ world, query }) => {
    const type = query.get('type')
    return world.trackingPlans.filter((plan) => type === null || plan.type === type).map(shownPlan)
  }),
  object('/tracking-plans/{id}', ({ world, params }) => ({
    trackingPlan: shownPlan(find(world.trackingPlans, params.id)),
  })),
  list(
    '/tracking-plans/{id}/rules',
    'rules',
    ({ world, params }) => find(world.trackingPlans, params.id).rules,
    {
      perMinute: 200,
    },
  ),
  list('/tracking-plans/{id}/sources', 'sources', ({ world, params }) => {
    const { sourceIds } = find(world.trackingPlans, params.id)
    return world.sources.filter(({ id }) => sourceIds.includes(id))
  }),
  list(
    '/functions',
    'functions',
    ({ world, query }) => {
      const type = query.get('resourceType')
      if (type === null) throw badRequest('resourceType is required', 'resourceType')
      return world.functions.filter(({ resourceType }) => resourceType === type).map(shownFunction)
    },
    { pages: 'uncounted' },
  ),
  one('/functions/{id}', 'function', (world) => world.functions),
  list(
    '/insert-function-instances',
    'instances',
    ({ world, query }) => {
      const id = query.get('functionId')
      if (id === null) throw badRequest('functionId is required', 'functionId')
      return world.insertFunctionInstances.filter(({ functionId }) => functionId === id).map(shownInstance)
    },
    alpha,
  ),
  object(
    '/insert-function-instances/{id}',
    ({ world, params }) => ({
      insertFunctionInstance: shownInstance(find(world.insertFunctionInstances, params.id)),
    }),
    alpha,
  ),
  list('/transformations', 'transformations', ({ world }) => world.transformations),
  one('/transformations/{id}', 'transformation', (world) => world.transformations),
  list('/reverse-etl-models', 'models', ({ world }) => world.reverseEtlModels, alpha),
  one('/reverse-etl-models/{id}', 'reverseEtlModel', (world) => world.reverseEtlModels, alpha),
  list('/credentials', 'credentials', ({ world }) => world.credentials.map(shownCredential)),
  object('/credentials/{id}', ({ world, params }) => ({
    credential: shownCredential(find(world.credentials, params.id)),
  })),
  object('/credentials/{id}/consumers', ({ world, params }) => {
    const { sourceIds, warehouseIds } = find(world.credentials, params.id)
    const sources = world.sources.filter(({ id }) => sourceIds.includes(id))
    const warehouses = world.warehouses.filter(({ id }) => warehouseIds.includes(id))
    // Two lists with pages of their own; never so many that a second page is needed.
    const page = { current: 'MA==' }
    return { sources, sourcesPagination: page, warehouses, warehousesPagination: page }
  }),
  object(
    '/sources/{id}/live-plugins/latest',
    ({ world, params }) => {
      const livePlugin = world.livePlugins.find(
        ({ sourceId }) => sourceId === find(world.sources, params.id).id,
      )
      if (!livePlugin) throw notFound()
      return { livePlugin }
    },
    alpha,
  ),

  list('/spaces', 'spaces', ({ world }) => world.spaces, alpha),
  one('/spaces/{id}', 'space', (world) => world.spaces, alpha),
  list(
    '/spaces/{id}/audiences',
    'audiences',
    ({ world, params }) => inSpace(world, world.audiences, params.id),
    {
      perMinute: 60,
      largestCount: 200,
    },
  ),
  one(
    '/spaces/{spaceId}/audiences/{id}',
    'audience',
    (world, { spaceId }) => inSpace(world, world.audiences, spaceId),
    { perMinute: 100 },
  ),
  list(
    '/spaces/{id}/computed-traits',
    'computedTraits',
    ({ world, params }) => inSpace(world, world.computedTraits, params.id),
    { ...alpha, perMinute: 25 },
  ),
  one(
    '/spaces/{spaceId}/computed-traits/{id}',
    'computedTrait',
    (world, { spaceId }) => inSpace(world, world.computedTraits, spaceId),
    { ...alpha, perMinute: 100 },
  ),
  list(
    '/spaces/{spaceId}/audiences/{id}/activations',
    'activations',
    ({ world, params }) => {
      const audience = find(inSpace(world, world.audiences, params.spaceId), params.id)
      return world.activations.filter(({ audienceId }) => audienceId === audience.id)
    },
    { ...alpha, perMinute: 60 },
  ),
  one(
    '/spaces/{spaceId}/audiences/{audienceId}/activations/{id}',
    'activation',
    (world, { spaceId, audienceId }) =>
      inSpace(world, world.activations, spaceId).filter((activation) => activation.audienceId === audienceId),
    { ...alpha, perMinute: 60 },
  ),
  list(
    '/spaces/{id}/profiles-warehouses',
    'profilesWarehouses',
    ({ world, params }) => inSpace(world, world.profilesWarehouses, params.id),
    alpha,
  ),

  list('/regulations', 'regulations', ({ world, query }) => {
    const status = query.get('status')
    return world.regulations.filter((one) => status === null || one.status === status).map(shownRegulation)
  }),
  object('/regulations/{id}', ({ world, params }) => {
    const { id, status, createdAt, finishedAt } = find(world.regulations, params.id)
    const workspaceId = world.workspace.id
    return { regulation: { id, workspaceId, overallStatus: status, createdAt, finishedAt, streamStatus: [] } }
  }),
  list('/regulations/sources/{id}', 'regulations', ({ world, params }) => {
    const { id } = find(world.sources, params.id)
    return world.regulations.filter(({ sourceId }) => sourceId === id).map(shownRegulation)
  }),
  list('/suppressions', 'suppressed', ({ world }) => world.suppressions),
  list('/audit-events', 'events', ({ world, query, asOf }) => auditEvents(world, query, asOf), {
    pages: 'uncounted',
    frozen: true,
  }),

  list('/usage/api-calls/daily', 'dailyWorkspaceAPICallsUsage', ({ world, query, asOf }) =>
    apiCalls(world, query, asOf),
  ),
  list('/usage/api-calls/sources/daily', 'dailyPerSourceAPICallsUsage', ({ world, query, asOf }) =>
    apiCallsBySource(world, query, asOf),
  ),
  list('/usage/mtu/daily', 'dailyWorkspaceMTUUsage', ({ world, query, asOf }) =>
    trackedUsersOfWorkspace(world, query, asOf),
  ),
  list('/usage/mtu/sources/daily', 'dailyPerSourceMTUUsage', ({ world, query, asOf }) =>
    trackedUsersBySource(world, query, asOf),
  ),
  list('/events/volume', 'result', ({ world, query }) => eventsVolume(world, query), {
    perMinute: 60,
    beside: ({ world, query }) => ({ path: '/events/volume', query: eventsVolumeQuery(world, query) }),
  }),
  object(
    '/destinations/{id}/delivery-metrics',
    ({ world, params, query, asOf }) => ({
      deliveryMetricsSummary: deliveryMetrics(world, params.id, query, asOf),
    }),
    { version: 'v1beta' },
  ),
  ...Object.entries({
    'successfully-received': 1,
    'failed-on-ingest': 0.002,
    'filtered-at-source': 0.01,
    'filtered-at-destination': 0.04,
    'successful-delivery': 0.93,
    'failed-delivery': 0.012,
  }).map(([name, share]) =>
    list(
      `/delivery-overview/${name}`,
      'dataset',
      ({ world, query }) => deliveryOverview(world, query, share),
      {
        version: 'v1beta',
        beside: ({ world, query }) => ({ total: deliveryOverview(world, query, share)[0]?.total ?? 0 }),
      },
    ),
  ),
]

/** The endpoint of a path, and the values of the `{…}` in it. A 404 when there is none. */
export function route(path: string): { endpoint: Endpoint; params: Record<string, string> } {
  const given = path.split('/')
  for (const endpoint of endpoints) {
    const wanted = endpoint.path.split('/')
    if (wanted.length !== given.length) continue
    const params: Record<string, string> = {}
    const fits = wanted.every((segment, index) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1]
      if (name === undefined) return segment === given[index]
      params[name] = given[index]!
      return given[index] !== ''
    })
    if (fits) return { endpoint, params }
  }
  throw notFound()
}

function object(
  path: string,
  data: ObjectEndpoint['data'],
  { version = 'v1', perMinute }: Partial<Shared> = {},
): ObjectEndpoint {
  return { path, version, perMinute, data }
}

/** The item of a list whose id is `{id}`. */
function one(
  path: string,
  key: string,
  items: (world: World, params: Record<string, string>) => readonly { id?: string }[],
  options: Partial<Shared> = {},
): ObjectEndpoint {
  return object(path, ({ world, params }) => ({ [key]: find(items(world, params), params.id) }), options)
}

function list(
  path: string,
  key: string,
  items: ListEndpoint['items'],
  options: Partial<Omit<ListEndpoint, 'path' | 'list' | 'items'>> = {},
): ListEndpoint {
  return {
    version: 'v1',
    pages: 'counted',
    largestCount: 1000,
    frozen: false,
    ...options,
    path,
    list: key,
    items,
  }
}

function find<Item extends { id?: string }>(items: readonly Item[], id: string | undefined): Item {
  const item = items.find((one) => one.id === id)
  if (!item) throw notFound()
  return item
}

function membersOf(world: World, group: Group) {
  return world.users
    .filter((user) => group.memberIds.includes(user.id))
    .map(({ id, name, email }) => ({ id, name, email }))
}

function shownGroup(world: World, group: Group) {
  const { id, name, permissions } = group
  return { id, name, memberCount: membersOf(world, group).length, permissions }
}

function shownPlan({ sourceIds: _sourceIds, rules: _rules, ...plan }: TrackingPlan) {
  return plan
}

/** The list has neither the code nor what is about its deployment. */
function shownFunction(one: SegmentFunction) {
  const { id, resourceType, createdAt, createdBy, displayName, description, logoUrl, catalogId } = one
  return { id, resourceType, createdAt, createdBy, displayName, description, logoUrl, catalogId }
}

function shownInstance({ functionId: _, ...instance }: World['insertFunctionInstances'][number]) {
  return instance
}

function shownCredential({ sourceIds: _sourceIds, warehouseIds: _warehouseIds, ...credential }: Credential) {
  return credential
}

function shownRegulation({ sourceId: _, ...regulation }: Regulation & { sourceId?: string }) {
  return regulation
}

/** A 404 when there is no such space. */
function inSpace<Item extends { spaceId: string }>(
  world: World,
  items: readonly Item[],
  id: string | undefined,
) {
  const space = find(world.spaces, id)
  return items.filter(({ spaceId }) => spaceId === space.id)
}

function withoutPermissions<T extends { permissions?: unknown }>({ permissions: _, ...rest }: T) {
  return rest
}

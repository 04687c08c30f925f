import { badRequest, notFound } from './api-error'
import { auditEvents } from './audit-trail'
import { catalogEndpoints } from './catalog-endpoints'
import { alpha, type Endpoint, find, inSpace, list, object, one } from './endpoint'
import { flowEndpoints } from './flow-endpoints'
import { paginate, readPageRequest } from './pagination'
import type {
  Credential,
  FunctionVersion,
  Group,
  Regulation,
  SegmentFunction,
  TrackingPlan,
  World,
} from './world'

/** Everything the simulator serves. */
const endpoints: Endpoint[] = [
  ...flowEndpoints,
  ...catalogEndpoints,
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
  object('/warehouses/{id}/connection-state', ({ world, params }) => {
    const { enabled, settings } = find(world.warehouses, params.id)
    // A login that its database knows no more is told by this password.
    return { connectionState: enabled && settings.password !== 'revoked' ? 'CONNECTED' : 'FAILED' }
  }),
  object(
    '/warehouses/{id}/advanced-sync-schedule',
    ({ world, params }) => {
      const { enabled, metadata } = find(world.warehouses, params.id)
      const times = [5, 13, 21].map((hourOfDay) => ({ hourOfDay, enabled: hourOfDay !== 13 }))
      const hasOwn = enabled && metadata.slug === 'snowflake'
      return { enabled: hasOwn, ...(hasOwn ? { schedule: { times, timezone: 'Europe/Amsterdam' } } : {}) }
    },
    { perMinute: 2 },
  ),
  list('/warehouses/{id}/connected-sources', 'sources', ({ world, params }) => {
    const { id } = find(world.warehouses, params.id)
    const connected = world.warehouseConnections.filter(({ warehouseId }) => warehouseId === id)
    return world.sources.filter((source) => connected.some(({ sourceId }) => sourceId === source.id))
  }),
  list(
    '/warehouses/{warehouseId}/connected-sources/{sourceId}/selective-syncs',
    'items',
    ({ world, params, asOf }) => {
      const connected = world.warehouseConnections.filter(
        ({ warehouseId }) => warehouseId === params.warehouseId,
      )
      const { warehouseId, sourceId } = find(
        connected.map((pair) => ({ ...pair, id: pair.sourceId })),
        params.sourceId,
      )
      return selectiveSyncsOfSource(warehouseId, sourceId, asOf)
    },
    { perMinute: 2 },
  ),

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
    '/functions/{id}/versions',
    'versions',
    ({ world, params }) => versionsOf(world, find(world.functions, params.id).id).map(shownVersion),
    alpha,
  ),
  object(
    '/functions/{functionId}/versions/{id}',
    ({ world, params }) => ({
      version: shownVersion(find(versionsOf(world, params.functionId), params.id)),
    }),
    alpha,
  ),
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
  object('/credentials/{id}/consumers', ({ world, params, query, pageCap }) => {
    const { sourceIds, warehouseIds } = find(world.credentials, params.id)
    const page = <Item extends { id: string }>(items: Item[], ids: string[], of: string) =>
      paginate(
        items.filter(({ id }) => ids.includes(id)),
        readPageRequest(query, { largestCount: 1000, cap: pageCap }, of),
      )
    const sources = page(world.sources, sourceIds, 'sourcesPagination')
    const warehouses = page(world.warehouses, warehouseIds, 'warehousesPagination')
    return {
      ...{ sources: sources.items, sourcesPagination: sources.pagination },
      ...{ warehouses: warehouses.items, warehousesPagination: warehouses.pagination },
    }
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
    '/spaces/{spaceId}/audiences/{id}/destination-connections',
    'connections',
    ({ world, params }) => {
      const audience = find(inSpace(world, world.audiences, params.spaceId), params.id)
      return world.audienceDestinations
        .filter(({ audienceId }) => audienceId === audience.id)
        .map(shownConnection)
    },
    { ...alpha, perMinute: 50 },
  ),
  list(
    '/spaces/{spaceId}/audiences/{id}/schedules',
    'audienceSchedules',
    ({ world, params }) => {
      const audience = find(inSpace(world, world.audiences, params.spaceId), params.id)
      return world.audienceSchedules.filter(({ audienceId }) => audienceId === audience.id).map(shownSchedule)
    },
    { ...alpha, pages: 'none' },
  ),
  list(
    '/filters',
    'filters',
    ({ world, query }) => {
      const id = query.get('integrationId')
      if (id === null) throw badRequest('integrationId is required', 'integrationId')
      return world.spaceFilters.filter(({ integrationId }) => integrationId === find(world.spaces, id).id)
    },
    { version: 'v1beta', largestCount: 10, offsets: true, absentWhenEmpty: true },
  ),
  one('/filters/{id}', 'filter', (world) => world.spaceFilters, { version: 'v1beta' }),
  list(
    '/spaces/{spaceId}/profiles-warehouses/{id}/selective-syncs',
    'items',
    ({ world, params, asOf }) => {
      const { id } = find(inSpace(world, world.profilesWarehouses, params.spaceId), params.id)
      return selectiveSyncs(id, asOf)
    },
    { ...alpha, beside: () => ({ enableEventTables: true }) },
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

function membersOf(world: World, group: Group) {
  const members = new Set(group.memberIds)
  return world.users
    .filter((user) => members.has(user.id))
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

function versionsOf(world: World, id: string | undefined) {
  return world.functionVersions.filter(({ functionId }) => functionId === id)
}

function shownVersion({ functionId: _, ...version }: FunctionVersion) {
  return version
}

function shownConnection({ audienceId: _, ...connection }: World['audienceDestinations'][number]) {
  return connection
}

function shownSchedule({ audienceId: _, ...schedule }: World['audienceSchedules'][number]) {
  return schedule
}

/** When a column was last seen is always a moment ago. */
const syncedColumn = (enabled: boolean, type: string, asOf: Date) => ({
  enabled,
  type,
  lastSeenAt: asOf.toISOString(),
  createdAt: '2024-01-01T00:00:00.000Z',
})

function selectiveSyncs(warehouseId: string, asOf: Date) {
  const column = (enabled: boolean, type: string) => syncedColumn(enabled, type, asOf)
  return [
    {
      collection: 'profile_traits',
      warehouseId,
      enabled: true,
      properties: { plan: column(true, 'string'), email: column(false, 'string') },
    },
    { collection: 'id_graph_updates', warehouseId, enabled: true, properties: {} },
  ]
}

function selectiveSyncsOfSource(warehouseId: string, sourceId: string, asOf: Date) {
  const column = (enabled: boolean, type: string) => syncedColumn(enabled, type, asOf)
  const of = { warehouseId, sourceId }
  return [
    {
      ...of,
      collection: 'identifies',
      enabled: true,
      properties: { plan: column(true, 'string'), email: column(false, 'string') },
    },
    { ...of, collection: 'tracks', enabled: true, properties: { event: column(true, 'string') } },
    { ...of, collection: 'pages', enabled: false, properties: {} },
  ]
}

function withoutPermissions<T extends { permissions?: unknown }>({ permissions: _, ...rest }: T) {
  return rest
}

import * as sdk from '@segment/public-api-sdk-typescript'
import { expect, test } from 'vitest'
import { type DemoApi, startDemoApi, type World } from '../../src-main/demo/demo-api'
import { start } from './client'

/** Clients of all parts of the API, as their makers publish them. */
function clientsOf(api: DemoApi) {
  const connect = <Api extends { accessToken: string | (() => string) }>(
    Type: new (basePath: string) => Api,
  ): Api => {
    const client = new Type(api.url)
    client.accessToken = api.token
    return client
  }
  return {
    apiCalls: connect(sdk.APICallsApi),
    audiences: connect(sdk.AudiencesApi),
    auditTrail: connect(sdk.AuditTrailApi),
    catalog: connect(sdk.CatalogApi),
    computedTraits: connect(sdk.ComputedTraitsApi),
    delivery: connect(sdk.DeliveryOverviewApi),
    destinations: connect(sdk.DestinationsApi),
    events: connect(sdk.EventsApi),
    filters: connect(sdk.DestinationFiltersApi),
    functions: connect(sdk.FunctionsApi),
    groups: connect(sdk.IAMGroupsApi),
    labels: connect(sdk.LabelsApi),
    mtu: connect(sdk.MonthlyTrackedUsersApi),
    privacy: connect(sdk.DeletionAndSuppressionApi),
    profiles: connect(sdk.ProfilesSyncApi),
    reverseEtl: connect(sdk.ReverseETLApi),
    roles: connect(sdk.IAMRolesApi),
    selectiveSync: connect(sdk.SelectiveSyncApi),
    sources: connect(sdk.SourcesApi),
    spaces: connect(sdk.SpacesApi),
    trackingPlans: connect(sdk.TrackingPlansApi),
    transformations: connect(sdk.TransformationsApi),
    users: connect(sdk.IAMUsersApi),
    warehouses: connect(sdk.WarehousesApi),
    workspaces: connect(sdk.WorkspacesApi),
  }
}

type Clients = ReturnType<typeof clientsOf>
type Answer = { body: { data?: unknown } }
type PageOf = { count: number; cursor?: string }

/** Small pages, so that every list of any size takes several. */
async function listAll(key: string, call: (page: PageOf) => Promise<Answer>): Promise<unknown[]> {
  const items: unknown[] = []
  const page: PageOf = { count: 4 }
  do {
    const { data } = (await call({ ...page })).body
    const { [key]: more, pagination } = data as Record<string, unknown> & { pagination: { next?: string } }
    items.push(...(more as unknown[]))
    page.cursor = pagination.next
  } while (page.cursor !== undefined)
  return items
}

/** What the SDK read must be all that its model knows of the thing in the world, and equal to it. */
function expectRead(read: unknown, expected: unknown) {
  if (typeof read !== 'object' || read === null) return expect(read).toEqual(expected)
  const known = Object.keys(read)
  expect(known.length).toBeGreaterThan(0)
  const thing = expected as Record<string, unknown>
  expect(definedKeys(read)).toEqual(definedKeys(Object.fromEntries(known.map((key) => [key, thing[key]]))))
  expect(thing).toMatchObject(JSON.parse(JSON.stringify(read)))
}

const definedKeys = (thing: object) => Object.keys(JSON.parse(JSON.stringify(thing))).sort()

type ListCase = [
  key: string,
  call: (clients: Clients, page: PageOf, world: World) => Promise<Answer>,
  expected: (world: World) => unknown[],
]

const first = <Item>(items: Item[]): Item => {
  if (items.length === 0) throw new Error('The world has none')
  return items[0]!
}
const kinds = (things: { metadata: { id: string } }[]) => [
  ...new Map(things.map(({ metadata }) => [metadata.id, metadata])).values(),
]
const publicFields = ({ id, name, email }: World['users'][number]) => ({ id, name, email })

const lists: ListCase[] = [
  ['users', (to, page) => to.users.listUsers(page), (world) => world.users],
  ['invites', (to, page) => to.users.listInvites(page), (world) => world.invites],
  [
    'groups',
    (to, page, world) => to.users.listUserGroupsFromUser(first(first(world.groups).memberIds), page),
    ({ groups }) =>
      groups
        .filter(({ memberIds }) => memberIds.includes(first(first(groups).memberIds)))
        .map(({ id, name }) => ({ id, name })),
  ],
  [
    'userGroups',
    (to, page) => to.groups.listUserGroups(page),
    (world) =>
      world.groups.map(({ id, name, permissions, memberIds }) => ({
        id,
        name,
        permissions,
        memberCount: memberIds.length,
      })),
  ],
  [
    'users',
    (to, page, world) => to.groups.listUsersFromUserGroup(first(world.groups).id, page),
    (world) => world.users.filter(({ id }) => first(world.groups).memberIds.includes(id)).map(publicFields),
  ],
  [
    'emails',
    (to, page, world) => to.groups.listInvitesFromUserGroup(world.groups[1]!.id, page),
    (world) => world.groups[1]!.invitedEmails,
  ],
  ['roles', (to, page) => to.roles.listRoles(page), (world) => world.roles],
  ['sources', (to, page) => to.sources.listSources(page), (world) => world.sources],
  [
    'destinations',
    (to, page, world) => to.sources.listConnectedDestinationsFromSource(first(world.sources).id, page),
    (world) => world.destinations.filter(({ sourceId }) => sourceId === first(world.sources).id),
  ],
  [
    'warehouses',
    (to, page, world) => to.sources.listConnectedWarehousesFromSource(first(world.sources).id, page),
    (world) => [first(world.warehouses)],
  ],
  ['destinations', (to, page) => to.destinations.listDestinations(page), (world) => world.destinations],
  [
    'subscriptions',
    (to, page, world) => to.destinations.listSubscriptionsFromDestination(first(world.destinations).id, page),
    (world) =>
      world.subscriptions.filter(({ destinationId }) => destinationId === first(world.destinations).id),
  ],
  [
    'filters',
    (to, page, world) => to.filters.listFiltersFromDestination(first(world.filters).destinationId, page),
    (world) => [first(world.filters)],
  ],
  ['warehouses', (to, page) => to.warehouses.listWarehouses(page), (world) => world.warehouses],
  [
    'sources',
    (to, page, world) => to.warehouses.listConnectedSourcesFromWarehouse(first(world.warehouses).id, page),
    (world) => world.sources.filter((_, index) => index % world.warehouses.length === 0),
  ],
  ['trackingPlans', (to, page) => to.trackingPlans.listTrackingPlans(page), (world) => world.trackingPlans],
  [
    'rules',
    (to, page, world) => to.trackingPlans.listRulesFromTrackingPlan(first(world.trackingPlans).id, page),
    (world) => first(world.trackingPlans).rules,
  ],
  [
    'sources',
    (to, page, world) => to.trackingPlans.listSourcesFromTrackingPlan(first(world.trackingPlans).id, page),
    (world) => world.sources.slice(0, 2),
  ],
  [
    'functions',
    (to, page) => to.functions.listFunctions(page, 'DESTINATION'),
    (world) => world.functions.filter(({ resourceType }) => resourceType === 'DESTINATION'),
  ],
  [
    'versions',
    (to, page, world) => to.functions.listFunctionVersions(first(world.functions).id, page),
    (world) => world.functionVersions.filter(({ functionId }) => functionId === first(world.functions).id),
  ],
  [
    'destinationsCatalog',
    (to, page) => to.catalog.getDestinationsCatalog(page),
    (world) => kinds(world.destinations),
  ],
  ['sourcesCatalog', (to, page) => to.catalog.getSourcesCatalog(page), (world) => kinds(world.sources)],
  [
    'instances',
    (to, page, world) =>
      to.functions.listInsertFunctionInstances(page, first(world.insertFunctionInstances).functionId),
    (world) => world.insertFunctionInstances,
  ],
  [
    'transformations',
    (to, page) => to.transformations.listTransformations(page),
    (world) => world.transformations,
  ],
  ['models', (to, page) => to.reverseEtl.listReverseEtlModels(page), (world) => world.reverseEtlModels],
  ['spaces', (to, page) => to.spaces.listSpaces(page), (world) => world.spaces],
  [
    'audiences',
    (to, page, world) => to.audiences.listAudiences(first(world.spaces).id, page),
    (world) => world.audiences.filter(({ spaceId }) => spaceId === first(world.spaces).id),
  ],
  [
    'computedTraits',
    (to, page, world) => to.computedTraits.listComputedTraits(first(world.spaces).id, page),
    (world) => world.computedTraits.filter(({ spaceId }) => spaceId === first(world.spaces).id),
  ],
  [
    'profilesWarehouses',
    (to, page, world) => to.profiles.listProfilesWarehouseInSpace(first(world.spaces).id, page),
    (world) => [first(world.profilesWarehouses)],
  ],
  ['regulations', (to, page) => to.privacy.listWorkspaceRegulations(page), (world) => world.regulations],
  ['suppressed', (to, page) => to.privacy.listSuppressions(page), (world) => world.suppressions],
  ['events', (to, page) => to.auditTrail.listAuditEvents(page), (world) => world.auditEvents.toReversed()],
]

test.each(lists)('lists all %s (%#)', async (key, call, expected) => {
  const api = await start()
  const clients = clientsOf(api)
  const wanted = expected(api.world())
  expect(wanted).not.toHaveLength(0)
  const read = await listAll(key, (page) => call(clients, page, api.world()))
  expect(read).toHaveLength(wanted.length)
  read.forEach((item, index) => {
    expectRead(item, wanted[index])
  })
})

type ObjectCase = [
  key: string,
  call: (clients: Clients, world: World) => Promise<Answer>,
  expected: (world: World) => unknown,
]

const objects: ObjectCase[] = [
  ['workspace', (to) => to.workspaces.getWorkspace(), (world) => world.workspace],
  ['user', (to, world) => to.users.getUser(first(world.users).id), (world) => first(world.users)],
  ['source', (to, world) => to.sources.getSource(first(world.sources).id), (world) => first(world.sources)],
  [
    'trackingPlanId',
    (to, world) => to.sources.getSource(first(world.sources).id),
    (world) => first(world.trackingPlans).id,
  ],
  [
    'settings',
    (to, world) => to.sources.listSchemaSettingsInSource(first(world.sources).id),
    (world) => world.sourceSettings[first(world.sources).id],
  ],
  [
    'destination',
    (to, world) => to.destinations.getDestination(first(world.destinations).id),
    (world) => first(world.destinations),
  ],
  [
    'filter',
    (to, { filters }) => to.filters.getFilterInDestination(first(filters).destinationId, first(filters).id),
    (world) => first(world.filters),
  ],
  [
    'subscription',
    (to, { subscriptions: [one] }) =>
      to.destinations.getSubscriptionFromDestination(one!.destinationId, one!.id),
    (world) => first(world.subscriptions),
  ],
  [
    'warehouse',
    (to, world) => to.warehouses.getWarehouse(first(world.warehouses).id),
    (world) => first(world.warehouses),
  ],
  [
    'trackingPlan',
    (to, world) => to.trackingPlans.getTrackingPlan(first(world.trackingPlans).id),
    (world) => first(world.trackingPlans),
  ],
  [
    'function',
    (to, world) => to.functions.getFunction(first(world.functions).id),
    (world) => first(world.functions),
  ],
  [
    'version',
    (to, { functionVersions: [one] }) => to.functions.getFunctionVersion(one!.functionId, one!.id),
    (world) => first(world.functionVersions),
  ],
  [
    'destinationMetadata',
    (to, world) => to.catalog.getDestinationMetadata(first(world.destinations).metadata.id),
    (world) => first(world.destinations).metadata,
  ],
  [
    'schedule',
    (to, world) => to.selectiveSync.getAdvancedSyncScheduleFromWarehouse(first(world.warehouses).id),
    () => ({
      times: [5, 13, 21].map((hourOfDay) => ({ hourOfDay, enabled: hourOfDay !== 13 })),
      timezone: 'Europe/Amsterdam',
    }),
  ],
  [
    'insertFunctionInstance',
    (to, world) => to.functions.getInsertFunctionInstance(first(world.insertFunctionInstances).id),
    (world) => first(world.insertFunctionInstances),
  ],
  [
    'transformation',
    (to, world) => to.transformations.getTransformation(first(world.transformations).id),
    (world) => first(world.transformations),
  ],
  [
    'reverseEtlModel',
    (to, world) => to.reverseEtl.getReverseEtlModel(first(world.reverseEtlModels).id),
    (world) => first(world.reverseEtlModels),
  ],
  ['space', (to, world) => to.spaces.getSpace(first(world.spaces).id), (world) => first(world.spaces)],
  [
    'audience',
    (to, { audiences: [one] }) => to.audiences.getAudience(one!.spaceId, one!.id),
    (world) => first(world.audiences),
  ],
  [
    'computedTrait',
    (to, { computedTraits: [one] }) => to.computedTraits.getComputedTrait(one!.spaceId, one!.id),
    (world) => first(world.computedTraits),
  ],
  [
    'regulation',
    (to, world) => to.privacy.getRegulation(first(world.regulations).id),
    ({ workspace, regulations: [one] }) => ({
      id: one!.id,
      workspaceId: workspace.id,
      overallStatus: one!.status,
      createdAt: one!.createdAt,
      finishedAt: one!.finishedAt,
      streamStatus: [],
    }),
  ],
]

test.each(objects)('gets one %s', async (key, call, expected) => {
  const api = await start()
  const { data } = (await call(clientsOf(api), api.world())).body
  expectRead((data as Record<string, unknown>)[key], expected(api.world()))
})

test('lists the selective syncs of a source that a warehouse is loaded from, and of no other', async () => {
  const api = await start()
  const { selectiveSync } = clientsOf(api)
  const { warehouseId, sourceId } = first(api.world().warehouseConnections)
  const { body } = await selectiveSync.listSelectiveSyncsFromWarehouseAndSource(warehouseId, sourceId, {
    count: 10,
  })
  const items = body.data?.items ?? []
  expect(items.map(({ collection, enabled }) => [collection, enabled])).toEqual([
    ['identifies', true],
    ['tracks', true],
    ['pages', false],
  ])
  expect(items.every((item) => item.warehouseId === warehouseId && item.sourceId === sourceId)).toBe(true)
  const other = api.world().warehouses.find(({ id }) => id !== warehouseId)
  await expect(
    selectiveSync.listSelectiveSyncsFromWarehouseAndSource(other!.id, sourceId, { count: 10 }),
  ).rejects.toMatchObject({ response: { statusCode: 404 } })
})

test('lists all labels, which have no pages', async () => {
  const api = await start()
  const { body } = await clientsOf(api).labels.listLabels()
  expect(body.data?.labels).toEqual(api.world().labels)
})

test('counts what flows through the workspace: alike today and tomorrow, nothing of the future', async () => {
  const startedAt = new Date('2026-03-10T12:00:00Z')
  const read = async (now: Date) => {
    const api = await startDemoApi({ startedAt, lifeEveryMs: 0, now: () => now })
    const { apiCalls, mtu, events, delivery, destinations } = clientsOf(api)
    const world = api.world()
    const { id, sourceId } = first(world.destinations)
    const [from, until] = ['2026-03-05T00:00:00Z', '2026-03-08T00:00:00Z']
    const page = { count: 100 }
    const volume = await events.getEventsVolumeFromWorkspace('DAY', from, until, undefined, [sourceId])
    const lost = await delivery.getEgressFailedMetricsFromDeliveryOverview(
      sourceId,
      id,
      from,
      until,
      'day',
      page,
    )
    const summary = await destinations.listDeliveryMetricsSummaryFromDestination(id, sourceId)
    const result = {
      calls: await listAll('dailyWorkspaceAPICallsUsage', (of) =>
        apiCalls.getDailyWorkspaceAPICallsUsage('2026-03-01', of),
      ),
      callsBySource: await listAll('dailyPerSourceAPICallsUsage', (of) =>
        apiCalls.getDailyPerSourceAPICallsUsage('2026-03-01', { ...of, count: 100 }),
      ),
      users: await listAll('dailyWorkspaceMTUUsage', (of) => mtu.getDailyWorkspaceMTUUsage('2026-03-01', of)),
      usersBySource: await listAll('dailyPerSourceMTUUsage', (of) =>
        mtu.getDailyPerSourceMTUUsage('2026-03-01', { ...of, count: 100 }),
      ),
      volume: volume.body.data?.result ?? [],
      lost: lost.body.data?.dataset ?? [],
      summary: summary.body.data?.deliveryMetricsSummary,
    }
    await api.close()
    return result
  }
  const today = await read(startedAt)
  const tomorrow = await read(new Date('2026-03-11T12:00:00Z'))
  expect([today.calls.length, tomorrow.calls.length]).toEqual([10, 11])
  expect(tomorrow.calls.slice(0, 10)).toEqual(today.calls)
  expect([today.callsBySource.length, today.usersBySource.length]).toEqual([140, 140])
  const counts = (today.calls as { apiCalls: string }[]).map(({ apiCalls }) => Number(apiCalls))
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect((today.users[0] as { periodEnd: number }).periodEnd).toBe(Date.UTC(2026, 3, 1) / 1000)

  const [volume, lost] = [first(today.volume), first(today.lost)]
  expect(volume.series).toHaveLength(3)
  expect(volume.total).toBe(volume.series.reduce((sum, { count }) => sum + count, 0))
  expect(lost.total).toBeGreaterThan(0)
  expect(lost.total).toBeLessThan(volume.total / 50)
  expect(tomorrow.volume).toEqual(today.volume)
  expect(today.summary?.metrics.map(({ metricName }) => metricName)).toEqual(['successes', 'client_errors'])
})

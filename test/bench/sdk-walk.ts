import * as sdk from '@segment/public-api-sdk-typescript'

interface Page {
  count: number
  cursor?: string
}
type Answer = { body: { data?: unknown } }

/**
 * What a script does that somebody writes in an afternoon: the same lists and details as a poll, with the official
 * SDK, the largest pages it may ask for, one after the other. Resolves with how many requests that took.
 */
export async function walk({ url, token }: { url: string; token: string }): Promise<number> {
  let requests = 0
  const connect = <Api extends { accessToken: string | (() => string) }>(
    Type: new (basePath: string) => Api,
  ) => {
    const api = new Type(url)
    api.accessToken = token
    return api
  }
  const ask = async (answer: Promise<Answer>): Promise<Record<string, unknown>> => {
    requests++
    return (await answer).body.data as Record<string, unknown>
  }
  const all = async <Item>(key: string, call: (page: Page) => Promise<Answer>): Promise<Item[]> => {
    const items: Item[] = []
    const page: Page = { count: 1000 }
    do {
      const data = await ask(call({ ...page }))
      items.push(...(data[key] as Item[]))
      page.cursor = (data.pagination as { next?: string }).next
    } while (page.cursor !== undefined)
    return items
  }

  const users = connect(sdk.IAMUsersApi)
  const groups = connect(sdk.IAMGroupsApi)
  const sources = connect(sdk.SourcesApi)
  const destinations = connect(sdk.DestinationsApi)
  const filters = connect(sdk.DestinationFiltersApi)
  const warehouses = connect(sdk.WarehousesApi)
  const functions = connect(sdk.FunctionsApi)

  await ask(connect(sdk.WorkspacesApi).getWorkspace())
  await all('events', (page) => connect(sdk.AuditTrailApi).listAuditEvents(page))
  await all('users', (page) => users.listUsers(page))
  await all('invites', (page) => users.listInvites(page))
  await all('roles', (page) => connect(sdk.IAMRolesApi).listRoles(page))
  await ask(connect(sdk.LabelsApi).listLabels())
  for (const { id } of await all<{ id: string }>('userGroups', (page) => groups.listUserGroups(page))) {
    await all('users', (page) => groups.listUsersFromUserGroup(id, page))
    await all('emails', (page) => groups.listInvitesFromUserGroup(id, page))
  }
  for (const { id } of await all<{ id: string }>('sources', (page) => sources.listSources(page))) {
    await ask(sources.listSchemaSettingsInSource(id))
    // The SDK has no call for it.
    await fetch(`${url}/sources/${id}/live-plugins/latest`, { headers: { authorization: `Bearer ${token}` } })
    requests++
  }
  for (const { id, metadata } of await all<{ id: string; metadata: { actions: unknown[] } }>(
    'destinations',
    (page) => destinations.listDestinations(page),
  )) {
    await all('filters', (page) => filters.listFiltersFromDestination(id, page))
    if (metadata.actions.length > 0)
      await all('subscriptions', (page) => destinations.listSubscriptionsFromDestination(id, page))
  }
  for (const { id } of await all<{ id: string }>('warehouses', (page) => warehouses.listWarehouses(page)))
    await all('sources', (page) => warehouses.listConnectedSourcesFromWarehouse(id, page))
  for (const kind of [
    'SOURCE',
    'DESTINATION',
    'INSERT_SOURCE',
    'INSERT_DESTINATION',
    'INSERT_TRANSFORMATION',
  ] as const)
    for (const { id } of await all<{ id: string }>('functions', (page) =>
      functions.listFunctions(page, kind as never),
    )) {
      await ask(functions.getFunction(id))
      if (kind.startsWith('INSERT_'))
        await all('instances', (page) => functions.listInsertFunctionInstances(page, id))
    }
  await all('trackingPlans', (page) => connect(sdk.TrackingPlansApi).listTrackingPlans(page))
  await all('transformations', (page) => connect(sdk.TransformationsApi).listTransformations(page))
  await all('models', (page) => connect(sdk.ReverseETLApi).listReverseEtlModels(page))
  await all('spaces', (page) => connect(sdk.SpacesApi).listSpaces(page))
  await all('regulations', (page) => connect(sdk.DeletionAndSuppressionApi).listWorkspaceRegulations(page))
  return requests
}

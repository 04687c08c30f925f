import { accessKindOf } from './access/models'
import type { Connector } from './connectors/connector'
import type { Handlers } from './handlers'
import type { Resources } from './resources'

/** The calls of the contract that have to do with resources as they are now. */
export function resourceCalls(connectors: Connector[], resources: Resources) {
  return {
    listResourceTypes: async () =>
      connectors.flatMap((connector) =>
        connector.resourceTypes.map(({ key, title, singular, description, columns, log }) => ({
          key,
          title,
          singular,
          description,
          columns,
          log: log !== undefined,
          access: accessKindOf(connector.access, key),
          connector: connector.key,
        })),
      ),
    countResources: async ({ integrationId }) => resources.counts(integrationId),
    listResources: async (input) => resources.list(input),
    getListSql: async (input) => ({ sql: resources.listSql(input) }),
    listValues: (input) => resources.values(input),
    getResource: async ({ integrationId, type, resourceId }) =>
      resources.get(integrationId, type, resourceId),
    countFacets: (input) => resources.facets(input),
  } satisfies Partial<Handlers>
}

import type { Connector } from './connectors/connector'
import type { Handlers } from './handlers'
import type { Integrations } from './integrations'
import type { ManageIntegrations } from './manage-integrations'
import type { Db } from './store/database'
import { listPolls } from './sync/poll-log'
import type { Poller } from './sync/poller'

/** The calls of the contract that have to do with integrations and their polls. */
export function integrationCalls(needs: {
  db: Db
  connectors: Connector[]
  integrations: Integrations
  manage: ManageIntegrations
  poller: Poller
  /** What follows from a poll that somebody waits for. */
  followed: () => Promise<void>
}) {
  const { db, connectors, integrations, manage, poller } = needs
  return {
    listConnectors: async () =>
      connectors.map(({ key, name, summary, access, regions, guide, resourceTypes }) => ({
        key,
        name,
        summary,
        tellsAccess: access !== undefined,
        regions,
        guide,
        optionalTypes: resourceTypes.flatMap(({ key, title, offBecause }) =>
          offBecause ? [{ type: key, title, why: offBecause }] : [],
        ),
      })),
    testConnection: (input) => manage.testConnection(input),
    addIntegration: (input) => manage.add(input),
    addDemo: () => manage.addDemo(connectors[0] as Connector),
    listIntegrations: async () => integrations.views(),
    getIntegration: async ({ integrationId }) => integrations.view(integrationId),
    updateIntegration: (input) => manage.update(input),
    setEnabled: ({ integrationId, enabled }) => manage.setEnabled(integrationId, enabled),
    setAllEnabled: ({ enabled }) =>
      Promise.all(integrations.all().map((row) => manage.setEnabled(row.id, enabled))),
    deleteIntegration: ({ integrationId }) => manage.delete(integrationId),

    sync: async ({ integrationId }) => {
      const poll = await poller.sync(integrationId, 'manual')
      await needs.followed()
      return poll
    },
    syncAll: async () => {
      const enabled = integrations.all().filter((row) => row.enabled)
      for (const row of enabled) poller.sync(row.id, 'manual').catch(() => {})
      return { started: enabled.length }
    },
    cancelPoll: async ({ integrationId }) => ({ cancelled: await poller.cancel(integrationId) }),
    listPolls: async (input) => listPolls(db, input),
  } satisfies Partial<Handlers>
}

import { type Endpoint, list, object } from './endpoint'
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

/** How much flows, and what becomes of it. */
export const flowEndpoints: Endpoint[] = [
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
    'successfully-received': { usual: 1, refused: 1 },
    'failed-on-ingest': { usual: 0.002, refused: 0.002 },
    'filtered-at-source': { usual: 0.01, refused: 0.01 },
    'filtered-at-destination': { usual: 0.04, refused: 0.04 },
    'successful-delivery': { usual: 0.93, refused: 0 },
    'failed-delivery': { usual: 0.012, refused: 0.942 },
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

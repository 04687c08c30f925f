import { api } from './bridge'
import { createLoaded } from './loaded'

/** The state at a glance. After `markAlertsSeen`, refresh it: no event tells of that. */
export const useOverview = createLoaded(
  () => api.overview(),
  ['integrations', 'findings', 'alerts', 'seenChanges', 'pollEnded'],
)

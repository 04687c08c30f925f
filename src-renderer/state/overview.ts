import { api } from './bridge'
import { createLoaded } from './loaded'

/** The state at a glance. */
export const useOverview = createLoaded(
  () => api.overview(),
  ['integrations', 'findings', 'alerts', 'seenChanges', 'pollEnded'],
)

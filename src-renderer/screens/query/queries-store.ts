import { api } from '../../state/bridge'
import { createLoaded } from '../../state/loaded'

/** All saved queries, managed ones and the user's own. */
export const useQueries = createLoaded(() => api.listQueries(), ['queries'])

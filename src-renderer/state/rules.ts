import { api } from './bridge'
import { createLoaded } from './loaded'

/** All rules and what came of them, over all integrations. */
export const useRules = createLoaded(() => api.listRules(), ['findings', 'integrations', 'rules'])

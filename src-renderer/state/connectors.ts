import type { ConnectorInfo } from '../../src-preload/contract'
import { api } from './bridge'
import { createLoaded } from './loaded'

/** All connectors. They don't change while the app runs. */
export const useConnectors = createLoaded(() => api.listConnectors(), [])

/** One connector; undefined while loading or if it is unknown. */
export function useConnector(key: string): ConnectorInfo | undefined {
  return useConnectors((state) => state.data?.find((connector) => connector.key === key))
}

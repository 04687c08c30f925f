import type { ConnectorInfo, Integration } from '../../../src-preload/contract'

/** The integrations whose provider tells who may do what. The others have nothing to be seen, or reviewed, here. */
export function tellingAccess(integrations: Integration[], connectors: ConnectorInfo[]): Integration[] {
  const telling = new Set(connectors.filter(({ tellsAccess }) => tellsAccess).map(({ key }) => key))
  return integrations.filter(({ connector }) => telling.has(connector))
}

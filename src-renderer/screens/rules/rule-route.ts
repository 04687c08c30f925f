import { findingsRoute } from '../../state/location'

/** The routes of one rule's pages. */
export function ruleRoute(ruleId: string, page?: 'edit' | 'duplicate' | 'backtest'): string {
  return `/rules/${encodeURIComponent(ruleId)}${page ? `/${page}` : ''}`
}

/** The route of one finding on its rule's page. */
export function findingRoute(ruleId: string, findingId: number): string {
  return `${ruleRoute(ruleId)}?finding=${findingId}`
}

/** The route of all that is open in one integration. */
export function findingsOfRoute(integrationId: string): string {
  return `${findingsRoute}?integration=${encodeURIComponent(integrationId)}`
}

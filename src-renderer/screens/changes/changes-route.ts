import type { ChangeFilters } from './use-change-filters'

/** The route of the changes that these filters leave. */
export function changesRoute(filters: Partial<ChangeFilters>): string {
  const given = Object.entries(filters).filter(([, value]) => value !== '')
  return given.length === 0 ? '/changes' : `/changes?${new URLSearchParams(given)}`
}

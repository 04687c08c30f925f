import type { FindingRef } from '../rules/store-findings'
import type { NewAlert } from './alert-log'

/** An alert names so many of what it is about, and counts the others. */
export const mostNamed = 10

/** What an alert about many keeps of them. */
export function firstOf(all: FindingRef[]): Required<Pick<NewAlert, 'details' | 'findings' | 'total'>> {
  const first = all.slice(0, mostNamed)
  return {
    details: first.map(({ resourceName }) => resourceName),
    findings: first.map(({ findingId, resourceType, resourceId, resourceName }) => ({
      findingId,
      resourceType,
      resourceId,
      resourceName,
    })),
    total: all.length,
  }
}

/** The only one's name, or how many there are. */
export function oneOrMany(all: { resourceName: string }[], many: string): string {
  return all.length === 1 ? (all[0]?.resourceName ?? '') : `${all.length.toLocaleString('en')} ${many}`
}

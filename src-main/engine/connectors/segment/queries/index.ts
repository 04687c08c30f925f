import type { ManagedQuery } from '../../connector'

/** The queries that come with Sightline for a Segment workspace, by topic. */
export const queries: ManagedQuery[] = []

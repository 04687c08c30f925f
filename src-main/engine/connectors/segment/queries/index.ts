import type { ManagedQuery } from '../../connector'
import { accessQueries } from './access'
import { changeQueries } from './change'
import { costQueries } from './cost'
import { destinationQueries } from './destinations'
import { governanceQueries } from './governance'
import { sourceQueries } from './sources'

/** The queries that come with Sightline for a Segment workspace, by topic. */
export const queries: ManagedQuery[] = [
  ...accessQueries,
  ...sourceQueries,
  ...destinationQueries,
  ...governanceQueries,
  ...changeQueries,
  ...costQueries,
]

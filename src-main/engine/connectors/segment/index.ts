import type { Connector, ConnectorInfoRegion } from '../connector'
import type { Pace } from '../transport'
import { accessModel } from './access-model'
import { appPage } from './app-pages'
import { SegmentClient } from './client'
import { derivedViews } from './derived-views'
import { guide } from './guide'
import { packFiles } from './packs'
import { queries } from './queries'
import { resourceTypes } from './resource-types'
import { ruleFiles } from './rules'
import { testConnection } from './test-connection'

const segmentRegions: ConnectorInfoRegion[] = [
  { key: 'us', label: 'US', apiUrl: 'https://api.segmentapis.com' },
  { key: 'eu', label: 'EU', apiUrl: 'https://eu1.api.segmentapis.com' },
]

/** `regions` and `pace` are given only where Segment's own can't be reached: in tests. */
export function segment(regions = segmentRegions, pace?: Pace): Connector {
  return {
    key: 'segment',
    name: 'Segment',
    summary: 'Users, groups, roles, sources, destinations and warehouses of a Segment workspace.',
    regions,
    guide,
    resourceTypes,
    ruleFiles,
    packFiles,
    page: appPage,
    queries,
    people: { type: 'segment_user', emailField: 'email' },
    trail: {
      type: 'segment_audit_event',
      resourceId: 'resourceId',
      at: 'timestamp',
      event: 'type',
      actors: ['actorEmail', 'actor'],
      isRemoval: (event) => /\b(deleted|removed|revoked)$/i.test(event),
    },
    derivedViews,
    access: accessModel,
    testConnection: (options) => testConnection(options, regions),
    openClient: (options) => new SegmentClient(options, pace),
  }
}

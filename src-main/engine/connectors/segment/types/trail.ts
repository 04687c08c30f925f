import { z } from 'zod'
import { column, type ResourceType } from '../../connector'
import { byId, idColumn, text } from './parts'

/** What the trail tells of: its own word for the type isn't always the API's. */
const happensTo = [
  'source',
  'destination',
  'user',
  'user_group',
  'function',
  'warehouse',
  'tracking_plan',
  'transformation',
  'audience',
  'computed_trait',
  'space',
  'reverse_etl_model',
  'workspace',
]

/** Who did what. */
export const trail: ResourceType[] = [
  {
    key: 'segment_audit_event',
    title: 'Audit events',
    singular: 'Audit event',
    description:
      'What people and tokens did in the workspace, by Segment’s own audit trail: up to 90 days back, and kept here.',
    list: { path: '/audit-events?startTime={since}', items: 'events', paging: 'pages' },
    log: { at: 'timestamp', overlapMinutes: 60, daysBack: 89 },
    schema: z.looseObject({ id: z.string().min(1), timestamp: z.string(), type: z.string() }),
    id: byId,
    label: (item) => [item.type, text(item, 'resourceName')].filter(Boolean).join(': '),
    columns: [
      column('timestamp', 'When', 'time'),
      column('type', 'What'),
      column('actorEmail', 'Who'),
      column('actor', 'Actor'),
      column('resourceType', 'Resource type'),
      column('resourceName', 'Resource'),
      column('resourceId', 'Resource ID', 'text', { shown: false }),
      idColumn,
    ],
    secrets: {},
    refersTo: [
      { field: 'actor', type: 'segment_user' },
      ...happensTo.map((kind) => ({ field: 'resourceId', type: `segment_${kind}` })),
    ],
  },
]

import { z } from 'zod'
import { column, type Item, type ResourceType } from '../../connector'
import { byId, hidden, only, workspaceColumn } from './parts'

const columns = [
  column('id', 'ID'),
  column('regulationType', 'Type'),
  column('status', 'Status'),
  column('subjectType', 'Subjects are'),
  column('subjectCount', 'Subjects', 'number'),
  column('createdAt', 'Created', 'time'),
  column('finishedAt', 'Finished', 'time'),
  column('overallStatus', 'Overall status', 'text', hidden),
  column('streamStatus', 'Status by stream', 'json', hidden),
  workspaceColumn,
]
const known = new Set([
  ...columns.map(({ name }) => name).filter((name) => name !== 'streamStatus'),
  'sourceId',
])

const ofDestination = new Set(['id', 'name', 'status', 'errString', 'finishedAt'])
/** By stream, and in that by destination. */
function statusOfStream(stream: unknown) {
  const { id, destinationStatus } = (stream ?? {}) as Item
  const destinations = Array.isArray(destinationStatus) ? destinationStatus : []
  return { id, destinationStatus: destinations.map((one) => only(ofDestination, (one ?? {}) as Item)) }
}

const regulation = {
  singular: 'Regulation',
  schema: z.looseObject({ id: z.string().min(1), subjects: z.array(z.unknown()).nullish() }),
  id: byId,
  own: { path: '/regulations/{id}', item: 'regulation' },
  label: (item: Item) => [item.regulationType, item.status, item.id].filter(Boolean).join(' '),
  // Whom it is about may stand in a field that nobody knows of yet.
  keep: ({ subjects, ...item }: Item) => ({
    ...only(known, item),
    ...(Array.isArray(item.streamStatus) ? { streamStatus: item.streamStatus.map(statusOfStream) } : {}),
    subjectCount: Array.isArray(subjects) ? subjects.length : null,
  }),
  secrets: {},
}

const suppressed: ResourceType = {
  key: 'segment_suppression_count',
  title: 'Suppression counts',
  singular: 'Suppression count',
  description: 'How many people’s data Segment is told to drop. Who they are is not kept.',
  offBecause: 'All of them are read with each poll, to be counted: that may be many requests.',
  list: { path: '/suppressions', items: 'suppressed', paging: 'pages' },
  counted: { by: 'subjectType', elements: 'subjectIds', count: 'subjectCount' },
  schema: z.looseObject({ subjectType: z.string().min(1), subjectIds: z.array(z.unknown()).nullish() }),
  id: (item) => String(item.subjectType),
  label: (item) => String(item.subjectType),
  columns: [column('subjectType', 'Subjects are'), column('subjectCount', 'Subjects', 'number')],
  secrets: {},
}

/** What was asked for on behalf of end customers. */
export const privacy: ResourceType[] = [
  {
    ...regulation,
    key: 'segment_regulation',
    title: 'Regulations',
    description: 'Requests to delete or to suppress people’s data. Whom they are about is counted, not kept.',
    list: { path: '/regulations', items: 'regulations', paging: 'pages' },
    columns,
  },
  {
    ...regulation,
    key: 'segment_source_regulation',
    title: 'Regulations of sources',
    description: 'The same for one source’s data alone. Whom they are about is counted, not kept.',
    offBecause: 'Each source takes a request.',
    list: { path: '/regulations/sources/{scope}', items: 'regulations', paging: 'pages' },
    scopes: { parent: 'segment_source', field: 'sourceId' },
    columns: [...columns, column('sourceId', 'Source')],
    refersTo: [{ field: 'sourceId', type: 'segment_source' }],
  },
  suppressed,
]

import { z } from 'zod'
import { column, type ResourceType } from '../../connector'
import { byId } from './parts'

/** What was asked for on behalf of end customers. */
export const privacy: ResourceType[] = [
  {
    key: 'segment_regulation',
    title: 'Regulations',
    singular: 'Regulation',
    description: 'Requests to delete or to suppress people’s data. Whom they are about is counted, not kept.',
    list: { path: '/regulations', items: 'regulations', paging: 'pages' },
    schema: z.looseObject({ id: z.string().min(1), subjects: z.array(z.unknown()).nullish() }),
    id: byId,
    own: { path: '/regulations/{id}', item: 'regulation' },
    label: (item) => [item.regulationType, item.status, item.id].filter(Boolean).join(' '),
    keep: ({ subjects, ...item }) => ({
      ...item,
      subjectCount: Array.isArray(subjects) ? subjects.length : null,
    }),
    columns: [
      column('id', 'ID'),
      column('regulationType', 'Type'),
      column('status', 'Status'),
      column('subjectType', 'Subjects are'),
      column('subjectCount', 'Subjects', 'number'),
      column('createdAt', 'Created', 'time'),
      column('finishedAt', 'Finished', 'time'),
    ],
    secrets: {},
  },
]

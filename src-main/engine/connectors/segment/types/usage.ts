import { z } from 'zod'
import { column, type Item, type ResourceType } from '../../connector'
import { counted, hidden } from './parts'

const day = (item: Item) => String(item.timestamp).slice(0, 10)
/** A day's number is corrected for a while, and the month's listing has all of its days. */
const monthly = { at: 'timestamp', monthly: true, overlapMinutes: 3 * 24 * 60, daysBack: 40 }

/** How much flows, by day: what tells of something enabled that nothing flows through. */
export const usage: ResourceType[] = [
  {
    key: 'segment_usage',
    title: 'API calls by day',
    singular: 'Day of API calls',
    description: 'Calls that the workspace received, counted by Segment from the beginning of each month.',
    list: {
      path: '/usage/api-calls/daily?period={month}',
      items: 'dailyWorkspaceAPICallsUsage',
      paging: 'pages',
    },
    log: monthly,
    schema: z.looseObject({ timestamp: z.string().min(1), apiCalls: counted }),
    id: (item) => String(item.timestamp),
    label: day,
    columns: [column('timestamp', 'Day', 'time'), column('apiCalls', 'API calls', 'number')],
    secrets: {},
  },
  {
    key: 'segment_source_usage',
    title: 'API calls by source and day',
    singular: 'Day of a source’s API calls',
    description: 'Calls that each source received, counted by Segment from the beginning of each month.',
    list: {
      path: '/usage/api-calls/sources/daily?period={month}',
      items: 'dailyPerSourceAPICallsUsage',
      paging: 'pages',
    },
    log: monthly,
    schema: z.looseObject({ timestamp: z.string().min(1), sourceId: z.string().min(1), apiCalls: counted }),
    id: (item) => `${item.sourceId}/${item.timestamp}`,
    label: day,
    columns: [
      column('timestamp', 'Day', 'time'),
      column('sourceId', 'Source'),
      column('apiCalls', 'API calls', 'number'),
    ],
    secrets: {},
    refersTo: [{ field: 'sourceId', type: 'segment_source' }],
  },
  {
    key: 'segment_tracked_user_usage',
    title: 'Tracked users by day',
    singular: 'Day of tracked users',
    description: 'People that were tracked, counted by Segment from the beginning of each month.',
    list: { path: '/usage/mtu/daily?period={month}', items: 'dailyWorkspaceMTUUsage', paging: 'pages' },
    log: monthly,
    schema: z.looseObject({ timestamp: z.string().min(1) }),
    id: (item) => String(item.timestamp),
    label: day,
    columns: [
      column('timestamp', 'Day', 'time'),
      column('identified', 'Identified', 'number'),
      column('anonymous', 'Anonymous', 'number'),
      column('anonymousIdentified', 'Identified later', 'number'),
      column('neverIdentified', 'Never identified', 'number'),
      column('periodStart', 'Month began', 'number', hidden),
      column('periodEnd', 'Month ended', 'number', hidden),
    ],
    secrets: {},
  },
  {
    key: 'segment_source_tracked_user_usage',
    title: 'Tracked users by source and day',
    singular: 'Day of a source’s tracked users',
    description: 'People that each source tracked, counted by Segment from the beginning of each month.',
    list: {
      path: '/usage/mtu/sources/daily?period={month}',
      items: 'dailyPerSourceMTUUsage',
      paging: 'pages',
    },
    log: monthly,
    schema: z.looseObject({ timestamp: z.string().min(1), sourceId: z.string().min(1) }),
    id: (item) => `${item.sourceId}/${item.timestamp}`,
    label: day,
    columns: [
      column('timestamp', 'Day', 'time'),
      column('sourceId', 'Source'),
      column('identified', 'Identified', 'number'),
      column('anonymous', 'Anonymous', 'number'),
      column('anonymousIdentified', 'Identified later', 'number'),
      column('neverIdentified', 'Never identified', 'number'),
      column('periodStart', 'Month began', 'number', hidden),
      column('periodEnd', 'Month ended', 'number', hidden),
    ],
    secrets: {},
    refersTo: [{ field: 'sourceId', type: 'segment_source' }],
  },
]

import { z } from 'zod'
import { column, type Item, type ResourceType, type Scopes } from '../../connector'
import { counted, hidden, text } from './parts'

/** Segment answers with a series for each source or destination; what is kept is one row for each of its days. */
const days = (element: unknown): unknown[] => {
  const { series, total: _total, totalRetryCount: _retries, source, ...whose } = (element ?? {}) as Item
  if (!Array.isArray(series)) return [element]
  const sourceId = text((source ?? {}) as Item, 'id')
  return series.map((point) => ({ ...whose, ...(sourceId ? { sourceId } : {}), ...point }))
}
const day = (item: Item) => String(item.time).slice(0, 10)
const point = { time: z.string().min(1), count: counted }

/** Days that are over: the number of the present one would differ at each look. It is corrected for a while. */
const volume = { at: 'time', overlapMinutes: 3 * 24 * 60, daysBack: 13 }
/** Each is asked once a day at least, and then for all that Segment tells: what was missed meanwhile is in it. */
const overview = { at: 'time', overlapMinutes: 29 * 24 * 60, daysBack: 29 }

const ofSources: Scopes = {
  parent: 'segment_source',
  field: 'sourceId',
  where: ({ enabled }) => enabled !== false,
}
const ofDestinations: Scopes = {
  parent: 'segment_destination',
  field: 'destinationId',
  where: ({ enabled, sourceId }) => enabled !== false && typeof sourceId === 'string',
}

function delivery(
  key: string,
  metric: string,
  { title, singular, description }: Pick<ResourceType, 'title' | 'singular' | 'description'>,
): ResourceType {
  const atDestination = /deliver|destination/.test(metric)
  const [field, noun] = atDestination ? ['destinationId', 'destination'] : ['sourceId', 'source']
  const whose = atDestination ? 'sourceId={sourceId}&destinationConfigId={scope}' : 'sourceId={scope}'
  return {
    key,
    title,
    singular,
    description,
    offBecause: `Each enabled ${noun} takes a request.`,
    list: {
      path: `/delivery-overview/${metric}?${whose}&granularity=DAY&startTime={day}&endTime={today}`,
      items: 'dataset',
      paging: 'pages',
      each: days,
    },
    scopes: { ...(atDestination ? ofDestinations : ofSources), onceADay: true },
    log: overview,
    schema: z.looseObject(point),
    id: (item) => `${item[field]}/${day(item)}`,
    label: day,
    columns: [
      column('time', 'Day', 'time'),
      column(field, atDestination ? 'Destination' : 'Source'),
      column('count', 'Events', 'number'),
      column('retryCount', 'Retries', 'number', hidden),
    ],
    secrets: {},
    refersTo: [{ field, type: `segment_${noun}` }],
  }
}

/** How many events come in, and what becomes of them, by day: what tells of something enabled that nothing flows through. */
export const flow: ResourceType[] = [
  {
    key: 'segment_event_volume',
    title: 'Events by source and day',
    singular: 'Day of a source’s events',
    description:
      'Events that each source received, up to yesterday. Segment tells of the last two weeks; here they are kept.',
    list: {
      path: '/events/volume?granularity=DAY&groupBy.0=source&startTime={day}&endTime={today}',
      items: 'result',
      paging: 'pages',
      limit: { name: 'event volume', perMinute: 60 },
      each: days,
    },
    log: volume,
    schema: z.looseObject({ ...point, sourceId: z.string().min(1).nullish() }),
    // Ungrouped, it is the whole workspace's.
    id: (item) => `${item.sourceId ?? 'all'}/${day(item)}`,
    label: day,
    columns: [
      column('time', 'Day', 'time'),
      column('sourceId', 'Source'),
      column('count', 'Events', 'number'),
    ],
    secrets: {},
    refersTo: [{ field: 'sourceId', type: 'segment_source' }],
  },
  delivery('segment_delivery_rejected', 'failed-on-ingest', {
    title: 'Events rejected, by source and day',
    singular: 'Day of a source’s rejected events',
    description: 'Events that Segment did not accept.',
  }),
  delivery('segment_delivery_filtered_at_source', 'filtered-at-source', {
    title: 'Events filtered, by source and day',
    singular: 'Day of a source’s filtered events',
    description: 'Events that a source’s own settings, or its tracking plan, dropped.',
  }),
  delivery('segment_delivery_filtered', 'filtered-at-destination', {
    title: 'Events filtered, by destination and day',
    singular: 'Day of a destination’s filtered events',
    description: 'Events that a destination’s filters dropped.',
  }),
  delivery('segment_delivery_success', 'successful-delivery', {
    title: 'Events delivered, by destination and day',
    singular: 'Day of a destination’s delivered events',
    description: 'Events that a destination took.',
  }),
  delivery('segment_delivery_failure', 'failed-delivery', {
    title: 'Events not delivered, by destination and day',
    singular: 'Day of a destination’s failed events',
    description: 'Events that a destination did not take.',
  }),
]

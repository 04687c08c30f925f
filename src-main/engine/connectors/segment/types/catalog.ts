import { z } from 'zod'
import { column, type Item, type ResourceType } from '../../connector'
import { byId, byName, hidden, idColumn, identified, nameColumn, text } from './parts'

/**
 * What Segment says of the kinds of things that the workspace has: once for each kind, and not on each source and
 * destination of it. Joined by `metadata ->> 'id'` of those.
 */
function kindsOf(
  parent: string,
  {
    noun,
    title,
    columns,
  }: { noun: 'source' | 'destination' | 'warehouse'; title: string; columns: ResourceType['columns'] },
): ResourceType {
  return {
    key: `segment_catalog_${noun}`,
    title: `${title} kinds`,
    singular: `${title} kind`,
    description: `What Segment’s catalog says of each kind of ${noun} that the workspace has. Read once a day.`,
    list: { path: `/catalog/${noun}s/{scope}`, items: `${noun}Metadata`, paging: 'one' },
    scopes: {
      parent,
      field: 'id',
      shared: ({ metadata }) => text((metadata ?? {}) as Item, 'id'),
      onceADay: true,
    },
    schema: z.looseObject(identified),
    id: byId,
    label: byName,
    columns: [
      idColumn,
      nameColumn,
      column('slug', 'Slug'),
      ...columns,
      column('description', 'Description', 'text', hidden),
      column('options', 'Options', 'json', hidden),
    ],
    secrets: { descriptions: ['options', 'actions', 'presets'] },
    // Pictures, and people at the vendor’s: of no use here, and they come and go.
    leaveOut: ['logos', 'contacts'],
    unordered: ['categories'],
  }
}

const status = column('status', 'Status')
const partnerOwned = column('partnerOwned', 'By a partner', 'boolean', hidden)
const categories = column('categories', 'Categories', 'json')

export const catalog: ResourceType[] = [
  kindsOf('segment_source', {
    noun: 'source',
    title: 'Source',
    columns: [
      status,
      categories,
      column('isCloudEventSource', 'Cloud events', 'boolean', hidden),
      partnerOwned,
    ],
  }),
  kindsOf('segment_destination', {
    noun: 'destination',
    title: 'Destination',
    columns: [
      status,
      categories,
      column('actions', 'Actions', 'json', hidden),
      column('presets', 'Presets', 'json', hidden),
      column('components', 'Components', 'json', hidden),
      column('supportedFeatures', 'Features', 'json', hidden),
      column('supportedMethods', 'Methods', 'json', hidden),
      column('supportedPlatforms', 'Platforms', 'json', hidden),
      column('supportedRegions', 'Regions', 'json', hidden),
      column('regionEndpoints', 'Endpoints', 'json', hidden),
      column('previousNames', 'Earlier names', 'json', hidden),
      column('website', 'Website', 'text', hidden),
      partnerOwned,
      column('multiInstanceSupportedVersion', 'Several of one source', 'text', hidden),
    ],
  }),
  kindsOf('segment_warehouse', { noun: 'warehouse', title: 'Warehouse', columns: [] }),
]

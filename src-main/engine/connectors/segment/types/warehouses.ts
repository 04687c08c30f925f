import { z } from 'zod'
import { column, type Item, type ResourceType } from '../../connector'
import {
  byId,
  catalogTexts,
  enabled,
  enabledColumn,
  hidden,
  identified,
  largeItems,
  settings,
  withoutLastSeen,
  workspaceColumn,
} from './parts'

/** Where data is stored, and how it gets there. */
export const warehouses: ResourceType[] = [
  {
    key: 'segment_warehouse',
    title: 'Warehouses',
    singular: 'Warehouse',
    description: 'Databases that Segment loads data into. Connection settings are kept as fingerprints.',
    list: { path: '/warehouses', items: 'warehouses', paging: 'pages', ...largeItems },
    schema: z.looseObject({ id: z.string().min(1), enabled }),
    id: byId,
    label: (item) => {
      const named = (item.settings as Item | undefined)?.name
      const kind = (item.metadata as Item | undefined)?.name
      return typeof named === 'string' && named !== ''
        ? named
        : typeof kind === 'string'
          ? kind
          : String(item.id)
    },
    own: { path: '/warehouses/{id}', item: 'warehouse' },
    details: [
      {
        field: 'connectedSources',
        list: { path: '/warehouses/{id}/connected-sources', items: 'sources', paging: 'pages' },
        schema: z.looseObject(identified),
        // Not its name: a renamed source is no change of this.
        keep: ['id'],
        when: 'always',
      },
    ],
    columns: [
      column('id', 'ID'),
      enabledColumn,
      column('connectedSources', 'Connected sources', 'json'),
      column('settings', 'Settings', 'json', hidden),
      column('metadata', 'Kind', 'json'),
      workspaceColumn,
    ],
    secrets: settings,
    leaveOut: catalogTexts,
    unordered: ['connectedSources'],
    refersTo: [
      { field: 'connectedSources.*.id', type: 'segment_source' },
      { field: 'workspaceId', type: 'segment_workspace' },
      { field: 'metadata.id', type: 'segment_catalog_warehouse' },
    ],
  },
  {
    key: 'segment_warehouse_connection',
    title: 'Warehouse connections',
    singular: 'Warehouse connection',
    description: 'Whether Segment can connect to a warehouse.',
    offBecause: 'Asking makes Segment try a connection to each warehouse.',
    list: { path: '/warehouses/{scope}/connection-state', items: 'connectionState', paging: 'whole' },
    scopes: { parent: 'segment_warehouse', field: 'warehouseId' },
    schema: z.looseObject({ connectionState: z.string() }),
    id: (item) => String(item.warehouseId),
    label: (item) => String(item.connectionState),
    columns: [column('warehouseId', 'Warehouse'), column('connectionState', 'State')],
    secrets: {},
    refersTo: [{ field: 'warehouseId', type: 'segment_warehouse' }],
  },
  {
    key: 'segment_warehouse_selective_sync',
    title: 'Selective syncs',
    singular: 'Selective sync',
    description: 'Which collections and properties of a source are loaded into a warehouse.',
    offBecause:
      'Segment allows 2 of these requests a minute, and each source of each warehouse takes one, once a day.',
    list: {
      path: '/warehouses/{id}/connected-sources/{each}/selective-syncs',
      items: 'items',
      paging: 'pages',
      limit: { name: 'selective syncs', perMinute: 2 },
    },
    scopes: { parent: 'segment_warehouse', each: 'connectedSources', onceADay: true },
    schema: z.looseObject({
      warehouseId: z.string().min(1),
      sourceId: z.string().min(1),
      collection: z.string().min(1),
      enabled,
    }),
    id: (item) => `${item.warehouseId}/${item.sourceId}/${item.collection}`,
    label: (item) => String(item.collection),
    keep: withoutLastSeen,
    columns: [
      column('collection', 'Collection'),
      enabledColumn,
      column('sourceId', 'Source'),
      column('warehouseId', 'Warehouse'),
      column('properties', 'Properties', 'json'),
      column('source', 'Name of the source', 'text', hidden),
    ],
    secrets: { descriptions: ['properties'] },
    refersTo: [
      { field: 'sourceId', type: 'segment_source' },
      { field: 'warehouseId', type: 'segment_warehouse' },
    ],
  },
  {
    key: 'segment_warehouse_schedule',
    title: 'Warehouse schedules',
    singular: 'Warehouse schedule',
    description: 'At which hours a warehouse is loaded.',
    offBecause: 'Segment allows 2 of these requests a minute, and each warehouse takes one.',
    list: {
      path: '/warehouses/{scope}/advanced-sync-schedule',
      items: 'schedule',
      paging: 'whole',
      limit: { name: 'warehouse schedules', perMinute: 2 },
    },
    scopes: { parent: 'segment_warehouse', field: 'warehouseId', onceADay: true },
    schema: z.looseObject({ enabled, schedule: z.looseObject({}).nullish() }),
    id: (item) => String(item.warehouseId),
    label: (item) => (item.enabled === false ? 'No schedule of its own' : 'Its own schedule'),
    columns: [column('warehouseId', 'Warehouse'), enabledColumn, column('schedule', 'Schedule', 'json')],
    secrets: {},
    refersTo: [{ field: 'warehouseId', type: 'segment_warehouse' }],
  },
]

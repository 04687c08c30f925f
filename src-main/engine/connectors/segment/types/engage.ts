import { z } from 'zod'
import { column, type Item, type ResourceType } from '../../connector'
import {
  byId,
  byName,
  catalogTexts,
  createdColumn,
  enabledColumn,
  hidden,
  idColumn,
  identified,
  nameColumn,
  settings,
  text,
  updatedColumn,
  workspaceColumn,
} from './parts'

/** When a column was last seen moves by itself. */
function withoutLastSeen(properties: unknown): unknown {
  if (!isObject(properties)) return properties
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      if (!isObject(property)) return [name, property]
      const { lastSeenAt: _, ...rest } = property
      return [name, rest]
    }),
  )
}

const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Profiles: what is computed of them and where they are sent. */
export const engage: ResourceType[] = [
  {
    key: 'segment_space',
    title: 'Spaces',
    singular: 'Space',
    description: 'Where profiles are built: audiences and computed traits live in one.',
    list: { path: '/spaces', items: 'spaces', paging: 'pages' },
    schema: z.looseObject(identified),
    id: byId,
    label: byName,
    own: { path: '/spaces/{id}', item: 'space' },
    columns: [idColumn, nameColumn, column('slug', 'Slug')],
    secrets: {},
  },
  {
    key: 'segment_computed_trait',
    title: 'Computed traits',
    singular: 'Computed trait',
    description: 'What is computed about each profile.',
    list: {
      path: '/spaces/{scope}/computed-traits',
      items: 'computedTraits',
      paging: 'pages',
      limit: { name: 'computed traits', perMinute: 25 },
    },
    scopes: { parent: 'segment_space', field: 'spaceId' },
    schema: z.looseObject({ ...identified, enabled: z.boolean().nullish() }),
    id: byId,
    label: byName,
    own: { path: '/spaces/{scope}/computed-traits/{id}', item: 'computedTrait' },
    columns: [
      idColumn,
      nameColumn,
      enabledColumn,
      column('spaceId', 'Space'),
      column('status', 'Status'),
      column('definition', 'Definition', 'json', hidden),
      column('key', 'Key', 'text', hidden),
      column('description', 'Description', 'text', hidden),
      column('options', 'Options', 'json', hidden),
      column('createdBy', 'Created by', 'text', hidden),
      column('updatedBy', 'Updated by', 'text', hidden),
      createdColumn,
      updatedColumn,
    ],
    secrets: {},
    refersTo: [
      { field: 'spaceId', type: 'segment_space' },
      { field: 'createdBy', type: 'segment_user' },
    ],
  },
  {
    key: 'segment_space_filter',
    title: 'Space filters',
    singular: 'Space filter',
    description: 'What a space drops of the events it is sent.',
    list: {
      path: '/filters?integrationId={scope}',
      items: 'filters',
      paging: 'pages',
      pageSize: 10,
      absentWhenEmpty: true,
    },
    scopes: { parent: 'segment_space', field: 'spaceId' },
    schema: z.looseObject({ ...identified, enabled: z.boolean().nullish() }),
    id: byId,
    label: byName,
    own: { path: '/filters/{id}', item: 'filter' },
    columns: [
      idColumn,
      nameColumn,
      enabledColumn,
      column('spaceId', 'Space'),
      column('if', 'Condition'),
      column('drop', 'Drops', 'boolean'),
      column('description', 'Description', 'text', hidden),
      column('integrationId', 'Integration', 'text', hidden),
      createdColumn,
      updatedColumn,
      workspaceColumn,
    ],
    secrets: {},
    refersTo: [{ field: 'spaceId', type: 'segment_space' }],
  },
  {
    key: 'segment_profiles_warehouse',
    title: 'Profiles warehouses',
    singular: 'Profiles warehouse',
    description: 'Warehouses that a space’s profiles are synced to.',
    offBecause: 'Each listing writes an audit event into the workspace.',
    list: { path: '/spaces/{scope}/profiles-warehouses', items: 'profilesWarehouses', paging: 'pages' },
    scopes: { parent: 'segment_space', field: 'spaceId' },
    schema: z.looseObject({ ...identified, enabled: z.boolean().nullish() }),
    id: byId,
    label: (item) => text((item.settings ?? {}) as Item, 'name') ?? String(item.id),
    columns: [
      idColumn,
      enabledColumn,
      column('spaceId', 'Space'),
      column('metadata', 'Kind', 'json'),
      column('schemaName', 'Schema', 'text', hidden),
      column('settings', 'Settings', 'json', hidden),
      workspaceColumn,
    ],
    secrets: settings,
    leaveOut: catalogTexts,
    refersTo: [{ field: 'spaceId', type: 'segment_space' }],
  },
  {
    key: 'segment_profiles_selective_sync',
    title: 'Profiles selective syncs',
    singular: 'Profiles selective sync',
    description: 'Which tables and columns of a space’s profiles are synced to a warehouse.',
    offBecause: 'It needs the profiles warehouses, and each listing of those writes an audit event.',
    list: {
      path: '/spaces/{spaceId}/profiles-warehouses/{scope}/selective-syncs',
      items: 'items',
      paging: 'pages',
      beside: ['enableEventTables'],
    },
    scopes: { parent: 'segment_profiles_warehouse', field: 'warehouseId' },
    schema: z.looseObject({ collection: z.string().min(1) }),
    id: (item) => `${item.warehouseId}/${item.collection}`,
    label: (item) => String(item.collection),
    keep: (item) => ('properties' in item ? { ...item, properties: withoutLastSeen(item.properties) } : item),
    columns: [
      column('collection', 'Table'),
      enabledColumn,
      column('warehouseId', 'Profiles warehouse'),
      column('properties', 'Columns', 'json'),
      column('enableEventTables', 'Event tables', 'boolean', hidden),
    ],
    secrets: { descriptions: ['properties'] },
    refersTo: [{ field: 'warehouseId', type: 'segment_profiles_warehouse' }],
  },
]

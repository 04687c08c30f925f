import { z } from 'zod'
import { column, type Item, type ResourceType } from '../../connector'
import {
  byId,
  byName,
  catalogTexts,
  createdColumn,
  enabled,
  enabledColumn,
  hidden,
  idColumn,
  identified,
  labels,
  nameColumn,
  settings,
  text,
  updatedColumn,
  workspaceColumn,
} from './parts'

/** All of them may be absent; something else in their place is another shape. */
const isSchemaSettings = (settings: Item) =>
  Object.keys(settings).length === 0 ||
  ['track', 'identify', 'group', 'forwardingViolationsTo', 'forwardingBlockedEventsTo'].some(
    (key) => key in settings,
  )

/** How data flows: sources, destinations, warehouses, and what lies between them. */
export const connections: ResourceType[] = [
  {
    key: 'segment_source',
    title: 'Sources',
    singular: 'Source',
    description: 'Where data comes from. Write keys are kept as fingerprints.',
    list: { path: '/sources', items: 'sources', paging: 'pages' },
    schema: z.looseObject({
      ...identified,
      enabled,
      writeKeys: z.array(z.string()).nullish(),
      labels,
    }),
    id: byId,
    label: byName,
    own: { path: '/sources/{id}', item: 'source' },
    details: [
      {
        field: 'schemaSettings',
        get: { path: '/sources/{id}/settings', item: 'settings' },
        schema: z.looseObject({}).refine(isSchemaSettings, 'none of the settings of a schema'),
        when: 'always',
        optional: true,
      },
    ],
    columns: [
      idColumn,
      nameColumn,
      column('slug', 'Slug'),
      enabledColumn,
      column('labels', 'Labels', 'json'),
      column('writeKeys', 'Write keys', 'json', hidden),
      column('settings', 'Settings', 'json', hidden),
      column('schemaSettings', 'Schema settings', 'json', hidden),
      column('metadata', 'Kind', 'json', hidden),
      workspaceColumn,
    ],
    secrets: { fingerprint: ['writeKeys'], ...settings },
    leaveOut: catalogTexts,
    unordered: ['labels', 'writeKeys', 'metadata.categories'],
    refersTo: [{ field: 'workspaceId', type: 'segment_workspace' }],
  },
  {
    key: 'segment_destination',
    title: 'Destinations',
    singular: 'Destination',
    description: 'Where a source’s data goes. Settings that may be secret are kept as fingerprints.',
    list: { path: '/destinations', items: 'destinations', paging: 'pages' },
    schema: z.looseObject({ ...identified, enabled, sourceId: z.string().nullish() }),
    id: byId,
    label: byName,
    own: { path: '/destinations/{id}', item: 'destination' },
    columns: [
      idColumn,
      nameColumn,
      enabledColumn,
      column('sourceId', 'Source', 'text'),
      column('settings', 'Settings', 'json', hidden),
      column('metadata', 'Kind', 'json', hidden),
    ],
    secrets: settings,
    leaveOut: catalogTexts,
    unordered: ['metadata.categories'],
    refersTo: [{ field: 'sourceId', type: 'segment_source' }],
  },
  {
    key: 'segment_destination_filter',
    title: 'Destination filters',
    singular: 'Destination filter',
    description: 'What a destination drops or lets through of the events it is sent.',
    list: { path: '/destination/{scope}/filters', items: 'filters', paging: 'pages' },
    scopes: { parent: 'segment_destination', field: 'destinationId' },
    schema: z.looseObject({
      id: z.string().min(1),
      title: z.string().nullish(),
      enabled,
    }),
    id: byId,
    label: (item) => text(item, 'title') ?? String(item.id),
    own: { path: '/destination/{scope}/filters/{id}', item: 'filter' },
    columns: [
      idColumn,
      column('title', 'Title'),
      enabledColumn,
      column('destinationId', 'Destination'),
      column('sourceId', 'Source'),
      column('if', 'Condition'),
      column('actions', 'Actions', 'json'),
      createdColumn,
      updatedColumn,
    ],
    secrets: {},
    refersTo: [
      { field: 'destinationId', type: 'segment_destination' },
      { field: 'sourceId', type: 'segment_source' },
    ],
  },
  {
    key: 'segment_destination_subscription',
    title: 'Destination subscriptions',
    singular: 'Destination subscription',
    description: 'Which events trigger which action of a destination, and how they are mapped.',
    list: { path: '/destinations/{scope}/subscriptions', items: 'subscriptions', paging: 'pages' },
    scopes: {
      parent: 'segment_destination',
      field: 'destinationId',
      // Only destinations with actions have subscriptions.
      where: ({ metadata }) => {
        const { actions } = (metadata ?? {}) as Item
        return !Array.isArray(actions) || actions.length > 0
      },
    },
    schema: z.looseObject({ ...identified, enabled }),
    id: byId,
    label: byName,
    own: { path: '/destinations/{scope}/subscriptions/{id}', item: 'subscription' },
    columns: [
      idColumn,
      nameColumn,
      enabledColumn,
      column('destinationId', 'Destination'),
      column('actionSlug', 'Action'),
      column('trigger', 'Trigger'),
      column('settings', 'Settings', 'json', hidden),
      column('actionId', 'Action ID', 'text', hidden),
    ],
    secrets: settings,
    refersTo: [{ field: 'destinationId', type: 'segment_destination' }],
  },
  {
    key: 'segment_warehouse',
    title: 'Warehouses',
    singular: 'Warehouse',
    description: 'Databases that Segment loads data into. Connection settings are kept as fingerprints.',
    list: { path: '/warehouses', items: 'warehouses', paging: 'pages' },
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
    ],
  },
  {
    key: 'segment_reverse_etl_model',
    title: 'Reverse-ETL models',
    singular: 'Reverse-ETL model',
    description: 'Queries whose rows are sent from a warehouse to destinations.',
    list: { path: '/reverse-etl-models', items: 'models', paging: 'pages' },
    schema: z.looseObject({ ...identified, enabled }),
    id: byId,
    label: byName,
    own: { path: '/reverse-etl-models/{id}', item: 'reverseEtlModel' },
    columns: [
      idColumn,
      nameColumn,
      enabledColumn,
      column('sourceId', 'Source'),
      column('query', 'Query'),
      column('queryIdentifierColumn', 'Identifier column'),
      column('description', 'Description', 'text', hidden),
      column('scheduleStrategy', 'Schedule'),
      column('scheduleConfig', 'Schedule settings', 'json', hidden),
    ],
    secrets: {},
    refersTo: [{ field: 'sourceId', type: 'segment_source' }],
  },
  {
    key: 'segment_credential',
    title: 'Credentials',
    singular: 'Credential',
    description: 'Credentials that sources and warehouses share. What is in them is not kept.',
    list: { path: '/credentials', items: 'credentials', paging: 'pages' },
    schema: z.looseObject(identified),
    id: byId,
    label: byName,
    own: { path: '/credentials/{id}', item: 'credential' },
    columns: [idColumn, nameColumn, column('type', 'Type'), createdColumn, updatedColumn, workspaceColumn],
    secrets: {},
    leaveOut: ['settings'],
  },
]

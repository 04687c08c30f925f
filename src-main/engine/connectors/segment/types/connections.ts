import { z } from 'zod'
import { column, type Detail, type Item, type ResourceType } from '../../connector'
import { describeCode } from '../describe-code'
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
  largeItems,
  nameColumn,
  only,
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

/** Who logs in with a credential: the answer has both kinds, in pages of their own. */
const usedBy = (kind: 'sources' | 'warehouses'): Detail => ({
  field: kind,
  list: {
    path: '/credentials/{id}/consumers',
    items: kind,
    paging: 'pages',
    pagination: `${kind}Pagination`,
  },
  schema: z.looseObject({ id: z.string().min(1) }),
  // Not its name: a renamed source is no change of this.
  keep: ['id'],
  when: 'always',
})

const credentialFields = new Set([
  'id',
  'name',
  'type',
  'sources',
  'warehouses',
  'createdAt',
  'updatedAt',
  'workspaceId',
])

/** How data flows: sources, destinations, and what lies between them. */
export const connections: ResourceType[] = [
  {
    key: 'segment_source',
    title: 'Sources',
    singular: 'Source',
    description: 'Where data comes from. Write keys are kept as fingerprints.',
    list: { path: '/sources', items: 'sources', paging: 'pages', ...largeItems },
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
    refersTo: [
      { field: 'workspaceId', type: 'segment_workspace' },
      { field: 'metadata.id', type: 'segment_catalog_source' },
    ],
  },
  {
    key: 'segment_destination',
    title: 'Destinations',
    singular: 'Destination',
    description: 'Where a source’s data goes. Settings that may be secret are kept as fingerprints.',
    list: { path: '/destinations', items: 'destinations', paging: 'pages', ...largeItems },
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
    refersTo: [
      { field: 'sourceId', type: 'segment_source' },
      { field: 'metadata.id', type: 'segment_catalog_destination' },
    ],
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
      column('description', 'Description', 'text', hidden),
      createdColumn,
      updatedColumn,
    ],
    secrets: { descriptions: ['actions'] },
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
      column('modelId', 'Model', 'text', hidden),
      column('reverseETLSchedule', 'Reverse-ETL schedule', 'json', hidden),
    ],
    secrets: settings,
    refersTo: [
      { field: 'destinationId', type: 'segment_destination' },
      { field: 'modelId', type: 'segment_reverse_etl_model' },
    ],
  },
  {
    key: 'segment_live_plugin',
    title: 'Live plugins',
    singular: 'Live plugin',
    description:
      'Code that a mobile source hands to its apps. Where it is downloaded from is kept as a fingerprint.',
    list: {
      path: '/sources/{scope}/live-plugins/latest',
      items: 'livePlugin',
      paging: 'one',
      optional: true,
    },
    scopes: { parent: 'segment_source', field: 'sourceId' },
    schema: z.looseObject({ id: z.string().min(1), code: z.string().nullish() }),
    id: byId,
    label: (item) => `Version ${item.version ?? item.id}`,
    keep: (item) => (typeof item.code === 'string' ? { ...item, code: describeCode(item.code) } : item),
    columns: [
      idColumn,
      column('sourceId', 'Source'),
      column('version', 'Version', 'number'),
      column('createdBy', 'Created by'),
      column('createdAt', 'Created', 'time'),
      column('code', 'Code', 'json', hidden),
      column('downloadURL', 'Downloaded from', 'text', hidden),
    ],
    secrets: { fingerprint: ['downloadURL'] },
    refersTo: [
      { field: 'sourceId', type: 'segment_source' },
      { field: 'createdBy', type: 'segment_user' },
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
      workspaceColumn,
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
    details: [usedBy('sources'), usedBy('warehouses')],
    columns: [
      idColumn,
      nameColumn,
      column('type', 'Type'),
      column('sources', 'Sources', 'json'),
      column('warehouses', 'Warehouses', 'json'),
      createdColumn,
      updatedColumn,
      workspaceColumn,
    ],
    secrets: {},
    // Of what is in it, its kind and nothing else; what is in it may stand in a field that nobody knows of yet.
    keep: ({ settings, ...item }) => {
      const known = only(credentialFields, item)
      const type = text((settings ?? {}) as Item, 'type')
      return type === null ? known : { ...known, type }
    },
    unordered: ['sources', 'warehouses'],
    refersTo: [
      { field: 'sources.*.id', type: 'segment_source' },
      { field: 'warehouses.*.id', type: 'segment_warehouse' },
    ],
  },
]

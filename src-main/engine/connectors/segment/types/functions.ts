import { z } from 'zod'
import { column, type ResourceType } from '../../connector'
import { describeCode } from '../describe-code'
import {
  byId,
  byName,
  createdColumn,
  enabledColumn,
  hidden,
  idColumn,
  identified,
  largeItems,
  nameColumn,
  settings,
  text,
  updatedColumn,
  workspaceColumn,
} from './parts'

/** A function's settings are lists of what can be set. What says more of one than that may be its value. */
const definitions = {
  settings: ['settings'],
  allowed: new Set(['name', 'label', 'description', 'type', 'required', 'sensitive']),
}

/** Code of the customer’s own that runs in Segment. */
export const functions: ResourceType[] = [
  {
    key: 'segment_function',
    title: 'Functions',
    singular: 'Function',
    description:
      'Code that runs in Segment. It is kept as its hash, its size and what looks like a secret in it.',
    list: { path: '/functions?resourceType={scope}', items: 'functions', paging: 'pages', ...largeItems },
    scopes: {
      fixed: ['SOURCE', 'DESTINATION', 'INSERT_SOURCE', 'INSERT_DESTINATION', 'INSERT_TRANSFORMATION'],
      field: 'resourceType',
    },
    schema: z.looseObject({ id: z.string().min(1), displayName: z.string().nullish() }),
    id: byId,
    label: (item) => text(item, 'displayName') ?? String(item.id),
    own: { path: '/functions/{id}', item: 'function' },
    details: [
      {
        fields: [
          'code',
          'settings',
          'isLatestVersion',
          'deployedAt',
          'previewWebhookUrl',
          'batchMaxCount',
          'buildpack',
        ],
        get: { path: '/functions/{id}', item: 'function' },
        schema: z.looseObject({ id: z.string().min(1), code: z.string().nullish() }),
        when: 'always',
      },
    ],
    keep: (item) => (typeof item.code === 'string' ? { ...item, code: describeCode(item.code) } : item),
    columns: [
      idColumn,
      column('displayName', 'Name'),
      column('resourceType', 'Type'),
      column('isLatestVersion', 'Latest version', 'boolean'),
      column('settings', 'Settings', 'json', hidden),
      column('code', 'Code', 'json'),
      column('createdBy', 'Created by', 'text', hidden),
      createdColumn,
      column('deployedAt', 'Deployed', 'time', hidden),
      column('description', 'Description', 'text', hidden),
      column('catalogId', 'Catalog ID', 'text', hidden),
      column('batchMaxCount', 'Batch size', 'number', hidden),
      column('previewWebhookUrl', 'Preview webhook', 'text', hidden),
      column('buildpack', 'Buildpack', 'text', hidden),
      workspaceColumn,
    ],
    secrets: { fingerprint: ['previewWebhookUrl'], ...definitions },
    leaveOut: ['logoUrl'],
    refersTo: [{ field: 'createdBy', type: 'segment_user' }],
  },
  {
    key: 'segment_function_instance',
    title: 'Insert function instances',
    singular: 'Insert function instance',
    description: 'Insert functions where they are at work, with their settings.',
    list: { path: '/insert-function-instances?functionId={scope}', items: 'instances', paging: 'pages' },
    scopes: {
      parent: 'segment_function',
      field: 'functionId',
      where: ({ resourceType }) => String(resourceType).startsWith('INSERT_'),
    },
    schema: z.looseObject({ ...identified, enabled: z.boolean().nullish() }),
    id: byId,
    label: byName,
    own: { path: '/insert-function-instances/{id}', item: 'insertFunctionInstance' },
    columns: [
      idColumn,
      nameColumn,
      enabledColumn,
      column('functionId', 'Function'),
      column('integrationId', 'Inserted into'),
      column('classId', 'Class', 'text', hidden),
      column('settings', 'Settings', 'json', hidden),
      column('encryptedSettings', 'Encrypted settings', 'json', hidden),
      createdColumn,
      updatedColumn,
    ],
    secrets: { ...settings, fingerprint: ['encryptedSettings'] },
    refersTo: [{ field: 'functionId', type: 'segment_function' }],
  },
  {
    key: 'segment_function_version',
    title: 'Function versions',
    singular: 'Function version',
    description:
      'What a function was before, and who wrote it. Of its code, the hash, the size and what looks like a secret in it.',
    list: { path: '/functions/{scope}/versions', items: 'versions', paging: 'pages', ...largeItems },
    scopes: { parent: 'segment_function', field: 'functionId' },
    schema: z
      .looseObject({ id: z.string().min(1).nullish(), code: z.string().nullish() })
      .refine(({ id, code }) => id != null || code != null, 'neither an id nor code'),
    // Older answers have no id: then a version is what its code is.
    id: ({ id, functionId, code }) =>
      typeof id === 'string' ? id : `${functionId}/${describeCode(String(code ?? '')).sha256.slice(0, 16)}`,
    label: (item) => text(item, 'createdAt') ?? String(item.id),
    own: { path: '/functions/{scope}/versions/{id}', item: 'version' },
    keep: (item) => (typeof item.code === 'string' ? { ...item, code: describeCode(item.code) } : item),
    columns: [
      idColumn,
      column('functionId', 'Function'),
      column('isDeployed', 'Deployed', 'boolean'),
      column('author', 'Author'),
      column('code', 'Code', 'json'),
      createdColumn,
      column('deployedAt', 'Deployed at', 'time', hidden),
      updatedColumn,
    ],
    secrets: definitions,
    refersTo: [
      { field: 'functionId', type: 'segment_function' },
      { field: 'author', type: 'segment_user' },
    ],
  },
]

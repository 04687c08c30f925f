import { z } from 'zod'
import { column, type Item, type ResourceType } from '../connector'
import { allowedSettings } from './allowed-settings'

const text = (item: Item, field: string) => {
  const value = item[field]
  return typeof value === 'string' && value !== '' ? value : null
}
const byId = (item: Item) => String(item.id)
const byName = (item: Item) => text(item, 'name') ?? text(item, 'slug') ?? String(item.id)

// What the rest of Sightline reads of an item, and no more: Segment may leave out or add all else, and was
// seen to answer null where it has nothing to say.
const permissions = z
  .array(
    z.looseObject({
      roleId: z.string(),
      roleName: z.string().nullish(),
      resources: z.array(z.looseObject({})).nullish(),
    }),
  )
  .nullish()
const labels = z.array(z.looseObject({ key: z.string(), value: z.string().nullish() })).nullish()
const identified = { id: z.string().min(1), name: z.string().nullish() }

// The same for every workspace and large; what identifies the integration stays.
const catalogTexts = [
  'metadata.options',
  'metadata.logos',
  'metadata.description',
  'metadata.supportedFeatures',
  'metadata.supportedMethods',
  'metadata.supportedPlatforms',
  'metadata.actions',
  'metadata.presets',
  'metadata.components',
  'metadata.contacts',
  'metadata.partnerOwned',
  'metadata.previousNames',
  'metadata.regionEndpoints',
  'metadata.website',
]
const unorderedPermissions = [
  'permissions',
  'permissions.*.resources',
  'permissions.*.resources.*.labels',
  'permissions.*.labels',
]
const settings = { settings: ['settings'], allowed: allowedSettings }
/** A permission's role, and what it is limited to. */
const permissionReferences = [
  { field: 'permissions.*.roleId', type: 'segment_role' },
  { field: 'permissions.*.resources.*.id', type: 'segment_workspace' },
  { field: 'permissions.*.resources.*.id', type: 'segment_source' },
  { field: 'permissions.*.resources.*.id', type: 'segment_warehouse' },
]

/** Everything Sightline mirrors of a Segment workspace, in the order it is polled. */
export const resourceTypes: ResourceType[] = [
  {
    key: 'segment_workspace',
    title: 'Workspace',
    singular: 'Workspace',
    description: 'The workspace that the token belongs to.',
    list: { path: '/', items: 'workspace', paging: 'one' },
    schema: z.looseObject({ id: z.string().min(1), name: z.string(), slug: z.string() }),
    id: byId,
    label: byName,
    columns: [column('id', 'ID', 'text', { shown: false }), column('name', 'Name'), column('slug', 'Slug')],
    secrets: {},
  },
  {
    key: 'segment_user',
    title: 'Users',
    singular: 'User',
    description: 'People with access to the workspace, and the permissions given to them directly.',
    list: { path: '/users', items: 'users', paging: 'pages' },
    schema: z.looseObject({ ...identified, email: z.string(), permissions }),
    id: byId,
    label: (item) => text(item, 'email') ?? byName(item),
    own: { path: '/users/{id}', item: 'user' },
    details: [
      {
        field: 'permissions',
        get: { path: '/users/{id}', item: 'user', pick: 'permissions' },
        when: 'absent',
      },
    ],
    columns: [
      column('id', 'ID', 'text', { shown: false }),
      column('name', 'Name'),
      column('email', 'E-mail'),
      column('permissions', 'Permissions', 'json'),
    ],
    secrets: {},
    unordered: unorderedPermissions,
    refersTo: permissionReferences,
  },
  {
    key: 'segment_user_group',
    title: 'User groups',
    singular: 'User group',
    description: 'Groups, their members, and the permissions their members get from them.',
    list: { path: '/groups', items: 'userGroups', paging: 'pages' },
    schema: z.looseObject({ ...identified, memberCount: z.number().nullish(), permissions }),
    id: byId,
    label: byName,
    own: { path: '/groups/{id}', item: 'userGroup' },
    details: [
      {
        field: 'members',
        list: { path: '/groups/{id}/users', items: 'users', paging: 'pages' },
        keep: ['id', 'name', 'email'],
        when: 'always',
      },
      {
        field: 'permissions',
        get: { path: '/groups/{id}', item: 'userGroup', pick: 'permissions' },
        when: 'absent',
      },
    ],
    columns: [
      column('id', 'ID', 'text', { shown: false }),
      column('name', 'Name'),
      column('memberCount', 'Members', 'number'),
      column('members', 'Who', 'json'),
      column('permissions', 'Permissions', 'json'),
    ],
    secrets: {},
    unordered: ['members', ...unorderedPermissions],
    refersTo: [{ field: 'members.*.id', type: 'segment_user' }, ...permissionReferences],
  },
  {
    key: 'segment_role',
    title: 'Roles',
    singular: 'Role',
    description: 'What a permission allows.',
    list: { path: '/roles', items: 'roles', paging: 'pages' },
    schema: z.looseObject({ ...identified, description: z.string().nullish() }),
    id: byId,
    label: byName,
    columns: [
      column('id', 'ID', 'text', { shown: false }),
      column('name', 'Name'),
      column('description', 'Description'),
    ],
    secrets: {},
  },
  {
    key: 'segment_source',
    title: 'Sources',
    singular: 'Source',
    description: 'Where data comes from. Write keys are kept as fingerprints.',
    list: { path: '/sources', items: 'sources', paging: 'pages' },
    schema: z.looseObject({
      ...identified,
      enabled: z.boolean(),
      writeKeys: z.array(z.string()).nullish(),
      labels,
    }),
    id: byId,
    label: byName,
    own: { path: '/sources/{id}', item: 'source' },
    columns: [
      column('id', 'ID', 'text', { shown: false }),
      column('name', 'Name'),
      column('slug', 'Slug'),
      column('enabled', 'Enabled', 'boolean'),
      column('labels', 'Labels', 'json'),
      column('writeKeys', 'Write keys', 'json', { shown: false }),
      column('settings', 'Settings', 'json', { shown: false }),
      column('metadata', 'Kind', 'json', { shown: false }),
      column('workspaceId', 'Workspace', 'text', { shown: false }),
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
    schema: z.looseObject({ ...identified, enabled: z.boolean(), sourceId: z.string() }),
    id: byId,
    label: byName,
    own: { path: '/destinations/{id}', item: 'destination' },
    columns: [
      column('id', 'ID', 'text', { shown: false }),
      column('name', 'Name'),
      column('enabled', 'Enabled', 'boolean'),
      column('sourceId', 'Source', 'text'),
      column('settings', 'Settings', 'json', { shown: false }),
      column('metadata', 'Kind', 'json', { shown: false }),
    ],
    secrets: settings,
    leaveOut: catalogTexts,
    unordered: ['metadata.categories'],
    refersTo: [{ field: 'sourceId', type: 'segment_source' }],
  },
  {
    key: 'segment_warehouse',
    title: 'Warehouses',
    singular: 'Warehouse',
    description: 'Databases that Segment loads data into. Connection settings are kept as fingerprints.',
    list: { path: '/warehouses', items: 'warehouses', paging: 'pages' },
    schema: z.looseObject({ id: z.string().min(1), enabled: z.boolean() }),
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
    refersTo: [{ field: 'workspaceId', type: 'segment_workspace' }],
    columns: [
      column('id', 'ID'),
      column('enabled', 'Enabled', 'boolean'),
      column('metadata', 'Kind', 'json'),
      column('settings', 'Settings', 'json', { shown: false }),
      column('workspaceId', 'Workspace', 'text', { shown: false }),
    ],
    secrets: settings,
    leaveOut: catalogTexts,
  },
  {
    key: 'segment_label',
    title: 'Labels',
    singular: 'Label',
    description: 'Labels by which access to sources is granted.',
    list: { path: '/labels', items: 'labels', paging: 'all' },
    schema: z.looseObject({ key: z.string(), value: z.string() }),
    id: (item) => `${item.key}:${item.value}`,
    label: (item) => `${item.key}:${item.value}`,
    columns: [column('key', 'Key'), column('value', 'Value'), column('description', 'Description')],
    secrets: {},
  },
  {
    key: 'segment_invite',
    title: 'Invites',
    singular: 'Invite',
    description: 'People who were invited and have not joined yet.',
    list: { path: '/invites', items: 'invites', paging: 'pages' },
    // The API lists bare addresses.
    shape: (element) => (typeof element === 'string' ? { email: element } : element),
    schema: z.looseObject({ email: z.string().min(1) }),
    id: (item) => String(item.email).toLowerCase(),
    label: (item) => String(item.email),
    columns: [column('email', 'E-mail')],
    secrets: {},
  },
]

/** What several of Segment's resource types have in common. */
import { z } from 'zod'
import { column, type Item } from '../../connector'
import { allowedSettings } from '../allowed-settings'

export const text = (item: Item, field: string) => {
  const value = item[field]
  return typeof value === 'string' && value !== '' ? value : null
}
/** Of an item, these fields and no other. */
export const only = (fields: ReadonlySet<string>, item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([field]) => fields.has(field)))
export const byId = (item: Item) => String(item.id)
export const byName = (item: Item) => text(item, 'name') ?? text(item, 'slug') ?? String(item.id)

// What the rest of Sightline reads of an item, and no more: Segment may leave out or add all else, and was
// seen to answer null where it has nothing to say.
export const identified = { id: z.string().min(1), name: z.string().nullish() }
/** Segment was seen to write some numbers as text. */
export const counted = z.union([z.string(), z.number()]).nullish()
export const enabled = z.boolean().nullish()
export const permissions = z
  .array(
    z.looseObject({
      roleId: z.string(),
      roleName: z.string().nullish(),
      resources: z.array(z.looseObject({})).nullish(),
    }),
  )
  .nullish()
export const labels = z.array(z.looseObject({ key: z.string(), value: z.string().nullish() })).nullish()

export const unorderedPermissions = [
  'permissions',
  'permissions.*.resources',
  'permissions.*.resources.*.labels',
  'permissions.*.labels',
]

/** A permission's role, and what it is limited to. */
export const permissionReferences = [
  { field: 'permissions.*.roleId', type: 'segment_role' },
  ...['workspace', 'source', 'warehouse', 'space', 'function'].map((kind) => ({
    field: 'permissions.*.resources.*.id',
    type: `segment_${kind}`,
  })),
]

/** The same for every workspace and large; what identifies the integration stays. */
export const catalogTexts = [
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

/** A page of what carries catalogue texts or code: each of them may be tens of kilobytes, and an answer has its bounds. */
export const largeItems = { pageSize: 200 }

/** Settings of which only what is known to be no secret is kept. */
export const settings = { settings: ['settings'], allowed: allowedSettings }

export const idColumn = column('id', 'ID', 'text', { shown: false })
export const nameColumn = column('name', 'Name')
export const enabledColumn = column('enabled', 'Enabled', 'boolean')
export const hidden = { shown: false }
export const permissionsColumn = column('permissions', 'Permissions', 'json', { about: 'resources' })
export const workspaceColumn = column('workspaceId', 'Workspace', 'text', hidden)
export const createdColumn = column('createdAt', 'Created', 'time', hidden)
export const updatedColumn = column('updatedAt', 'Updated', 'time', hidden)

/** A selective sync, whose `properties` tell when each was last seen: that moves by itself. */
export function withoutLastSeen(item: Item): Item {
  const { properties } = item
  if (!isObject(properties)) return item
  const kept = Object.entries(properties).map(([name, property]) => {
    if (!isObject(property)) return [name, property]
    const { lastSeenAt: _, ...rest } = property
    return [name, rest]
  })
  return { ...item, properties: Object.fromEntries(kept) }
}

const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

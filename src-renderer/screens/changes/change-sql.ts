import { askedOf, type ChangeFilters } from './use-change-filters'

/** The changes that are listed, as a query of one's own to start from. */
export function changeSql(filters: ChangeFilters, seenUpTo: string | null): string {
  const { integrationId, resourceType, change, fields, actor, search, since, until, unseen } =
    askedOf(filters)
  const pattern = search && literal(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
  const conditions = [
    'NOT baseline',
    integrationId && `integrationId = ${literal(integrationId)}`,
    resourceType && `resourceType = ${literal(resourceType)}`,
    change && `type = ${literal(change)}`,
    fields && `EXISTS (SELECT 1 FROM json_each(fields) WHERE ${fields.map(isField).join(' OR ')})`,
    actor === null ? 'actor IS NULL' : actor && `actor = ${literal(actor)}`,
    pattern && `(resourceName LIKE ${pattern} ESCAPE '\\' OR resourceId LIKE ${pattern} ESCAPE '\\')`,
    since && `recordedAt >= ${literal(since)}`,
    until && `recordedAt < ${literal(until)}`,
    unseen && seenUpTo && `recordedAt > ${literal(seenUpTo)}`,
  ].filter(Boolean)
  return [
    'SELECT recordedAt, actor, type, resourceType, resourceName, fields, before, after',
    'FROM sightline_change',
    `WHERE ${conditions.join('\n  AND ')}`,
    'ORDER BY id DESC',
  ].join('\n')
}

/** A path is in a field if it is the field, or goes on from it. */
const isField = (field: string) =>
  `value = ${literal(field)} OR value GLOB ${literal(`${globbed(field)}[.[]*`)}`

const globbed = (text: string) => text.replace(/[*?[]/g, '[$&]')

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

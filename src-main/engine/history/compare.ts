import {
  type CheckedInputOf,
  type Difference,
  type Page,
  SightlineError,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { differingFields } from '../sync/canonical'
import type { Json } from '../sync/paths'
import { only, redo, undo } from './modifications'

/** What differs between two moments: what the changes recorded between them come to, resource by resource. */
export function compareMoments(db: Db, input: CheckedInputOf<'diff'>): Page<Difference> {
  const from = new Date(input.from).toISOString()
  const to = input.to === undefined ? null : new Date(input.to).toISOString()
  if (to !== null && to < from)
    throw new SightlineError('bad-input', 'The second moment is before the first.', 'Give the earlier first.')
  const between = { type: input.type ?? null, after: lastChangeAt(db, from), upTo: lastChangeAt(db, to) }
  const where = 'c.id > :after AND c.id <= :upTo AND (:type IS NULL OR c.resource_type = :type)'
  const touched = db
    .prepare<object, Touched>(
      `SELECT c.resource_type AS type, c.integration_id AS integration, c.resource_id AS id, i.name AS integrationName
       FROM change AS c JOIN integration AS i ON i.id = c.integration_id
       WHERE ${where} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT :limit OFFSET :offset`,
    )
    .all({ ...between, limit: input.limit, offset: input.offset })
  const total = db
    .prepare(
      `SELECT count(*) FROM (SELECT 1 FROM change AS c
       WHERE ${where} GROUP BY resource_type, integration_id, resource_id)`,
    )
    .pluck()
    .get(between) as number
  const changes = db.prepare<object, StoredChange>(
    `SELECT type, resource_name AS name, fields, before, after FROM change
     WHERE resource_type = :type AND integration_id = :integration AND resource_id = :id
       AND id > :after AND id <= :upTo ORDER BY id`,
  )
  const rows = touched.flatMap((resource) => {
    const { integration, integrationName, type, id } = resource
    const found = changes.all({ ...between, type, integration, id }).map(parsed)
    const net = netOf(found)
    const name = found.at(-1)?.name as string
    const which = { integrationId: integration, integrationName, resourceType: type, resourceId: id }
    return net ? [{ ...which, resourceName: name, ...net }] : []
  })
  return { rows, total }
}

interface Touched {
  type: string
  integration: string
  id: string
  integrationName: string
}

interface StoredChange {
  type: Difference['type']
  name: string
  fields: string
  before: string | null
  after: string | null
}

/** The last change recorded at or before an instant, 0 if there was none; without one, the last of all. */
function lastChangeAt(db: Db, at: string | null): number {
  const last = db.prepare('SELECT max(id) FROM change WHERE :at IS NULL OR recorded_at <= :at').pluck()
  return (last.get({ at }) as number | null) ?? 0
}

const parsed = ({ type, name, fields, before, after }: StoredChange) => ({
  type,
  name,
  fields: JSON.parse(fields) as string[],
  before: JSON.parse(before ?? '{}') as Record<string, Json>,
  after: JSON.parse(after ?? '{}') as Record<string, Json>,
})

/**
 * What a resource's changes come to; null if to nothing. Of one that was only modified, the bodies here are no more than
 * the fields that any change touched: those that differ are among them.
 */
function netOf(
  changes: ReturnType<typeof parsed>[],
): Pick<Difference, 'type' | 'fields' | 'before' | 'after'> | null {
  const was = changes[0]?.type !== 'added'
  const is = changes.at(-1)?.type !== 'removed'
  const removal = changes.findIndex(({ type }) => type === 'removed')
  const addition = changes.findLastIndex(({ type }) => type === 'added')
  const undone = (removal < 0 ? changes : changes.slice(0, removal)).toReversed()
  const before = undo(changes[removal]?.before ?? {}, undone) as Record<string, Json>
  const after = redo(changes[addition]?.after ?? {}, changes.slice(addition + 1)) as Record<string, Json>
  if (!was && !is) return null
  if (!was) return { type: 'added', fields: [], before: null, after }
  if (!is) return { type: 'removed', fields: [], before, after: null }
  const fields = differingFields(before, after)
  if (fields.length === 0) return null
  return { type: 'modified', fields, before: only(before, fields), after: only(after, fields) }
}

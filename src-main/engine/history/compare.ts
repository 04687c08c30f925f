import {
  type CheckedInputOf,
  type Difference,
  type Page,
  SightlineError,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { Json } from '../sync/paths'
import { differingPaths } from './differing-paths'
import type { NamesOf } from './list-changes'
import { modificationOf, redo, undo } from './modifications'
import { lastRecordingAt, mustBeKept } from './moments'

/** What differs between two moments: what the changes recorded between them come to, resource by resource. */
export function compareMoments(db: Db, input: CheckedInputOf<'diff'>, namesOf: NamesOf): Page<Difference> {
  const from = new Date(input.from).toISOString()
  const to = input.to === undefined ? null : new Date(input.to).toISOString()
  if (to !== null && to < from)
    throw new SightlineError('bad-input', 'The second moment is before the first.', 'Give the earlier first.')
  mustBeKept(db, from)
  const between = {
    type: input.type ?? null,
    integrationId: input.resource?.integrationId ?? null,
    resourceId: input.resource?.resourceId ?? null,
    after: lastRecordingAt(db, from),
    upTo: lastRecordingAt(db, to),
  }
  const touched =
    'recording AS r JOIN change AS c ON c.recording_id = r.id JOIN subject AS s ON s.id = c.subject_id'
  const where = `r.id > :after AND r.id <= :upTo AND (:type IS NULL OR r.resource_type = :type)
    AND (:resourceId IS NULL OR s.resource_id = :resourceId AND s.integration_id = :integrationId)`
  const subjects = db
    .prepare<object, Subject>(
      `SELECT DISTINCT s.resource_type AS resourceType, i.id AS integrationId, s.resource_id AS resourceId,
         i.name AS integrationName, s.id AS subject
       FROM ${touched} JOIN integration AS i ON i.id = s.integration_id
       WHERE ${where} ORDER BY 1, 2, 3 LIMIT :limit OFFSET :offset`,
    )
    .all({ ...between, limit: input.limit, offset: input.offset })
  const total = db
    .prepare(`SELECT count(DISTINCT s.id) FROM ${touched} WHERE ${where}`)
    .pluck()
    .get(between) as number
  const changes = db.prepare<object, StoredChange>(
    `SELECT type, resource_name AS name, before, after FROM change
     WHERE subject_id = :subject AND recording_id > :after AND recording_id <= :upTo ORDER BY id`,
  )
  const rows = subjects.flatMap(({ subject, ...which }) => {
    const { after, upTo } = between
    const found = changes.all({ subject, after, upTo }).map(parsed)
    const net = netOf(found)
    if (!net) return []
    const difference = { ...which, resourceName: found.at(-1)?.name as string, ...net }
    return [{ ...difference, names: namesOf(difference) }]
  })
  return { rows, total }
}

interface Subject {
  resourceType: string
  integrationId: string
  resourceId: string
  integrationName: string
  subject: number
}

interface StoredChange {
  type: Difference['type']
  name: string
  before: string | null
  after: string | null
}

const parsed = ({ type, name, before, after }: StoredChange) => ({
  type,
  name,
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
  const net = modificationOf(before, after)
  const fields = differingPaths(before, after)
  if (fields.length === 0) return null
  return { type: 'modified', fields, ...net }
}

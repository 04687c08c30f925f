import type { Change, CheckedInputOf, Page } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { changedPaths } from './modifications'

/** A page of changes, newest first, and how many there are. */
export function listChanges(db: Db, input: CheckedInputOf<'listChanges'>): Page<Change> {
  const conditions = [
    ...(input.integrationId === undefined ? [] : ['r.integration_id = :integrationId']),
    ...(input.resourceType === undefined ? [] : ['r.resource_type = :resourceType']),
    ...(input.resourceId === undefined ? [] : ['s.resource_id = :resourceId']),
    ...(input.change === undefined ? [] : ['c.type = :change']),
    ...(input.since === undefined ? [] : ['r.recorded_at >= :since']),
    ...(input.baseline ? [] : ["(r.baseline = 0 OR c.type <> 'added')"]),
  ]
  const parameters = {
    ...input,
    baseline: null, // Said by the condition; SQLite takes no booleans.
    ...(input.since === undefined ? {} : { since: new Date(input.since).toISOString() }),
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  // In the order of the page, so that it ends with the page: recordings are few, and in the order of their changes.
  const changes =
    input.resourceId === undefined
      ? 'recording AS r CROSS JOIN change AS c ON c.recording_id = r.id'
      : 'subject AS s CROSS JOIN change AS c ON c.subject_id = s.id CROSS JOIN recording AS r ON r.id = c.recording_id'
  const subject = input.resourceId === undefined ? 'CROSS JOIN subject AS s ON s.id = c.subject_id' : ''
  const order = input.resourceId === undefined ? 'r.id DESC, c.id DESC' : 'c.id DESC'
  const rows = db
    .prepare<object, ChangeRow>(
      `SELECT c.id, c.resource_name, c.type, c.fields, c.before, c.after, c.actor, c.event_type,
         r.integration_id, r.resource_type, r.recorded_at, s.resource_id, i.name AS integration_name
       FROM ${changes} ${subject} CROSS JOIN integration AS i ON i.id = r.integration_id
       ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    )
    .all(parameters)
  const total = db.prepare(`SELECT count(*) FROM ${changes} ${where}`).pluck().get(parameters) as number
  return { rows: rows.map(changeView), total }
}

/** How many changes there were since an instant, by resource type, but for what was there when its type was first listed. */
export function countChanges(db: Db, since: string, integrationId: string | null): Map<string, number> {
  const rows = db
    .prepare(
      `SELECT resource_type, sum(changes) FROM recording
       WHERE recorded_at >= :since AND (:integrationId IS NULL OR integration_id = :integrationId)
       GROUP BY resource_type`,
    )
    .raw()
    .all({ since, integrationId })
  return new Map(rows as [string, number][])
}

interface ChangeRow {
  id: number
  integration_id: string
  integration_name: string
  resource_type: string
  resource_id: string
  resource_name: string
  type: Change['type']
  fields: string | null
  before: string | null
  after: string | null
  recorded_at: string
  actor: string | null
  event_type: string | null
}

function changeView(row: ChangeRow): Change {
  const before = row.before === null ? null : JSON.parse(row.before)
  const after = row.after === null ? null : JSON.parse(row.after)
  return {
    id: row.id,
    integrationId: row.integration_id,
    integrationName: row.integration_name,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    resourceName: row.resource_name,
    type: row.type,
    fields: row.fields === null && row.type !== 'modified' ? [] : changedPaths(row.fields, { before, after }),
    before,
    after,
    recordedAt: row.recorded_at,
    actor: row.actor,
    eventType: row.event_type,
  }
}

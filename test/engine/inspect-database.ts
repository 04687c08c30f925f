import { join } from 'node:path'
import Database from 'better-sqlite3'
import { resourceTypes } from '../../src-main/engine/connectors/segment/resource-types'

const logs = resourceTypes.flatMap(({ key, log }) => (log ? [`'${key}'`] : [])).join(', ')

/** What must hold of any database at any moment. */
export function inspect(dataDir: string) {
  const db = new Database(join(dataDir, 'sightline.db'), { readonly: true })
  const all = (sql: string) => db.prepare(sql).all()
  const broken = {
    integrity: all('PRAGMA integrity_check').filter(
      (row) => (row as { integrity_check: string }).integrity_check !== 'ok',
    ),
    // A resource is what its last change says it is, and a removed one is gone.
    lostOrInvented: all(`
      WITH last AS (SELECT *, max(id) FROM sightline_change GROUP BY integrationId, resourceType, resourceId)
      SELECT resourceType, resourceId FROM last
      LEFT JOIN resource AS r ON r.type = resourceType AND r.integration_id = integrationId AND r.id = resourceId
      WHERE (last.type = 'removed') <> (r.id IS NULL) OR EXISTS (
        SELECT 1 FROM json_each(last.after) AS field
        WHERE CASE WHEN field.key IN (SELECT value FROM json_each(last.byDifference))
          THEN EXISTS (
              SELECT value FROM json_each(last.after, field.fullkey)
              EXCEPT SELECT value FROM json_each(r.body, field.fullkey))
            OR EXISTS (
              SELECT value FROM json_each(last.before, field.fullkey)
              INTERSECT SELECT value FROM json_each(r.body, field.fullkey))
          ELSE (r.body -> field.fullkey) IS NOT (last.after -> field.fullkey) END)`),
    withoutHistory: all(`
      SELECT id FROM resource AS r WHERE type NOT IN (${logs}) AND NOT EXISTS (
        SELECT 1 FROM subject AS s JOIN change ON subject_id = s.id
        WHERE s.id = r.subject_id AND resource_type = r.type AND s.integration_id = r.integration_id AND resource_id = r.id)`),
    // A type's record in a poll and its changes were committed together; the log's growth is no change.
    halfWritten: all(`
      SELECT t.poll_id, t.type FROM poll_type AS t
      WHERE t.type NOT IN (${logs}) AND t.added + t.modified + t.removed <>
        (SELECT count(*) FROM sightline_change WHERE pollId = t.poll_id AND resourceType = t.type)
      UNION ALL
      SELECT pollId, resourceType FROM sightline_change
      WHERE NOT EXISTS (SELECT 1 FROM poll_type AS t WHERE t.poll_id = pollId AND t.type = resourceType)`),
    miscounted: all(`
      SELECT type, resources, (SELECT count(*) FROM resource AS r WHERE r.type = s.type) AS there
      FROM type_state AS s WHERE resources <> there
      UNION ALL
      SELECT resource_type, changes, (
        SELECT count(*) FROM change AS c WHERE c.recording_id = r.id AND (r.baseline = 0 OR c.type <> 'added')) AS there
      FROM recording AS r WHERE changes <> there`),
  }
  const counts = Object.fromEntries(
    db.prepare('SELECT type, count(*) FROM resource GROUP BY type').raw().all() as [string, number][],
  )
  db.close()
  return { broken, counts }
}

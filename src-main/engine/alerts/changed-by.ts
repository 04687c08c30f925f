import type { Db } from '../store/database'
import { preparedOnce } from '../store/prepared-once'

/** Who changed a resource by what a poll saw; null where nobody is known, or several are. */
export function changedBy(
  db: Db,
  resource: { integrationId: string; resourceType: string; resourceId: string },
  pollId: number,
): string | null {
  const actors = preparedOnce<object, string | null>(
    db,
    `SELECT DISTINCT c.actor FROM subject AS s
     CROSS JOIN change AS c ON c.subject_id = s.id CROSS JOIN recording AS r ON r.id = c.recording_id
     WHERE s.resource_type = :resourceType AND s.integration_id = :integrationId AND s.resource_id = :resourceId
       AND r.poll_id = :pollId AND NOT (r.baseline AND c.type = 'added')`,
  )
    .pluck()
    .all({ ...resource, pollId })
  return actors.length === 1 ? (actors[0] ?? null) : null
}

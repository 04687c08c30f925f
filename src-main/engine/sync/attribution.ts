import type { Connector } from '../connectors/connector'
import type { Db } from '../store/database'

type Trail = NonNullable<Connector['trail']>

/** Clocks differ, and an event may be dated a little before what it explains was last listed, or after. */
const slackMs = 5 * 60_000
const day = 24 * 60 * 60_000

interface TrailEvent {
  resourceId: string
  at: string
  event: string
  actor: string | null
}

/** What the trail tells since an instant, oldest first. */
export function eventsSince(db: Db, trail: Trail, integrationId: string, since: string): TrailEvent[] {
  const field = (name: string) => `body ->> '$.${name}'`
  // None was seen before it happened, whatever clocks say.
  const at = `min(${field(trail.at)}, first_seen_at)`
  return db
    .prepare<object, TrailEvent>(
      `SELECT ${field(trail.resourceId)} AS resourceId, ${at} AS at, ${field(trail.event)} AS event,
              coalesce(${trail.actors.map(field).join(', ')}) AS actor
       FROM resource
       WHERE type = :type AND integration_id = :integrationId
         AND first_seen_at >= :dayBefore AND ${at} >= :since
         AND ${field(trail.resourceId)} IS NOT NULL
       ORDER BY at`,
    )
    .all({
      type: trail.type,
      integrationId,
      since: shifted(since, -slackMs),
      // Most need not be looked into.
      dayBefore: shifted(since, -day),
    })
}

/** Ids of the resources that were removed, by the latest that events tell of them. */
export function removedBy(events: TrailEvent[], trail: Trail): Set<string> {
  const latest = new Map(events.map(({ resourceId, event }) => [resourceId, event]))
  return new Set([...latest].flatMap(([id, event]) => (trail.isRemoval(event) ? [id] : [])))
}

/**
 * Writes to the changes recorded since an instant who made them, where an event explains one: the latest about that
 * resource until then.
 */
export function attribute(db: Db, integrationId: string, since: string, events: TrailEvent[]) {
  const byResource = Map.groupBy(events, ({ resourceId }) => resourceId)
  const unexplained = db.prepare<[string, string], { id: number; resourceId: string; recordedAt: string }>(
    `SELECT id, resourceId, recordedAt FROM sightline_change
     WHERE integrationId = ? AND recordedAt >= ? AND baseline = 0 AND actor IS NULL`,
  )
  const explain = db.prepare('UPDATE change SET actor = ?, event_type = ? WHERE id = ?')
  db.transaction(() => {
    for (const change of unexplained.all(integrationId, since)) {
      const until = shifted(change.recordedAt, slackMs)
      const event = byResource.get(change.resourceId)?.findLast(({ at }) => at <= until)
      if (event) explain.run(event.actor, event.event, change.id)
    }
  }).immediate()
}

const shifted = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString()

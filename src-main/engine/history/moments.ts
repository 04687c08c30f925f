import { SightlineError } from '../../../src-preload/contract'
import type { Db } from '../store/database'

/**
 * The last recording of a moment, 0 if there was none by then: a moment is everything up to the last recording that is
 * dated at or before it, in the order in which things were recorded, whatever the clock did. Without an instant, the
 * last of all.
 */
export function lastRecordingAt(db: Db, at: string | null): number {
  const last = db.prepare('SELECT max(id) FROM recording WHERE :at IS NULL OR recorded_at <= :at').pluck()
  return (last.get({ at }) as number | null) ?? 0
}

/** Throws `before-history` if some integration's history was kept for a shorter time than that. */
export function mustBeKept(db: Db, at: string) {
  const latest = db
    .prepare<[string], { name: string; since: string }>(
      `SELECT name, history_since AS since FROM integration
       WHERE history_since > ? ORDER BY history_since DESC LIMIT 1`,
    )
    .get(new Date(at).toISOString())
  if (!latest) return
  throw new SightlineError(
    'before-history',
    `The history of ${latest.name} is kept since ${latest.since}: what was before is not known any more.`,
    'Ask for a later moment. How long history is kept is a setting of the integration.',
  )
}

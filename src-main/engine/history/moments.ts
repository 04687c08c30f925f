import { SightlineError } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { beginsAfter, notKept } from './kept'

/**
 * The last recording of a moment, 0 if there was none by then: a moment is everything up to the last recording that is
 * dated at or before it, in the order in which things were recorded, whatever the clock did. Without an instant, the
 * last of all.
 */
export function lastRecordingAt(db: Db, at: string | null): number {
  const last = db.prepare('SELECT max(id) FROM recording WHERE :at IS NULL OR recorded_at <= :at').pluck()
  return (last.get({ at }) as number | null) ?? 0
}

/** Throws `before-history` if an integration's history does not go back to that instant. */
export function mustBeKept(db: Db, at: string) {
  const shorter = beginsAfter(db, at)
  if (!shorter) return
  const { code, message, hint } = notKept(shorter)
  throw new SightlineError(code, message, hint)
}

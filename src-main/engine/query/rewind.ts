/**
 * Lets SQL read one past moment after the other, back in time, for one integration and some of its types: what `past.ts`
 * finds out for one moment, it adds to as it goes back. A statement that was prepared once serves for all of them.
 */
import type Database from 'better-sqlite3'
import { fieldsBefore, laterChange, shadow } from './past.ts'
import type { Look } from './protocol.ts'

type Db = Database.Database

/** Takes back what it finds in `later` of a change before those that are there: of a subject, one is the last word. */
const earlierChanges = `
  INSERT INTO later
  ${laterChange} WHERE recording_id = :recording ORDER BY id
  ON CONFLICT DO UPDATE SET
    added = excluded.added,
    -- Before it was removed, it was another one than what came later.
    removal = iif(excluded.added, NULL, coalesce(excluded.removal, removal)),
    by_difference = CASE WHEN excluded.added OR excluded.removal IS NOT NULL THEN 0
      ELSE by_difference OR excluded.by_difference END,
    fields = CASE WHEN excluded.added OR excluded.removal IS NOT NULL THEN NULL
      ELSE ${fieldsBefore('excluded.fields', 'later.fields')} END`

/** Reads as of now at first. Returns what goes back to a moment, which must be before the one it was at. */
export function openRewind(db: Db, integrationId: string, types: string[]): (look: Look) => void {
  db.exec('BEGIN')
  const newest = db.prepare('SELECT coalesce(max(id), 0) FROM recording').pluck().get() as number
  db.exec(`CREATE TEMP TABLE moment AS SELECT ${newest} AS last, '9' AS at`)
  shadow(db, '(SELECT at FROM moment)', '(SELECT last FROM moment)')
  const recordings = db
    .prepare<[string, string], number>(
      `SELECT id FROM main.recording
       WHERE integration_id = ? AND resource_type IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .pluck()
    .all(integrationId, JSON.stringify(types))
  const takeBack = db.prepare(earlierChanges)
  const move = db.prepare('UPDATE moment SET last = :last, at = :at')
  return ({ at, last }) => {
    for (let recording = recordings.at(-1); recording !== undefined && recording > last; ) {
      takeBack.run({ recording })
      recordings.pop()
      recording = recordings.at(-1)
    }
    move.run({ last, at })
  }
}

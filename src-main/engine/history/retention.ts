import { setImmediate as otherWork } from 'node:timers/promises'
import type { EventHub } from '../events'
import type { Log } from '../log/log'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'

const day = 24 * 60 * 60_000
/** So many changes are gone in a few thousandths of a second. */
const sliceSize = 500
/** Each has a row for each type. */
const pollsAtOnce = 50
/** A command line ends as soon as a poll has: its little is dropped by then. */
const graceMs = 2_000

/**
 * Drops what is older than an integration's history is to be, whenever a poll of it ended or it was edited. Returns what
 * ends that: it resolves once nothing is being dropped any more, soon; the rest is then left for later.
 */
export function keepHistory({
  db,
  writeLock,
  events,
  log,
  now,
}: {
  db: Db
  writeLock: WriteLock
  events: EventHub
  log: Log
  now: () => Date
}) {
  const due = new Set<string>()
  let deadline = Number.POSITIVE_INFINITY
  let working: Promise<void> | null = null
  const work = async () => {
    for (const integrationId of due) {
      due.delete(integrationId)
      await dropOld(db, writeLock, integrationId, now(), () => performance.now() > deadline)
    }
  }
  const stop = events.listen((event) => {
    if (event.event !== 'integrations') return
    due.add(event.payload.integrationId)
    working ??= work()
      // What is left is dropped after the next poll.
      .catch((error) => log.failed('history-not-dropped', error))
      .finally(() => {
        working = null
      })
  })
  return async () => {
    stop()
    deadline = performance.now() + graceMs
    await working
  }
}

/**
 * Drops an integration's oldest changes in order, slice by slice, each in a transaction of its own, and then its polls. All that they tell
 * of a later moment is what a resource was called, and when it was first seen and last changed: its subject keeps that.
 */
async function dropOld(
  db: Db,
  writeLock: WriteLock,
  integrationId: string,
  now: Date,
  mayStop: () => boolean,
) {
  // Not in the middle of what was announced.
  await otherWork()
  const days = db.prepare('SELECT history_days FROM integration WHERE id = ?').pluck().get(integrationId)
  if (typeof days !== 'number') return
  const since = new Date(now.getTime() - days * day).toISOString()
  const upTo = db
    .prepare('SELECT max(id) FROM recording WHERE integration_id = ? AND recorded_at <= ?')
    .pluck()
    .get(integrationId, since) as number | null
  const slice = db.transaction(() => {
    if (upTo === null) return false
    // First of all: from now on, nothing before that can be asked for.
    db.prepare(
      `UPDATE integration SET history_since = :since
       WHERE id = :integrationId AND (history_since IS NULL OR history_since < :since)`,
    ).run({ since, integrationId })
    return dropSlice(db, integrationId, upTo)
  })
  while (!mayStop() && (await writeLock.exclusively(() => slice.immediate()))) await otherWork()
  const polls = db.transaction(() => dropPolls(db, integrationId, since))
  while (!mayStop() && (await writeLock.exclusively(() => polls.immediate()))) await otherWork()
}

/** Drops the next polls that ended before that, but for the last one that brought anything. False once there are none. */
function dropPolls(db: Db, integrationId: string, since: string): boolean {
  const { changes } = db
    .prepare(
      `DELETE FROM poll WHERE finished_at < :since
         AND id IN (SELECT id FROM poll WHERE integration_id = :integrationId ORDER BY id LIMIT :pollsAtOnce)
         AND id IS NOT (SELECT max(id) FROM poll WHERE integration_id = :integrationId AND status IN ('ok', 'partial'))`,
    )
    .run({ integrationId, since, pollsAtOnce })
  return changes > 0
}

interface OldChange {
  id: number
  subject: number
  name: string
  type: 'added' | 'modified' | 'removed'
  recordedAt: string
}

/** Drops the next changes among those of the recordings up to one. False once there are none. */
function dropSlice(db: Db, integrationId: string, upTo: number): boolean {
  const old = db
    .prepare<object, OldChange>(
      `SELECT c.id, c.subject_id AS subject, c.resource_name AS name, c.type, r.recorded_at AS recordedAt
       FROM recording AS r CROSS JOIN change AS c ON c.recording_id = r.id
       WHERE r.integration_id = :integrationId AND r.id <= :upTo ORDER BY r.id, c.id LIMIT :sliceSize`,
    )
    .all({ integrationId, upTo, sliceSize })
  if (old.length === 0) {
    db.prepare('DELETE FROM recording WHERE integration_id = ? AND id <= ?').run(integrationId, upTo)
    return false
  }
  const there = db.prepare(
    `UPDATE subject SET resource_name = ?, changed_at = ?, first_seen_at = coalesce(?, first_seen_at) WHERE id = ?`,
  )
  const gone = db.prepare(
    'UPDATE subject SET resource_name = NULL, changed_at = NULL, first_seen_at = NULL WHERE id = ?',
  )
  const drop = db.prepare('DELETE FROM change WHERE id = ?')
  for (const { id, subject, name, type, recordedAt } of old) {
    if (type === 'removed') gone.run(subject)
    else there.run(name, recordedAt, type === 'added' ? recordedAt : null, subject)
    drop.run(id)
  }
  // Of what is not there, and has nothing left to tell.
  const forget = db.prepare(
    `DELETE FROM subject WHERE id = :subject AND first_seen_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM change WHERE subject_id = :subject)`,
  )
  for (const subject of new Set(old.map(({ subject }) => subject))) forget.run({ subject })
  return true
}

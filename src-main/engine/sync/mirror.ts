import type { PollType } from '../../../src-preload/contract'
import type { ResourceType } from '../connectors/connector'
import { Recording, storedModification } from '../history/recording'
import type { Db } from '../store/database'
import type { Json } from './paths'
import type { Prepared } from './prepare'

export interface Stored {
  id: string
  name: string
  hash: string
  scope: string
}

/** The complete word on one type of one poll. */
export interface TypeResult {
  /** As they are now. What is stored and in neither list stays as it is: what did not change may be left out. */
  present: Prepared[]
  /** Ids whose removal is certain. */
  removed: string[]
  /** What was read in full: parts of the type, and details of resources. */
  readings: { what: string; of: string }[]
  outcome: Pick<PollType, 'type' | 'status' | 'listed' | 'reason'>
}

/** The stored mirror of one integration: what is known, and the one way to change it. */
export class Mirror {
  readonly #db: Db

  constructor(
    db: Db,
    readonly integrationId: string,
  ) {
    this.#db = db
  }

  stored(type: string): Map<string, Stored> {
    const rows = this.#db
      .prepare<[string, string], Stored>(
        'SELECT id, name, hash, scope FROM resource WHERE type = ? AND integration_id = ?',
      )
      .all(type, this.integrationId)
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** The latest instant that a log holds, by the field it is in; null if it is empty. */
  latest(type: string, field: string): string | null {
    return this.#db
      .prepare('SELECT max(body ->> ?) FROM resource WHERE type = ? AND integration_id = ?')
      .pluck()
      .get(`$.${field}`, type, this.integrationId) as string | null
  }

  /** The body as stored, or undefined. */
  body(type: string, id: string): Record<string, Json> | undefined {
    const text = this.#db
      .prepare('SELECT body FROM resource WHERE type = ? AND integration_id = ? AND id = ?')
      .pluck()
      .get(type, this.integrationId, id) as string | undefined
    return text === undefined ? undefined : JSON.parse(text)
  }

  /**
   * Writes all that one poll found out about one type, in one transaction: resources, changes and the poll's
   * own record of it. What did not change is not written. Returns the counts.
   */
  commit(pollId: number, type: ResourceType, result: TypeResult, now: string): PollType {
    return this.#db.transaction(() => this.#write(pollId, type, result, now)).immediate()
  }

  /** The poll's own record of a type, without a word on the type itself: it was not asked for. */
  note(pollId: number, done: PollType) {
    this.#db
      .prepare(
        `INSERT INTO poll_type (poll_id, type, status, listed, added, modified, removed, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(pollId, done.type, done.status, done.listed, done.added, done.modified, done.removed, done.reason)
  }

  /** That a type is not asked for, because nobody turned it on. */
  noteOff(type: ResourceType) {
    this.#db
      .prepare(
        `INSERT INTO type_state (integration_id, type, status, reason, listed_at) VALUES (?, ?, 'skipped', ?, NULL)
         ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason
         WHERE reason IS NOT excluded.reason`,
      )
      .run(
        this.integrationId,
        type.key,
        `Off. ${type.offBecause} You can turn it on in the integration’s settings.`,
      )
  }

  #write(pollId: number, type: ResourceType, result: TypeResult, now: string): PollType {
    const { outcome } = result
    const db = this.#db
    const listedBefore = db
      .prepare('SELECT listed_at FROM type_state WHERE integration_id = ? AND type = ?')
      .pluck()
      .get(this.integrationId, type.key)
    const counts = { added: 0, modified: 0, removed: 0 }
    const untouched = result.present.length === 0 && result.removed.length === 0
    const stored = untouched ? new Map<string, Stored>() : this.stored(type.key)

    const insert = db.prepare(
      `INSERT INTO resource (integration_id, type, id, scope, name, body, hash, first_seen_at, changed_at, subject_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const update = db.prepare(
      `UPDATE resource SET scope = ?, name = ?, body = ?, hash = ?, changed_at = ?
       WHERE type = ? AND integration_id = ? AND id = ?`,
    )
    const remove = db.prepare('DELETE FROM resource WHERE type = ? AND integration_id = ? AND id = ?')
    const recording = new Recording(db, {
      integrationId: this.integrationId,
      pollId,
      resourceType: type.key,
      baseline: !listedBefore,
      recordedAt: now,
    })

    for (const resource of result.present) {
      const old = stored.get(resource.id)
      if (old?.hash === resource.hash) continue
      if (!old) {
        counts.added++
        const subject = type.log ? null : recording.added(resource, resource.text)
        insert.run(
          this.integrationId,
          type.key,
          resource.id,
          resource.scope,
          resource.name,
          resource.text,
          resource.hash,
          now,
          now,
          subject,
        )
        continue
      }
      // A log grows; what it corrects in its own past is no change of the workspace.
      if (!type.log) {
        counts.modified++
        const before = this.body(type.key, resource.id) ?? {}
        recording.modified(resource, storedModification(before, JSON.parse(resource.text)))
      }
      update.run(
        resource.scope,
        resource.name,
        resource.text,
        resource.hash,
        now,
        type.key,
        this.integrationId,
        resource.id,
      )
    }
    for (const id of result.removed) {
      const old = stored.get(id)
      if (!old) continue
      if (!type.log) {
        counts.removed++
        recording.removed(old, JSON.stringify(this.body(type.key, id) ?? {}))
      }
      remove.run(type.key, this.integrationId, id)
    }

    const read = db.prepare(
      `INSERT INTO reading (integration_id, what, of, read_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET read_at = excluded.read_at`,
    )
    for (const { what, of } of result.readings) read.run(this.integrationId, what, of, now)

    const done: PollType = { ...outcome, ...counts, expected: null }
    this.note(pollId, done)
    db.prepare(
      `INSERT INTO type_state (integration_id, type, status, reason, listed_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason,
         listed_at = coalesce(excluded.listed_at, listed_at)`,
    ).run(this.integrationId, type.key, outcome.status, outcome.reason, outcome.status === 'ok' ? now : null)
    return done
  }
}

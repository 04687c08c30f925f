import type { Statement } from 'better-sqlite3'
import { madeAnew, type PollType } from '../../../src-preload/contract'
import type { ResourceType } from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import { Recording, storedModification } from '../history/recording'
import type { Json } from '../json/paths'
import type { Db } from '../store/database'
import { inTransaction } from '../store/transaction'
import type { WriteLock } from '../store/write-lock'
import type { Reading, Readings } from './readings'
import type { Spool } from './spool'

/** All that one poll found out about one type. */
export interface TypeResult {
  /** What is new or different. What is stored and neither here nor removed stays as it is. */
  found: Spool
  /** Ids of what differs from what is stored only because this version makes something else of the same answers. */
  reread: ReadonlySet<string>
  /** Ids whose removal is certain. */
  removed: string[]
  /** What was read in full: parts of the type, and details of resources. */
  readings: Reading[]
  /** Of a log: the latest instant that it was found to hold, but for what is dated ahead of now. */
  latest: string | null
  /** Readings to forget: what they were of is gone. */
  forgotten: { what: string; of: string }[]
  outcome: Pick<PollType, 'type' | 'status' | 'listed' | 'reason'>
  /** Whether all was listed that this token may see: what is found later on is then new, and not part of the baseline. */
  isListed: boolean
}

type Key = [type: string, integrationId: string, id: string]
interface Stored {
  name: string
  body: string
  hash: string
}

/** What a poll needs to know of all that is stored. */
interface Known {
  hash: string
  scope: string
}

/** The stored mirror of one integration, for one poll: what is known, and the one way to change it. */
export class Mirror {
  readonly #db: Db
  readonly #stored: Statement<Key, Stored>
  readonly #known = new Map<string, Map<string, Known>>()
  readonly #idsByScope = new Map<string, Map<string, string[]>>()
  /** Writes for types of which nothing changed. They wait for the next type that did change, or for the end. */
  readonly #quiet: (() => void)[] = []

  constructor(
    db: Db,
    readonly integrationId: string,
    private readonly writeLock: WriteLock,
    private readonly readings: Readings,
  ) {
    this.#db = db
    this.#stored = db.prepare<Key, Stored>(
      'SELECT name, body, hash FROM resource WHERE type = ? AND integration_id = ? AND id = ?',
    )
  }

  /** What is stored of a type, by id, as it was when first asked for: a type is committed once in a poll. */
  known(type: string): ReadonlyMap<string, Known> {
    let known = this.#known.get(type)
    if (!known) {
      const rows = this.#db
        .prepare('SELECT id, hash, scope FROM resource WHERE type = ? AND integration_id = ?')
        .raw()
        .iterate(type, this.integrationId) as Iterable<[string, string, string]>
      known = new Map()
      for (const [id, hash, scope] of rows) known.set(id, { hash, scope })
      this.#known.set(type, known)
    }
    return known
  }

  /** The ids of what is {@link known} of a type, by the scope that it belongs to. */
  idsByScope(type: string): ReadonlyMap<string, string[]> {
    let ids = this.#idsByScope.get(type)
    if (!ids) {
      ids = new Map()
      for (const [id, { scope }] of this.known(type)) {
        const inScope = ids.get(scope)
        if (inScope) inScope.push(id)
        else ids.set(scope, [id])
      }
      this.#idsByScope.set(type, ids)
    }
    return ids
  }

  /** The body as stored, or undefined. */
  body(type: string, id: string): Record<string, Json> | undefined {
    const stored = this.#stored.get(type, this.integrationId, id)
    return stored && JSON.parse(stored.body)
  }

  /** The latest instant that a log was found to hold; null if none is known. */
  latest(type: string): string | null {
    const latest = this.#db
      .prepare('SELECT latest FROM type_state WHERE integration_id = ? AND type = ?')
      .pluck()
      .get(this.integrationId, type)
    return (latest as string | null | undefined) ?? null
  }

  /**
   * Writes all that one poll found out about one type, in one transaction: resources, changes and the poll's
   * own record of it. What did not change is not written, and that nothing did is written by {@link finish} at the
   * latest. Resolves with the counts.
   */
  async commit(pollId: number, type: ResourceType, result: TypeResult, now: string): Promise<PollType> {
    this.#known.delete(type.key)
    this.#idsByScope.delete(type.key)
    const { found, removed, forgotten, outcome } = result
    if (!found.isEmpty || removed.length > 0 || forgotten.length > 0)
      return this.#write(() => this.#store(pollId, type, result, now))
    const done = { ...outcome, expected: null, added: 0, modified: 0, removed: 0 }
    this.#quiet.push(() => {
      this.readings.write(result.readings, now)
      this.#record(pollId, done, result, { now, changed: false })
    })
    return done
  }

  /** The poll's own record of a type, without a word on the type itself: it was not asked for. */
  note(pollId: number, done: PollType) {
    this.#quiet.push(() => this.#note(pollId, done))
  }

  /** Writes what is not written yet, and then `last`. */
  finish(last: () => void): Promise<void> {
    return this.#write(async () => last())
  }

  /** After all that is still to be written, in the same transaction. */
  #write<Result>(write: () => Promise<Result>): Promise<Result> {
    return this.writeLock.exclusively(async () => {
      const quiet = [...this.#quiet]
      const result = await inTransaction(this.#db, () => {
        for (const record of quiet) record()
        return write()
      })
      this.#quiet.splice(0, quiet.length)
      return result
    })
  }

  /** That types are not asked for, because nobody turned them on. */
  noteOff(types: ResourceType[]) {
    const note = this.#db.prepare(
      `INSERT INTO type_state (integration_id, type, status, reason, listed_at) VALUES (?, ?, 'skipped', ?, NULL)
       ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason
       WHERE reason IS NOT excluded.reason`,
    )
    for (const { key, offBecause } of types) {
      const reason = `Off. ${offBecause} You can turn it on in the integration’s settings.`
      this.#quiet.push(() => note.run(this.integrationId, key, reason))
    }
  }

  #note(pollId: number, done: PollType) {
    this.#db
      .prepare(
        `INSERT INTO poll_type (poll_id, type, status, listed, added, modified, removed, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(pollId, done.type, done.status, done.listed, done.added, done.modified, done.removed, done.reason)
  }

  async #store(pollId: number, type: ResourceType, result: TypeResult, now: string): Promise<PollType> {
    const { outcome } = result
    const db = this.#db
    const listedBefore = db
      .prepare('SELECT listed_at FROM type_state WHERE integration_id = ? AND type = ?')
      .pluck()
      .get(this.integrationId, type.key)
    const counts = { added: 0, modified: 0, removed: 0 }
    let corrected = 0

    const insert = db.prepare(
      `INSERT INTO resource (integration_id, type, id, scope, name, body, hash, first_seen_at, changed_at, subject_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const update = db.prepare(
      `UPDATE resource SET scope = ?, name = ?, body = ?, hash = ?, changed_at = coalesce(?, changed_at)
       WHERE type = ? AND integration_id = ? AND id = ?`,
    )
    const remove = db.prepare<Key>('DELETE FROM resource WHERE type = ? AND integration_id = ? AND id = ?')
    const recording = new Recording(db, {
      integrationId: this.integrationId,
      pollId,
      resourceType: type.key,
      baseline: !listedBefore,
      recordedAt: now,
    })

    await inSlices(result.found, (resource) => {
      const { id, scope, name, text, hash } = resource
      const key: Key = [type.key, this.integrationId, id]
      const old = this.#stored.get(...key)
      if (!old) {
        counts.added++
        const subject = type.log ? null : recording.added(resource, text)
        insert.run(this.integrationId, type.key, id, scope, name, text, hash, now, now, subject)
        return
      }
      if (old.hash === hash) return
      // A log grows; what it corrects in its own past is no change of the workspace.
      if (type.log) {
        corrected++
        update.run(scope, name, text, hash, now, ...key)
        return
      }
      counts.modified++
      const modification = storedModification(JSON.parse(old.body), JSON.parse(text), type.unordered)
      recording.modified(resource, modification, result.reread.has(id) ? madeAnew : undefined)
      update.run(scope, name, text, hash, now, ...key)
    })
    await inSlices(result.removed, (id) => {
      const key: Key = [type.key, this.integrationId, id]
      const old = this.#stored.get(...key)
      if (!old) return
      counts.removed++
      recording.removed({ id, name: old.name }, old.body)
      remove.run(...key)
    })
    recording.finish(counts)
    this.readings.write(result.readings, now)
    this.readings.forget(result.forgotten)

    const done: PollType = { ...outcome, ...counts, expected: null }
    const changed = counts.added + counts.modified + counts.removed + corrected > 0
    this.#record(pollId, done, result, { now, changed })
    return done
  }

  #record(
    pollId: number,
    done: PollType,
    { latest, isListed }: Pick<TypeResult, 'latest' | 'isListed'>,
    { now, changed }: { now: string; changed: boolean },
  ) {
    this.#note(pollId, done)
    this.#db
      .prepare(
        `INSERT INTO type_state (integration_id, type, status, reason, listed_at, revision, latest, resources)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason,
           listed_at = coalesce(excluded.listed_at, listed_at), revision = revision + excluded.revision,
           latest = CASE WHEN latest <= ? THEN max(latest, coalesce(excluded.latest, latest)) ELSE excluded.latest END,
           resources = resources + excluded.resources`,
      )
      .run(
        this.integrationId,
        done.type,
        done.status,
        done.reason,
        isListed ? now : null,
        changed ? 1 : 0,
        latest,
        done.added - done.removed,
        now,
      )
  }
}

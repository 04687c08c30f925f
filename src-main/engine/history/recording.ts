import type { Json } from '../json/paths'
import type { Db } from '../store/database'
import { differingPaths } from './differing-paths'
import { modificationOf, namesIn } from './modifications'

type Fields = Record<string, Json>

/** What is recorded together, in one transaction: what one poll found out about one type. */
interface RecordingOf {
  integrationId: string
  pollId: number
  resourceType: string
  /** It is the type's first complete listing: what was added was there before Sightline looked. */
  baseline: boolean
  recordedAt: string
}

interface Explanation {
  actor: string
  eventType: string
}

/** A modification as the columns of `change` hold it. */
interface StoredModification {
  /** The paths that differ; null if they are the names in `before` and `after`, as they are most often. */
  fields: string | null
  before: string | null
  after: string | null
  /** The fields that `before` lacks, each as `"field":null`; null if there are none. */
  came: string | null
  /** The fields, as a JSON array, of which `before` and `after` hold only what went and came; null if there are none. */
  byDifference: string | null
  /** The top-level fields that differ; those of a recording are kept together. */
  names: string[]
}

/** What to store of a modification, given the bodies in canonical form, and the fields that are lists without an order. */
export function storedModification(before: Fields, after: Fields, unordered?: string[]): StoredModification {
  const modification = modificationOf(before, after, unordered)
  const paths = differingPaths(modification.before as Fields, modification.after as Fields)
  const names = namesIn(modification)
  const came = Object.keys(modification.after).filter((field) => !Object.hasOwn(modification.before, field))
  return {
    fields: JSON.stringify(paths) === JSON.stringify(names) ? null : JSON.stringify(paths),
    before: JSON.stringify(modification.before),
    after: JSON.stringify(modification.after),
    came: came.length === 0 ? null : came.map((field) => `${JSON.stringify(field)}:null`).join(','),
    byDifference: modification.byDifference.length === 0 ? null : JSON.stringify(modification.byDifference),
    names,
  }
}

/**
 * Writes changes: a row of `recording` once there is one to write, a row of `subject` for each resource that is new to
 * history, and a row of `change` for each change. All inside the caller's one transaction, so that a recording's changes
 * have ids one after the other, and recordings are in the order of their changes: reading the past relies on both.
 */
export class Recording {
  readonly #of: RecordingOf
  readonly #insertRecording
  readonly #insertSubject
  readonly #subject
  readonly #insertChange
  readonly #rename
  readonly #setCounts
  readonly #fields = new Set<string>()
  #id: number | bigint | null = null

  constructor(db: Db, of: RecordingOf) {
    this.#of = of
    this.#insertRecording = db.prepare(
      `INSERT INTO recording (integration_id, poll_id, resource_type, baseline, recorded_at)
       VALUES (?, ?, ?, ?, ?)`,
    )
    this.#insertSubject = db.prepare(
      'INSERT OR IGNORE INTO subject (integration_id, resource_type, resource_id, name) VALUES (?, ?, ?, ?)',
    )
    this.#subject = db
      .prepare('SELECT id FROM subject WHERE resource_type = ? AND integration_id = ? AND resource_id = ?')
      .pluck()
    this.#insertChange = db.prepare(
      `INSERT INTO change (recording_id, subject_id, resource_name, type, fields, before, after, came, by_difference, actor,
         event_type)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#rename = db.prepare('UPDATE subject SET name = ? WHERE id = ? AND name <> ?')
    this.#setCounts = db.prepare(
      'UPDATE recording SET changes = ?, added = ?, modified = ?, removed = ?, fields = ? WHERE id = ?',
    )
  }

  /** Returns what the resource's row has to have as `subject_id`. */
  added(resource: { id: string; name: string }, body: string): number {
    const { integrationId, resourceType } = this.#of
    const { changes, lastInsertRowid } = this.#insertSubject.run(
      integrationId,
      resourceType,
      resource.id,
      resource.name,
    )
    return this.#insert(
      resource,
      'added',
      { after: body },
      changes === 1 ? Number(lastInsertRowid) : undefined,
    )
  }

  /** `by`: who made it, where that is known already. */
  modified(resource: { id: string; name: string }, modification: StoredModification, by?: Explanation) {
    for (const name of modification.names) this.#fields.add(name)
    this.#insert(resource, 'modified', { ...modification, ...by })
  }

  removed(resource: { id: string; name: string }, body: string) {
    this.#insert(resource, 'removed', { before: body })
  }

  /** Once all changes are written: what was there before Sightline looked doesn't count as one. */
  finish({ added, modified, removed }: { added: number; modified: number; removed: number }) {
    if (this.#id === null) return
    const changes = (this.#of.baseline ? 0 : added) + modified + removed
    const fields = JSON.stringify([...this.#fields].sort())
    this.#setCounts.run(changes, added, modified, removed, fields, this.#id)
  }

  #insert(
    { id, name }: { id: string; name: string },
    type: 'added' | 'modified' | 'removed',
    {
      fields = null,
      before = null,
      after = null,
      came = null,
      byDifference = null,
      actor,
      eventType,
    }: Partial<StoredModification & Explanation>,
    knownSubject?: number,
  ): number {
    const { integrationId, pollId, resourceType, baseline, recordedAt } = this.#of
    this.#id ??= this.#insertRecording.run(
      integrationId,
      pollId,
      resourceType,
      baseline ? 1 : 0,
      recordedAt,
    ).lastInsertRowid
    const subject = knownSubject ?? (this.#subject.get(resourceType, integrationId, id) as number)
    if (knownSubject === undefined) this.#rename.run(name, subject, name)
    const modification = [fields, before, after, came, byDifference]
    this.#insertChange.run(this.#id, subject, name, type, ...modification, actor ?? null, eventType ?? null)
    return subject
  }
}

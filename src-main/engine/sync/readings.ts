import { createHash } from 'node:crypto'
import { version } from '../../../package.json'
import type { Poll } from '../../../src-preload/contract'
import type { Answer } from '../connectors/connector'
import type { Db } from '../store/database'
import type { Fingerprint } from './redact'

/** That a part of a type, or a detail of a resource, was read in full, or that a resource was missing from its list. */
export interface Reading {
  /** A type's key, that and a detail's field, or that and `missing`. */
  what: string
  /** The scope, or the resource's id. */
  of: string
  /** The answers, if the same answers another time are to mean that there is nothing new. */
  answers: Answer[] | null
}

interface Stored {
  readAt: string
  recipe: string | null
  answers: string | null
}

/**
 * In milliseconds. A poll that reads all anyway does not note that it read the same again within so long: it isn't
 * worth the write.
 */
const grain = 60 * 60_000

/**
 * Raise it with every change to how an answer is turned into what is stored, above all to what counts as a secret. All
 * answers are then worked through anew, and what is stored already is searched for secrets that were not seen as such.
 */
export const recipeVersion = 2

/** When each thing was last read in full, and what the provider answered then. */
export class Readings {
  readonly #db: Db
  readonly #recipe: string
  readonly #grain: number
  readonly #loaded = new Map<string, Map<string, Stored>>()

  constructor(
    db: Db,
    readonly integrationId: string,
    fingerprint: Fingerprint,
    trigger: Poll['trigger'],
  ) {
    this.#db = db
    this.#grain = trigger === 'timer' ? 0 : grain
    // Another version may make something else of the same answer, and another key does.
    const made = `${version} ${recipeVersion} ${fingerprint('recipe')}`
    this.#recipe = createHash('sha256').update(made).digest('base64url').slice(0, 8)
  }

  readAt(what: string, of: string): string | undefined {
    return this.#of(what).get(of)?.readAt
  }

  /** Of what there is a reading. */
  known(what: string): string[] {
    return [...this.#of(what).keys()]
  }

  /** The answers from which what is stored was made; null if there is a reason to read them again. */
  answers(what: string, of: string): Answer[] | null {
    const found = this.#of(what).get(of)
    return found?.recipe === this.#recipe ? parsed(found.answers) : null
  }

  /** The answers from which another version, or another key, made what is stored; null if none did. */
  earlierAnswers(what: string, of: string): Answer[] | null {
    const found = this.#of(what).get(of)
    return found && found.recipe !== this.#recipe ? parsed(found.answers) : null
  }

  /** Call in the transaction that stores what was read. */
  write(readings: Reading[], now: string) {
    const upsert = this.#db.prepare(
      `INSERT INTO reading (integration_id, what, of, read_at, recipe, answers) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET read_at = excluded.read_at, recipe = excluded.recipe, answers = excluded.answers`,
    )
    for (const { what, of, answers } of readings) {
      const text = answers && JSON.stringify(answers.map(inShort))
      const known = this.#of(what).get(of)
      const same = known && known.answers === text && (text === null || known.recipe === this.#recipe)
      const age = same ? Date.parse(now) - Date.parse(known.readAt) : Number.NaN
      if (age >= 0 && age < this.#grain) continue
      upsert.run(this.integrationId, what, of, now, text && this.#recipe, text)
    }
  }

  /** What is gone was not read: if it comes back, all of it is new. Call in the transaction that removes it. */
  forget(gone: { what: string; of: string }[]) {
    const remove = this.#db.prepare('DELETE FROM reading WHERE integration_id = ? AND what = ? AND of = ?')
    for (const { what, of } of gone) remove.run(this.integrationId, what, of)
  }

  #of(what: string): Map<string, Stored> {
    let found = this.#loaded.get(what)
    if (!found) {
      const rows = this.#db
        .prepare('SELECT of, read_at, recipe, answers FROM reading WHERE integration_id = ? AND what = ?')
        .raw()
        .all(this.integrationId, what) as [string, string, string | null, string | null][]
      found = new Map(rows.map(([of, readAt, recipe, answers]) => [of, { readAt, recipe, answers }]))
      this.#loaded.set(what, found)
    }
    return found
  }
}

const parsed = (answers: string | null): Answer[] | null =>
  answers === null
    ? null
    : (JSON.parse(answers) as ShortAnswer[]).map(([digest, items, total, next]) => ({
        digest,
        items,
        total,
        next: next ?? undefined,
      }))

type ShortAnswer = [digest: string, items: number, total: number | null, next?: string]

const inShort = ({ digest, items, total, next }: Answer): ShortAnswer =>
  next === undefined ? [digest, items, total] : [digest, items, total, next]

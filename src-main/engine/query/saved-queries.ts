import { randomUUID } from 'node:crypto'
import {
  type CheckedInputOf,
  type QueryParameter,
  type QueryRun,
  type SavedQuery,
  SightlineError,
} from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { Db } from '../store/database'
import type { ResultDigest } from './protocol'

interface QueryRow {
  id: string
  name: string
  description: string
  tags: string
  sql: string
  parameters: string
  updated_at: string
}

interface MarkRow {
  query_id: string
  pinned: number
  watched: number
  parameter_values: string
  digest: string | null
  checked_at: string | null
  changed_at: string | null
  error: string | null
}

type Own = Pick<
  SavedQuery,
  'id' | 'name' | 'description' | 'tags' | 'sql' | 'parameters' | 'managed' | 'connector' | 'updatedAt'
>

/** Queries with a name: those that came with connectors, and the user's own. */
export class SavedQueries {
  readonly #managed: Map<string, Own>

  constructor(
    private readonly db: Db,
    connectors: Connector[],
    private readonly needs: { now: () => Date; lastRun: (queryId: string) => QueryRun | null },
  ) {
    this.#managed = new Map(
      connectors.flatMap(({ key, queries }) =>
        queries.map(({ parameters = [], ...query }): [string, Own] => [
          query.id,
          {
            ...query,
            sql: query.sql.trim(),
            parameters: parameters.map((parameter) => ({ choices: [], ...parameter })),
            managed: true,
            connector: key,
            updatedAt: null,
          },
        ]),
      ),
    )
  }

  list(): SavedQuery[] {
    const marks = this.#marks()
    const all = [...this.#managed.values(), ...this.#own()].map((query) =>
      this.#view(query, marks.get(query.id)),
    )
    return all.sort((a, b) => Number(b.pinned) - Number(a.pinned) || a.name.localeCompare(b.name))
  }

  /** Throws `no-such-query`. */
  get(queryId: string): SavedQuery {
    return this.#view(this.#find(queryId), this.#marks().get(queryId))
  }

  name(queryId: string): string | null {
    try {
      return this.#find(queryId).name
    } catch {
      return null
    }
  }

  save({ queryId, ...query }: CheckedInputOf<'saveQuery'>): SavedQuery {
    if (queryId !== undefined && this.#managed.has(queryId))
      throw new SightlineError(
        'managed',
        'A query that came with Sightline can’t be edited.',
        'Save a copy of it.',
      )
    if (queryId !== undefined) this.#find(queryId)
    const id = queryId ?? randomUUID()
    const taken = [...this.#managed.values(), ...this.#own()].some(
      (other) => other.id !== id && other.name.toLowerCase() === query.name.toLowerCase(),
    )
    if (taken)
      throw new SightlineError(
        'name-taken',
        `There is a query “${query.name}” already.`,
        'Choose another name.',
      )
    this.db
      .prepare(
        `INSERT INTO saved_query (id, name, description, tags, sql, parameters, updated_at)
         VALUES (:id, :name, :description, :tags, :sql, :parameters, :updatedAt)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description,
           tags = excluded.tags, sql = excluded.sql, parameters = excluded.parameters,
           updated_at = excluded.updated_at`,
      )
      .run({
        id,
        ...query,
        tags: JSON.stringify(query.tags),
        parameters: JSON.stringify(query.parameters),
        updatedAt: this.needs.now().toISOString(),
      })
    // What it gave before is no longer what it is compared with.
    this.db.prepare('UPDATE query_mark SET digest = NULL, error = NULL WHERE query_id = ?').run(id)
    return this.get(id)
  }

  mark({ queryId, pinned, watched, values }: CheckedInputOf<'markQuery'>): SavedQuery {
    const before = this.get(queryId)
    const startsAnew = (watched === true && !before.watched) || values !== undefined
    this.db
      .prepare(
        `INSERT INTO query_mark (query_id, pinned, watched, parameter_values) VALUES (:queryId, :pinned, :watched, :values)
         ON CONFLICT (query_id) DO UPDATE SET pinned = excluded.pinned, watched = excluded.watched,
           parameter_values = excluded.parameter_values,
           digest = iif(:startsAnew, NULL, digest), changed_at = iif(:startsAnew, NULL, changed_at),
           error = iif(:startsAnew, NULL, error)`,
      )
      .run({
        queryId,
        pinned: Number(pinned ?? before.pinned),
        watched: Number(watched ?? before.watched),
        values: JSON.stringify(values ?? before.values),
        startsAnew: Number(startsAnew),
      })
    return this.get(queryId)
  }

  delete(queryId: string): boolean {
    if (this.#find(queryId).managed)
      throw new SightlineError('managed', 'A query that came with Sightline can’t be deleted.')
    const remove = this.db.transaction(() => {
      this.db.prepare('DELETE FROM query_mark WHERE query_id = ?').run(queryId)
      return this.db.prepare('DELETE FROM saved_query WHERE id = ?').run(queryId).changes > 0
    })
    return remove.immediate()
  }

  /** Those that are watched, with what they gave when they were last looked at. */
  watched(): { query: SavedQuery; digest: ResultDigest | null }[] {
    return [...this.#marks().values()].flatMap((mark) => {
      if (mark.watched === 0 || this.name(mark.query_id) === null) return []
      const digest = mark.digest === null ? null : (JSON.parse(mark.digest) as ResultDigest)
      return [{ query: this.get(mark.query_id), digest }]
    })
  }

  /** Notes how a look at a watched query went. `digest` is given where it isn't what it was. */
  noteLook(queryId: string, look: { digest?: ResultDigest; changed: boolean; error: string | null }) {
    this.db
      .prepare(
        `UPDATE query_mark SET checked_at = :now, error = :error, digest = coalesce(:digest, digest),
           changed_at = iif(:changed, :now, changed_at)
         WHERE query_id = :queryId AND watched = 1`,
      )
      .run({
        queryId,
        now: this.needs.now().toISOString(),
        error: look.error,
        digest: look.digest ? JSON.stringify(look.digest) : null,
        changed: Number(look.changed),
      })
  }

  #find(queryId: string): Own {
    const found = this.#managed.get(queryId) ?? this.#own().find(({ id }) => id === queryId)
    if (found) return found
    throw new SightlineError(
      'no-such-query',
      `There is no saved query “${queryId}”.`,
      'Look at the list of queries.',
    )
  }

  #own(): Own[] {
    return this.db
      .prepare<[], QueryRow>('SELECT * FROM saved_query')
      .all()
      .map(({ updated_at, ...row }) => ({
        ...row,
        tags: JSON.parse(row.tags),
        parameters: JSON.parse(row.parameters),
        managed: false,
        connector: null,
        updatedAt: updated_at,
      }))
  }

  #marks(): Map<string, MarkRow> {
    const rows = this.db.prepare<[], MarkRow>('SELECT * FROM query_mark').all()
    return new Map(rows.map((row) => [row.query_id, row]))
  }

  #view(query: Own, mark: MarkRow | undefined): SavedQuery {
    const watched = mark?.watched === 1
    return {
      ...query,
      pinned: mark?.pinned === 1,
      watched,
      values: mark ? JSON.parse(mark.parameter_values) : {},
      watch:
        watched && mark.checked_at !== null
          ? {
              checkedAt: mark.checked_at,
              changedAt: mark.changed_at,
              rows: mark.digest === null ? 0 : (JSON.parse(mark.digest) as ResultDigest).rows,
              error: mark.error,
            }
          : null,
      lastRun: this.needs.lastRun(query.id),
    }
  }
}

/** Every parameter's value: what is given, or its default. Throws `missing-parameter` for one that has neither. */
export function valuesFor(
  parameters: QueryParameter[],
  given: Record<string, string | number | null>,
): Record<string, string | number | null> {
  const values = parameters.map(({ name, title, default: fallback }): [string, string | number | null] => {
    const value = given[name] ?? fallback
    if (value === null)
      throw new SightlineError('missing-parameter', `${title || name} has no value.`, 'Give it one.')
    return [name, value]
  })
  return { ...given, ...Object.fromEntries(values) }
}

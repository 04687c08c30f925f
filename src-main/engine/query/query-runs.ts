import type { CheckedInputOf, Page, QueryRun } from '../../../src-preload/contract'
import type { Db } from '../store/database'

const kept = 500

interface RunRow {
  id: number
  query_id: string | null
  sql: string
  parameters: string
  as_of: string | null
  compared_from: string | null
  compared_to: string | null
  at: string
  status: QueryRun['status']
  took_ms: number
  rows: number
  error: string | null
}

/** What was asked, when, and what it took. */
export class QueryRuns {
  constructor(
    private readonly db: Db,
    private readonly nameOf: (queryId: string) => string | null,
  ) {}

  record({ compare, ...run }: Omit<QueryRun, 'id' | 'queryName'>) {
    const { lastInsertRowid } = this.db
      .prepare(
        `INSERT INTO query_run (query_id, sql, parameters, as_of, compared_from, compared_to, at, status, took_ms,
           rows, error)
         VALUES (:queryId, :sql, :parameters, :asOf, :from, :to, :at, :status, :tookMs, :rows, :error)`,
      )
      .run({ ...run, ...(compare ?? { from: null, to: null }), parameters: JSON.stringify(run.parameters) })
    this.db.prepare('DELETE FROM query_run WHERE id <= ?').run(Number(lastInsertRowid) - kept)
  }

  list({ queryId, offset, limit }: CheckedInputOf<'listQueryRuns'>): Page<QueryRun> {
    const where = 'WHERE :queryId IS NULL OR query_id = :queryId'
    const asked = { queryId: queryId ?? null, offset, limit }
    const rows = this.db
      .prepare<object, RunRow>(
        `SELECT * FROM query_run ${where} ORDER BY id DESC LIMIT :limit OFFSET :offset`,
      )
      .all(asked)
    const total = this.db.prepare(`SELECT count(*) FROM query_run ${where}`).pluck().get(asked) as number
    return { rows: rows.map((row) => this.#view(row)), total }
  }

  last(queryId: string): QueryRun | null {
    const row = this.db
      .prepare<[string], RunRow>('SELECT * FROM query_run WHERE query_id = ? ORDER BY id DESC LIMIT 1')
      .get(queryId)
    return row ? this.#view(row) : null
  }

  #view(row: RunRow): QueryRun {
    const name = row.query_id === null ? null : this.nameOf(row.query_id)
    return {
      id: row.id,
      queryId: name === null ? null : row.query_id,
      queryName: name,
      sql: row.sql,
      parameters: JSON.parse(row.parameters),
      asOf: row.as_of,
      compare: row.compared_from === null ? null : { from: row.compared_from, to: row.compared_to },
      at: row.at,
      status: row.status,
      tookMs: row.took_ms,
      rows: row.rows,
      error: row.error,
    }
  }
}

import type { ErrorReport } from '../errors'
import type { Instant } from './basics'
import type { Column } from './resources'

export interface QueryResult {
  columns: string[]
  rows: unknown[][]
  /** True when more rows exist than `maxRows`. */
  truncated: boolean
  tookMs: number
}

/** Text, numbers and null as SQLite has them; an integer beyond 2^53 and a blob (`x'00ff'`) as text. */
export type Cell = string | number | null

export interface ResultColumn {
  /** As the statement names it: two columns may share a name, so a column is told by its position. */
  name: string
  /** Guessed from the first rows. */
  kind: Column['kind']
}

/**
 * A result that stays in the engine while its rows are looked at; {@link calls.readResult} gives any part of it. It is
 * what the statement gave at one moment, whatever is polled meanwhile.
 */
export interface OpenResult {
  resultId: string
  columns: ResultColumn[]
  /** The first rows. A text of more than 100,000 characters is cut, and ends in “…”; exports have it whole. */
  rows: Cell[][]
  /** Rows that are there so far. */
  total: number
  /** `running` until the last row is there: {@link Events.result} tells. */
  status: 'running' | 'done' | 'failed' | 'cancelled'
  /** True when more rows exist than a result may have; exports have them all. */
  truncated: boolean
  tookMs: number
  /** Why it failed after its first rows. */
  error: ErrorReport | null
}

/** How a result moved on; without its columns and rows. */
export type ResultProgress = Omit<OpenResult, 'columns' | 'rows'>

/**
 * What two moments of one statement differ by, as a result: its rows are `[difference, before, after]`, the first
 * `added`, `removed` or `changed`, the others a row of the statement as a JSON array, or null.
 */
export interface OpenComparison extends OpenResult {
  /** The statement's own columns. */
  compared: ResultColumn[]
  /** The columns that tell which row is which; none: rows are compared whole, and are added or removed only. */
  key: string[]
  counts: { added: number; removed: number; changed: number; unchanged: number }
}

export const exportFormats = ['csv', 'json', 'ndjson'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const mirrorExportFormats = ['parquet', 'postgres'] as const
export type MirrorExportFormat = (typeof mirrorExportFormats)[number]

/** An export, while it is written and afterwards. */
export interface ExportProgress {
  exportId: string
  status: 'running' | 'done' | 'failed' | 'cancelled'
  rows: number
  bytes: number
  /** The file's name as the user knows it. */
  fileName: string
  /** Where it is written to; null where it is fetched from the host (the browser's download). */
  path: string | null
  /** Of the browser host: where a page fetches it, as a path of the host's own. Null elsewhere. */
  download: string | null
  error: ErrorReport | null
}

/** What a query can be asked about, for completion and the side panel. */
export interface QuerySchema {
  views: QueryableView[]
  functions: SqlFunction[]
}

export interface QueryableView {
  name: string
  title: string
  description: string
  group: 'resources' | 'changes' | 'derived' | 'sightline'
  /** Null for Sightline's own. */
  connector: string | null
  /** Null where counting would take long. */
  rows: number | null
  columns: QueryableColumn[]
}

export interface QueryableColumn {
  name: string
  title: string
  kind: Column['kind']
  description: string
  /** Values that occur, the most frequent of a sample first; long ones are cut. */
  samples: Cell[]
  /** Of JSON: paths that occur, as `->>` takes them (`$.name`, `$.resources[0].id`). */
  paths: string[]
}

/** A function that Sightline adds to SQL. */
export interface SqlFunction {
  name: string
  signature: string
  description: string
  example: string
}

export const parameterKinds = ['text', 'number', 'boolean', 'time', 'choice'] as const

/** Stands in the SQL as `$name` (or `:name`). */
export interface QueryParameter {
  name: string
  title: string
  kind: (typeof parameterKinds)[number]
  /** Null: it must be given. Booleans are 1 and 0. */
  default: string | number | null
  /** What may be chosen from. */
  choices: string[]
}

export interface SavedQuery {
  id: string
  name: string
  description: string
  tags: string[]
  sql: string
  parameters: QueryParameter[]
  /** It came with a connector: it can be copied, pinned and watched, but not edited. Its topic is its first tag. */
  managed: boolean
  connector: string | null
  /** On the dashboard. */
  pinned: boolean
  /** After each poll its result is compared with the one before: what differs is an alert. */
  watched: boolean
  /** The parameters' values for the dashboard and for watching; those left out have their default. */
  values: Record<string, string | number | null>
  /** How watching goes; null while it isn't watched, or was not looked at yet. */
  watch: {
    checkedAt: Instant
    /** Null: not since it is watched. */
    changedAt: Instant | null
    rows: number
    /** Why the last look failed. */
    error: string | null
  } | null
  updatedAt: Instant | null
  lastRun: QueryRun | null
}

export interface QueryRun {
  id: number
  /** Of a saved query that still exists. */
  queryId: string | null
  queryName: string | null
  sql: string
  parameters: Record<string, string | number | null>
  asOf: Instant | null
  /** Of a comparison: its moments (`to` null: now). Its rows are the differences. */
  compare: { from: Instant; to: Instant | null } | null
  at: Instant
  status: 'done' | 'failed' | 'cancelled'
  tookMs: number
  rows: number
  error: string | null
}

/** Which programs on this machine may ask over HTTP: `POST /api/query` of the browser host, with a key. */
export interface QueryApi {
  enabled: boolean
  /** Newest first; those that expired or were revoked stay for a while, so that it can be told what they did. */
  keys: QueryKey[]
}

export interface QueryKey {
  id: string
  name: string
  /** Ids of the saved queries it may run; null: any statement. */
  queries: string[] | null
  createdAt: Instant
  expiresAt: Instant
  lastUsedAt: Instant | null
  revokedAt: Instant | null
  uses: number
}

/** What the engine asks of a query process, and what that tells. Everything in it survives a structured clone. */
import type {
  Cell,
  CheckedInputOf,
  ErrorReport,
  ExportFormat,
  MirrorExportFormat,
  OpenComparison,
  ReviewReportFormat,
} from '../../../src-preload/contract.ts'
import type { ExportedTable } from '../export/tables.ts'
import type { FoundRow, RuleOutcome, RuleStatement } from './rule-statement.ts'
import type { ViewSample, ViewToDescribe } from './sample-views.ts'

export interface Statement {
  sql: string
  parameters: Record<string, string | number | null>
  /** The moment to be read, as ISO 8601 in UTC with milliseconds; null: now. */
  asOf: string | null
}

/** Two moments of a statement; whatever moment that has itself is not read. */
export interface ToCompare {
  statement: Statement
  from: string
  /** Null: now. */
  to: string | null
  /** Null: its columns `id` and `_integrationId`. */
  key: string[] | null
  /** The differences that are wanted; null: all. */
  only: ('added' | 'removed' | 'changed')[] | null
}

/** How a result is to be sorted and filtered around its statement. */
export type Arrangement = Pick<CheckedInputOf<'openResult'>, 'sort' | 'filters'>

/** Rows that stand in a result's file as one JSON array. */
export interface Block {
  firstRow: number
  rows: number
  offset: number
  bytes: number
}

export interface Tasks {
  query: {
    /** `inPieces`: many rows come as progress, and the last ones as output: each piece is soon read. */
    input: { statement: Statement; maxRows: number; inPieces?: true }
    output: { columns: string[]; rows: Cell[][]; truncated: boolean; tookMs: number }
    progress: { rows: Cell[][] }
  }
  result: {
    input: { statement: Statement; arrangement: Arrangement; maxRows: number; file: string }
    output: { truncated: boolean; tookMs: number }
    progress: { columns: string[]; blocks: Block[]; tookMs: number }
  }
  comparison: {
    input: { comparison: ToCompare; file: string }
    output: Pick<OpenComparison, 'key' | 'counts'> & {
      compared: string[]
      truncated: boolean
      tookMs: number
    }
    progress: { columns: string[]; blocks: Block[]; tookMs: number }
  }
  export: {
    input: { statement: Statement; arrangement: Arrangement; format: ExportFormat; file: string }
    output: { rows: number; bytes: number }
    progress: { rows: number; bytes: number }
  }
  comparisonExport: {
    input: { comparison: ToCompare; format: ExportFormat; file: string }
    output: { rows: number; bytes: number }
    progress: { rows: number; bytes: number }
  }
  mirrorExport: {
    input: {
      folder: string
      format: MirrorExportFormat
      tables: ExportedTable[]
      /** Of Sightline. */
      version: string
    }
    output: { rows: number; bytes: number }
    progress: { rows: number; bytes: number }
  }
  reviewReport: {
    input: { reviewId: string; format: ReviewReportFormat; file: string; at: string }
    output: { rows: number; bytes: number }
    progress: { rows: number; bytes: number }
  }
  reviewHash: {
    input: { reviewId: string }
    output: { hash: string }
    progress: never
  }
  reviewVerify: {
    input: { csv: string }
    output: { hash: string; printed: string; reviewId: string; name: string }
    progress: never
  }
  sample: {
    input: { views: ViewToDescribe[] }
    output: ViewSample[]
    progress: never
  }
  check: {
    input: Record<never, never>
    output: boolean
    progress: never
  }
  digest: {
    input: { statement: Statement }
    output: ResultDigest
    progress: never
  }
  rule: {
    input: { rule: RuleStatement; now: string }
    output: { outcome: RuleOutcome; tookMs: number }
    progress: never
  }
  preview: {
    input: { rule: RuleStatement; now: string; resourceType: string; maxRows: number }
    output: { outcome: PreviewOutcome; tookMs: number }
    progress: never
  }
  backtest: {
    input: {
      rule: RuleStatement
      integrationId: string
      resourceType: string
      looks: Look[]
      types: string[]
      /** In milliseconds: what it has not looked at by then, it leaves. */
      forMs: number
    }
    output: BacktestOutput
    progress: { done: number }
  }
}

/** `found`: how many resources; `rows`: the first ones. */
export type PreviewOutcome = { reason: string } | { found: number; rows: FoundRow[] }

/** A moment at which a rule is looked at: all recordings up to the last. */
export interface Look {
  at: string
  last: number
}

export interface BacktestOutput {
  /**
   * One for each look, or for the last ones, if there was no time for the others: how many findings there were, or why
   * it could not be judged.
   */
  counts: (number | { reason: string })[]
  /** Looks are told by their position; `to` is the first at which it is gone again, null if none. */
  intervals: {
    resourceType: string
    resourceId: string
    resourceName: string
    from: number
    to: number | null
    evidenceThen: Record<string, Cell>
    evidence: Record<string, Cell>
  }[]
  truncated: boolean
}

export type TaskName = keyof Tasks

/** What is kept of a watched query's result. */
export interface ResultDigest {
  rows: number
  /** Of all rows, whatever their order. */
  sum: string
  /** What each row is called, by its hash; null where there are too many. */
  labels: Record<string, string> | null
}

export type Request = {
  [Name in TaskName]: { task: Name; database: string; input: Tasks[Name]['input'] }
}[TaskName]

/** `started` comes first: from then on its time counts. */
export type TaskMessage =
  | { started: true }
  | { progress: unknown }
  | { output: unknown }
  | { refused: ErrorReport }

import type {
  Cell,
  InputOf,
  Instant,
  OpenComparison,
  ResultColumn,
  ResultProgress,
  SightlineError,
} from '../../../../src-preload/contract'

type Arranged = Required<Pick<InputOf<'openResult'>, 'sort' | 'filters'>>
export type SortBy = Arranged['sort'][number]
export type ResultFilter = Arranged['filters'][number]
export type DifferenceKind = 'added' | 'removed' | 'changed'
export interface Arrangement {
  sort: SortBy[]
  filters: ResultFilter[]
  /** Of a comparison: the differences to be seen; null: all. */
  only: DifferenceKind | null
}
export const unarranged: Arrangement = { sort: [], filters: [], only: null }

/** Two moments as the contract wants them. */
export function momentsOf({ from, to }: NonNullable<Asked['compare']>, { only }: Arrangement) {
  return { from, ...(to ? { to } : {}), ...(only ? { only: [only] } : {}) }
}

/** What was asked: a result can be opened again from it. */
export interface Asked {
  sql: string
  /** Where the statement began in the tab's text. */
  offset: number
  parameters: Record<string, string | number | null>
  queryId: string | null
  timeoutMs: number
  /** Null: now. */
  asOf: Instant | null
  /** Two moments instead of one; `to` null: now. */
  compare: { from: Instant; to: Instant | null } | null
}

/** A result that is shown. Its rows stay in the engine. */
export interface Shown {
  asked: Asked
  arrangement: Arrangement
  columns: ResultColumn[]
  /** The first rows. */
  rows: Cell[][]
  progress: ResultProgress
  comparison: Pick<OpenComparison, 'compared' | 'key' | 'counts'> | null
}

/** What was asked and has no rows yet. */
export interface Pending {
  resultId: string
  asked: Asked
  arrangement: Arrangement
  /** By the page's own clock. */
  startedAt: number
  /** What was told of it before it was there. */
  progress: ResultProgress | null
}

/** How a tab's query stands. What was shown stays until there is something else to see. */
export interface Run {
  pending: Pending | null
  shown: Shown | null
  failure: { error: SightlineError; asked: Asked; arrangement: Arrangement } | null
}

export const idle: Run = { pending: null, shown: null, failure: null }

/** What shows a result is given. */
export interface ResultProps {
  tabId: string
  shown: Shown
  /** What is asked meanwhile. */
  pending: Pending | null
  /** Something else is, so that nothing can be done with what is shown. */
  outdated: boolean
}

/** Another question was asked than the one that is answered on the screen: not only sorted or filtered. */
export function isOutdated({ pending, shown }: Run): boolean {
  return pending !== null && shown !== null && pending.asked !== shown.asked
}

export function isRunning(run: Run): boolean {
  return run.pending !== null || run.shown?.progress.status === 'running'
}

/** What all parts of the contract share. */
import type { Severity } from '../words'

export type SeverityCounts = Record<Severity, number>

/** An instant as ISO 8601 in UTC with milliseconds. */
export type Instant = string

/**
 * A row of a type's view: the API's fields beside `_integrationId`, `_integrationName`, `_firstSeenAt` and
 * `_changedAt`. Listed rows carry `_id` as well, what {@link calls.getResource} takes, `_name`, and, where a column
 * holds another resource's id, the name of that one as `_name:<column>`.
 */
export type Row = Record<string, string | number | null>

export interface Page<T> {
  rows: T[]
  total: number
}

/** Counts of a column's values, the most frequent first. */
export interface Facet {
  column: string
  /** `name`: of the resource that it is the id of. */
  values: { value: string | number | null; name: string | null; count: number }[]
  /** There are more than are listed. */
  more: boolean
}

export interface Done {
  done: true
}

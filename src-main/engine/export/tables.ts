/** What is written of a table, and as what: the engine says it, and the process that writes keeps to it. */

/** `json` is text that is JSON for certain; `time` is one of Sightline's own, in ISO 8601 with milliseconds, in UTC. */
export type ColumnType = 'text' | 'json' | 'integer' | 'number' | 'boolean' | 'time'

export interface ExportedTable {
  /** Of the view, and of the table. */
  name: string
  /** Columns that aren't named are text. */
  types: Record<string, ColumnType>
  /** What its rows are looked up by where the format has indexes. */
  index: string[]
  /** An order that costs nothing; null: as they come. */
  orderBy: string | null
}

export interface TypedColumn {
  name: string
  type: ColumnType
}

/** A value as its column's type has it; times are text still. */
export type TypedValue = string | bigint | number | boolean | null

/** What SQLite gave as the column's type, or undefined where it is no such thing. */
export function typed(value: unknown, type: ColumnType): TypedValue | undefined {
  if (value === null) return null
  switch (type) {
    case 'text':
      return Buffer.isBuffer(value) ? undefined : String(value)
    case 'json':
      return typeof value === 'string' ? value : undefined
    case 'integer':
      return typeof value === 'bigint' ? value : undefined
    case 'number':
      // Counts that may become large come as texts.
      if (typeof value === 'string') return String(Number(value)) === value ? Number(value) : undefined
      return typeof value === 'bigint' || typeof value === 'number' ? Number(value) : undefined
    case 'boolean':
      return value === 1n || value === 0n ? value === 1n : undefined
    case 'time':
      return typeof value === 'string' && ownTime.test(value) ? value : undefined
  }
}

const ownTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The rows of one table on their way to its file. */
export interface TableFile {
  add(values: TypedValue[]): void
  /** Writes the rest; how many characters had to be replaced, as the format can't hold them. */
  end(): { replaced: number }
}

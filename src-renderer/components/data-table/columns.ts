import type { ReactNode } from 'react'

/** A column of a DataTable. */
export interface DataColumn<R> {
  id: string
  title: string
  cell(row: R): ReactNode
  /** Width at first, in pixels; columns share what is left in these proportions. */
  width?: number
  /** Not shown unless the user chooses it. */
  hidden?: boolean
  /** Numbers. */
  end?: boolean
  sortable?: boolean
}

export interface Sort {
  column: string
  descending: boolean
}

export const defaultWidth = 160
export const narrowest = 72

/** A column that differs a little. Its title stays what it is when it is read: in the language of then. */
export function variant<Row>(column: DataColumn<Row>, changes: Partial<DataColumn<Row>>): DataColumn<Row> {
  const parts = { ...Object.getOwnPropertyDescriptors(column), ...Object.getOwnPropertyDescriptors(changes) }
  return Object.defineProperties({}, parts) as DataColumn<Row>
}

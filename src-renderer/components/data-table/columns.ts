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

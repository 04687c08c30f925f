import type { ReactNode } from 'react'
import type { Severity } from '../../../src-preload/contract'

/** One line of the palette: something to open or to do. */
export interface Entry {
  /** Its own among all entries, and the same tomorrow: recent choices are told by it. */
  key: string
  icon: ReactNode
  title: string
  subtitle?: string
  severity?: Severity | null
  /** Short, at the end of the line: when it happened, a shortcut. */
  aside?: string | null
  /** Further words that it is found by. */
  keywords?: string
  run(): void
  /** Opens it in a new window, if it can be. */
  runApart?(): void
}

export interface EntryGroup {
  title: string
  entries: Entry[]
}

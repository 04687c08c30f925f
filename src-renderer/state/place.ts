import { create } from 'zustand'

export interface Crumb {
  title: string
  to: string
}

/** Where one is, as the page that is shown says: its title, and what it lies in beside its section. */
export const usePlace = create<{ title: string; crumbs: Crumb[] }>(() => ({ title: '', crumbs: [] }))

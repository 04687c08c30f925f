import { create } from 'zustand'
import type { SavedQuery } from '../../../../src-preload/contract'

/** What the dialog is about: keeping a tab's text, or the details of a query that is kept. */
export type Saving = { tabId: string } | { query: SavedQuery }

/** The save dialog, opened from the toolbar, the keyboard and the library. */
export const useSaving = create<{ saving: Saving | null }>(() => ({ saving: null }))

export function openSaveDialog(saving: Saving | null): void {
  useSaving.setState({ saving })
}

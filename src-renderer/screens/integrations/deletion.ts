import { create } from 'zustand'
import type { Integration } from '../../../src-preload/contract'

/** What was deleted, for the reminder that follows. */
export interface Gone {
  integration: Integration
  resources: number
  changes: number
}

/**
 * A deletion, from the question to the reminder afterwards. Shared by the screens, because it begins on a page
 * that is gone when it ends.
 */
export const useDeletion = create<{ asked: Integration | null; gone: Gone | null }>(() => ({
  asked: null,
  gone: null,
}))

export function askToDelete(integration: Integration): void {
  useDeletion.setState({ asked: integration })
}

import { create } from 'zustand'

/** Whether the command palette is shown. */
export const usePalette = create<{ open: boolean }>(() => ({ open: false }))

export function showPalette(open = true): void {
  usePalette.setState({ open })
}

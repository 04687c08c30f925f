import { create } from 'zustand'

/** Whether the command palette is shown. */
export const usePalette = create<{ open: boolean }>(() => ({ open: false }))

export function showPalette(open = true): void {
  usePalette.setState({ open })
}

// After Back, what it was opened over is not there any more.
addEventListener('popstate', () => showPalette(false))

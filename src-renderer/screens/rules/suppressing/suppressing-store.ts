import { create } from 'zustand'
import type { Finding, Rule } from '../../../../src-preload/contract'

/** What a suppression begins with: a finding (and its resource or rule), several findings, or a rule. */
export type Suppressing =
  | { scope: 'finding'; finding: Finding }
  | { scope: 'findings'; findingIds: number[]; onSuppressed(): void }
  | { scope: 'rule'; rule: Rule }

/** What the dialog is open for; null while it is closed. */
export const useSuppressing = create<{ subject: Suppressing | null }>(() => ({ subject: null }))

export function openSuppressing(subject: Suppressing): void {
  useSuppressing.setState({ subject })
}

/** What was opened after it stays open. */
export function closeSuppressing(subject: Suppressing): void {
  if (useSuppressing.getState().subject === subject) useSuppressing.setState({ subject: null })
}

// After Back, what it was about is out of sight.
addEventListener('popstate', () => useSuppressing.setState({ subject: null }))

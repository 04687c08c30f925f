import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import type { EditorView } from '@codemirror/view'
import type { Run } from '../run/run'

interface MistakePlace {
  from: number
  to: number
  proposals: string[]
}

/** Where in the tab's text a run's error is; null if it is none of the statement's, or nobody knows. */
export function placeOfMistake({ failure }: Run, length: number): MistakePlace | null {
  const mistake = failure?.error.mistake
  if (!failure || !mistake?.place) return null
  const from = failure.asked.offset + mistake.place.offset
  const to = Math.min(length, from + Math.max(1, mistake.place.length))
  return from <= length
    ? { from: Math.min(from, Math.max(0, to - 1)), to, proposals: mistake.proposals }
    : null
}

/** Underlines the error of the last run, with what may have been meant as fixes. */
export function showMistake(view: EditorView, run: Run): void {
  const place = placeOfMistake(run, view.state.doc.length)
  const diagnostics: Diagnostic[] = place
    ? [
        {
          from: place.from,
          to: place.to,
          severity: 'error',
          message: run.failure?.error.message ?? '',
          actions: place.proposals.map((name) => ({
            name,
            apply: (editor, from, to) => editor.dispatch({ changes: { from, to, insert: name } }),
          })),
        },
      ]
    : []
  view.dispatch(setDiagnostics(view.state, diagnostics))
}

import { closeCompletion } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { isRunning } from '../run/run'
import { cancel, runOf } from '../run/run-store'
import { runTab } from '../run/run-tab'
import { fragmentToRun } from '../sql/statements'

/** The editor on the screen, for what is done to it from elsewhere. */
let shown: { tabId: string; view: EditorView } | null = null

export function setShownEditor(editor: { tabId: string; view: EditorView } | null): void {
  shown = editor
}

export function runAtCursor(view: EditorView, tabId: string): true {
  // Proposals would lie over the answer.
  closeCompletion(view)
  runTab(tabId, fragmentToRun(view.state.doc.toString(), view.state.selection.main))
  return true
}

/** Runs what the cursor is in, from wherever the focus is. */
export function runShown(): void {
  if (shown) runAtCursor(shown.view, shown.tabId)
}

export function cancelIfRunning(tabId: string): boolean {
  if (!isRunning(runOf(tabId))) return false
  cancel(tabId)
  return true
}

/** Puts a text where the cursor is, with a space before it where words would run together. */
export function insertIntoEditor(text: string): void {
  if (!shown) return
  const { view } = shown
  const { from, to } = view.state.selection.main
  const before = view.state.sliceDoc(from - 1, from)
  const insert = /[\w'")]/.test(before) ? ` ${text}` : text
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
  })
  view.focus()
}

export function replaceRange(from: number, to: number, insert: string): void {
  if (!shown) return
  const { view } = shown
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } })
  view.focus()
}

export function focusEditor(): void {
  shown?.view.focus()
}

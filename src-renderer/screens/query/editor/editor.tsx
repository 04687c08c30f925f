import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useRun } from '../run/run-store'
import { useTabs } from '../tabs/tab-store'
import { setShownEditor } from './commands'
import { keepState, stateFor } from './editor-state'
import { showMistake } from './mistakes'

/** A tab's text. Everything it does goes by the tab's store: mounted again, it is as it was. */
export function Editor({ tabId }: { tabId: string }) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView | null>(null)
  const run = useRun(tabId)
  const text = useTabs(({ tabs }) => tabs.find(({ id }) => id === tabId)?.sql ?? '')

  useEffect(() => {
    if (!place.current) return
    const view = new EditorView({ state: stateFor(tabId), parent: place.current })
    editor.current = view
    setShownEditor({ tabId, view })
    // Walking through the tabs by keyboard, the focus stays with them.
    if (!document.activeElement?.closest('[role=tablist]')) view.focus()
    return () => {
      keepState(tabId, view.state)
      setShownEditor(null)
      view.destroy()
    }
  }, [tabId])

  // Changed from elsewhere: a saved query that was opened again, a fix.
  useEffect(() => {
    const view = editor.current
    if (!view || view.state.doc.toString() === text) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
  }, [text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another outcome moves the mark; typing moves it along
  useEffect(() => {
    if (editor.current) showMistake(editor.current, run)
  }, [run.failure, tabId])

  return <div className="query-editor" ref={place} />
}

import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { usePainted } from '../../../components/use-painted'
import { t } from '../../../texts'
import { useRun } from '../run/run-store'
import { useTabs } from '../tabs/tab-store'
import { setShownEditor } from './commands'
import { keepState, stateFor } from './editor-state'
import { showMistake } from './mistakes'

/**
 * A tab's text. Everything it does goes by the tab's store: mounted again, it is as it was. As the screen is gone to, it
 * is there a frame later than the rest; until then, its text is.
 */
export function Editor({ tabId }: { tabId: string }) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView | null>(null)
  const run = useRun(tabId)
  const ready = usePainted()
  const text = useTabs(({ tabs }) => tabs.find(({ id }) => id === tabId)?.sql ?? '')

  useEffect(() => {
    if (!ready || !place.current) return
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
  }, [tabId, ready])

  // Changed from elsewhere: a saved query that was opened again, a fix.
  useEffect(() => {
    const view = editor.current
    if (!view || view.state.doc.toString() === text) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
  }, [text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another outcome moves the mark; typing moves it along
  useEffect(() => {
    if (editor.current) showMistake(editor.current, run)
  }, [run.failure, tabId, ready])

  return (
    <div className="query-editor" ref={place}>
      {!ready && <EditorToCome text={text} />}
    </div>
  )
}

/** What the editor will show, where it will show it. */
function EditorToCome({ text }: { text: string }) {
  return (
    <pre className="query-editor-to-come" data-empty={text === ''}>
      {text || t('query.editorState.askAnythingForExample')}
    </pre>
  )
}

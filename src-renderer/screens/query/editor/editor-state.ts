import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands'
import { sql } from '@codemirror/lang-sql'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import { t } from '../../../texts'
import { changeTab, tabById } from '../tabs/tab-store'
import { cancelIfRunning, runAtCursor } from './commands'
import { completeNames, completePaths, completeQueries } from './completion'
import { dialect } from './dialect'
import { theme } from './theme'

/** States of tabs that are not shown: a tab keeps its cursor and what can be undone. */
const kept = new Map<string, EditorState>()

export function keepState(tabId: string, state: EditorState): void {
  kept.set(tabId, state)
}

/** The tab's state as it was left, unless its text was changed from elsewhere meanwhile. */
export function stateFor(tabId: string): EditorState {
  const doc = tabById(tabId)?.sql ?? ''
  const before = kept.get(tabId)
  if (before?.doc.toString() === doc) return before
  return EditorState.create({ doc, extensions: extensions(tabId) })
}

function extensions(tabId: string): Extension[] {
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    sql({ dialect, upperCaseKeywords: true }),
    // The dialect's own sources would mix with ours, which know the views.
    autocompletion({
      override: [completePaths, completeNames, completeQueries],
      icons: true,
      maxRenderedOptions: 80,
    }),
    placeholder(t('query.editorState.askAnythingForExample')),
    EditorView.contentAttributes.of({ 'aria-label': t('query.editorState.sql'), spellcheck: 'false' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changeTab(tabId, { sql: update.state.doc.toString() })
    }),
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run: (view) => runAtCursor(view, tabId) },
        { key: 'Tab', run: acceptOrWait },
      ]),
    ),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      { key: 'Escape', run: () => cancelIfRunning(tabId) },
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
      { key: 'Tab', run: indent, shift: indentLess },
    ]),
    theme,
  ]
}

/** While proposals are on their way, Tab means them: it must not indent because it came a moment too early. */
function acceptOrWait(view: EditorView): boolean {
  return acceptCompletion(view) || completionStatus(view.state) !== null
}

/** Escape, then Tab, leaves the editor: CodeMirror sees to that. */
function indent(view: EditorView): boolean {
  if (!view.state.selection.main.empty) return indentMore(view)
  view.dispatch(view.state.replaceSelection('  '), { scrollIntoView: true, userEvent: 'input' })
  return true
}

import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension, type Text } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { RuleProblem } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { theme } from '../../query/editor/theme'
import { yamlLanguage } from './yaml-language'

export interface YamlEditorHandle {
  /** Puts the cursor on a line, counted from 1. */
  goTo(line: number): void
}

/** A rule's text, with its problems at their lines. `value` from elsewhere replaces the text, which can be undone. */
export function YamlEditor({
  value,
  problems,
  onChange,
  ref,
}: {
  value: string
  problems: RuleProblem[]
  onChange(value: string): void
  ref?: Ref<YamlEditorHandle>
}) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView | null>(null)
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }

  useEffect(() => {
    if (!place.current) return
    const view = new EditorView({
      state: EditorState.create({
        doc: latest.current.value,
        extensions: extensions((text) => latest.current.onChange(text)),
      }),
      parent: place.current,
    })
    editor.current = view
    view.focus()
    return () => view.destroy()
  }, [])

  useEffect(() => {
    const view = editor.current
    if (!view || view.state.doc.toString() === value) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    const view = editor.current
    if (view)
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((problem) => diagnosticOf(problem, view.state.doc)),
        ),
      )
  }, [problems])

  useImperativeHandle(ref, () => ({
    goTo(line) {
      const view = editor.current
      if (!view) return
      const { from } = lineAt(view.state.doc, line)
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      view.focus()
    },
  }))
  return <div className="query-editor rule-text" ref={place} />
}

function extensions(onChange: (text: string) => void): Extension[] {
  return [
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    yamlLanguage,
    EditorView.contentAttributes.of({
      'aria-label': t('rules.yamlEditor.ruleAsYaml'),
      spellcheck: 'false',
      tabindex: '0',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
    // Escape, then Tab, leaves the editor: CodeMirror sees to that.
    keymap.of([
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
      { key: 'Tab', run: indentMore, shift: indentLess },
    ]),
    theme,
  ]
}

/** Underlined is what is written on the line. */
function diagnosticOf({ line, field, message, hint }: RuleProblem, doc: Text): Diagnostic {
  const { from, to, text } = lineAt(doc, line)
  const indented = text.length - text.trimStart().length
  return {
    from: from + indented,
    to,
    severity: 'error',
    message: [field && `${field}: ${message}`, !field && message, hint].filter(Boolean).join('\n'),
  }
}

function lineAt(doc: Text, line: number) {
  return doc.line(Math.max(1, Math.min(line, doc.lines)))
}

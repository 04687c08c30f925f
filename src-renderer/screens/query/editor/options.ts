import { type Completion, insertCompletionText, pickedCompletion } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import type {
  QueryableColumn,
  QueryableView,
  SavedQuery,
  SqlFunction,
} from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { openQuery } from '../saved/open-query'

export function viewOption({ name, title, description, rows }: QueryableView): Completion {
  const size = rows === null ? '' : ` · ${formatNumber(rows)}`
  return {
    label: name,
    type: 'view',
    detail: `${title}${size}`,
    info: () => note(name, description),
    boost: 1,
  }
}

export function columnOption(column: QueryableColumn, view: QueryableView): Completion {
  const { name, kind, description, samples } = column
  const examples = samples.slice(0, 3).map(String)
  const told = [
    description,
    examples.length > 0 ? t('query.options.forExample', { examples: examples.join(', ') }) : '',
  ]
  return {
    label: name,
    type: 'column',
    detail: t(`query.columnItem.kinds.${kind}`),
    info: () => note(`${view.name}.${name}`, ...told),
    boost: name.startsWith('_') ? 2 : 3,
  }
}

export function functionOption({ name, signature, description, example }: SqlFunction): Completion {
  return {
    label: name,
    type: 'function',
    detail: signature.slice(name.length),
    info: () => note(signature, description, example),
    apply: (view, completion, from, to) => applyCall(view, completion, from, to),
  }
}

/** The cursor goes between the parentheses. */
function applyCall(view: EditorView, completion: Completion, from: number, to: number): void {
  const follows = view.state.sliceDoc(to, to + 1) === '('
  const insert = follows ? completion.label : `${completion.label}()`
  view.dispatch({
    ...insertCompletionText(view.state, insert, from, to),
    selection: { anchor: from + completion.label.length + 1 },
    annotations: pickedCompletion.of(completion),
  })
}

/** A path, and the quote that ends it. */
export function pathOption(path: string): Completion {
  return {
    label: path,
    type: 'path',
    apply: (view, completion, from, to) => {
      const closed = view.state.sliceDoc(to, to + 1) === "'"
      view.dispatch({
        ...insertCompletionText(view.state, closed ? path : `${path}'`, from, to),
        selection: { anchor: from + path.length + 1 },
        annotations: pickedCompletion.of(completion),
      })
    },
  }
}

/** A saved query takes the place of what was typed to find it. */
export function queryOption(query: SavedQuery): Completion {
  return {
    label: query.name,
    type: 'query',
    detail: t('query.options.savedQuery'),
    info: () => note(query.name, query.description),
    apply: (view, _, from, to) => {
      view.dispatch({ changes: { from, to } })
      openQuery(query)
    },
    boost: -10,
  }
}

function note(title: string, ...texts: string[]): HTMLElement {
  const box = document.createElement('div')
  box.className = 'completion-note'
  for (const [place, text] of [title, ...texts].entries()) {
    if (text === '') continue
    const line = document.createElement(place === 0 ? 'code' : 'p')
    line.textContent = text
    box.append(line)
  }
  return box
}

import { StreamLanguage, type StringStream } from '@codemirror/language'
import { dialect } from '../../query/editor/dialect'

interface State {
  /** Within a block (`sql: |`): how deep the line that began it is indented. */
  block: number | null
  sql: boolean
}

const keywords = new Set((dialect.spec.keywords ?? '').split(' '))

/** Enough of YAML to colour a rule, with SQL in its `sql` and `unless`. */
export const yamlLanguage = StreamLanguage.define<State>({
  name: 'yaml',
  startState: () => ({ block: null, sql: false }),
  token(stream, state) {
    if (
      state.block !== null &&
      stream.sol() &&
      !/^\s*$/.test(stream.string) &&
      stream.indentation() <= state.block
    )
      state.block = null
    if (stream.eatSpace()) return null
    if (state.block !== null) return state.sql ? sqlToken(stream) : rest(stream, 'string')
    return yamlToken(stream, state)
  },
  languageData: { commentTokens: { line: '#' } },
})

function yamlToken(stream: StringStream, state: State): string | null {
  if (stream.peek() === '#') return rest(stream, 'comment')
  if (stream.match('---')) return 'punctuation'
  const key = stream.match(/^(["']?)([\w.-]+)\1(?=\s*:(?:\s|$))/)
  if (key && key !== true) {
    state.sql = key[2] === 'sql' || key[2] === 'unless'
    return 'keyword'
  }
  if (stream.match(/^[|>][+-]?\d?(?=\s*(?:#|$))/)) {
    state.block = stream.indentation()
    return 'punctuation'
  }
  if (stream.match(/^(?:true|false|null)(?=\s*(?:[,\]}#]|$))/)) return 'bool'
  if (stream.match(/^-?\d+(?:\.\d+)?(?=\s*(?:[,\]}#]|$))/)) return 'number'
  if (stream.match(/^"(?:[^"\\]|\\.)*"/) || stream.match(/^'(?:[^']|'')*'/)) return 'string'
  if (stream.match(/^[-:,[\]{}]/)) return 'punctuation'
  if (stream.match(/^[^\s,[\]{}#]+/)) return null
  stream.next()
  return null
}

function sqlToken(stream: StringStream): string | null {
  if (stream.match('--')) return rest(stream, 'comment')
  if (stream.match(/^'(?:[^']|'')*'?/)) return 'string'
  if (stream.match(/^[:@$][A-Za-z_]\w*/)) return 'variableName.special'
  if (stream.match(/^\d+(?:\.\d+)?/)) return 'number'
  const word = stream.match(/^[A-Za-z_]\w*/)
  if (word && word !== true) return keywords.has(word[0].toLowerCase()) ? 'keyword' : null
  stream.next()
  return 'operator'
}

function rest(stream: StringStream, style: string): string {
  stream.skipToEnd()
  return style
}

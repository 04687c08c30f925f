/** Just enough of SQL's lexical rules to find names, variables and the end of a statement in its text. */

export interface Token {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'variable' | 'symbol'
  /** A quoted name or a string without its quotes. */
  text: string
  /** In UTF-16 units, with `length` as it stands in the text, quotes included. */
  offset: number
  length: number
}

const pattern =
  /(?<skip>\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<blob>[xX]'[^']*')|(?<string>'(?:[^']|'')*')|(?<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])|(?<variable>[:@$][\w$\u0080-\uffff]+|\?\d*)|(?<number>\d[\w.]*|\.\d\w*)|(?<word>[\p{L}_\u0080-\uffff][\w$\u0080-\uffff]*)|(?<symbol>->>|->|\|\||<=|>=|<>|!=|==|<<|>>|[\s\S])/gu

/** All tokens but white space and comments. A quote that is never closed is a symbol. */
export function tokens(sql: string): Token[] {
  const found: Token[] = []
  for (const match of sql.matchAll(pattern)) {
    const { skip, blob, string, quoted, variable, number, word } = match.groups ?? {}
    if (skip !== undefined) continue
    const place = { offset: match.index, length: match[0].length }
    if (string !== undefined) found.push({ kind: 'string', text: unquoted(string), ...place })
    else if (quoted !== undefined) found.push({ kind: 'quoted', text: unquoted(quoted), ...place })
    else if (variable !== undefined) found.push({ kind: 'variable', text: variable, ...place })
    else if (word !== undefined) found.push({ kind: 'word', text: word, ...place })
    else if (number !== undefined || blob !== undefined)
      found.push({ kind: 'number', text: match[0], ...place })
    else found.push({ kind: 'symbol', text: match[0], ...place })
  }
  return found
}

function unquoted(text: string): string {
  const quote = text[0] as string
  const inner = text.slice(1, -1)
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote)
}

/** The statement without the semicolons and comments around it, so that it can stand in parentheses. */
export function bareStatement(sql: string): string {
  const all = tokens(sql)
  const isEnd = (token: Token | undefined) => token?.kind === 'symbol' && token.text === ';'
  while (isEnd(all.at(-1))) all.pop()
  while (isEnd(all[0])) all.shift()
  const [first, last] = [all[0], all.at(-1)]
  return first && last ? sql.slice(first.offset, last.offset + last.length) : ''
}

/** The names of the parameters that a statement has, without their mark. */
export const variableNames = (sql: string): Set<string> => variablesIn(tokens(sql))

/** As {@link variableNames}, of a statement's tokens. */
export function variablesIn(all: Token[]): Set<string> {
  return new Set(all.flatMap(({ kind, text }) => (kind === 'variable' ? [text.slice(1)] : [])))
}

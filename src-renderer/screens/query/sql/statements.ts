/** Strings, quoted names and comments: semicolons and `$names` within them mean nothing. */
const opaque = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|`[^`]*`?|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g

/** The text with everything that is not plain SQL blanked out, every character in its place. */
export function plainSql(sql: string): string {
  return sql.replace(opaque, (found) => found.replace(/[^\n]/g, ' '))
}

export interface Fragment {
  sql: string
  /** Where it begins in the whole text. */
  offset: number
}

/** The statements of a text, without those that hold nothing but white space and comments. */
export function statementsIn(text: string): (Fragment & { end: number })[] {
  const plain = plainSql(text)
  const found: (Fragment & { end: number })[] = []
  let start = 0
  for (let at = 0; at <= plain.length; at++) {
    if (at < plain.length && plain[at] !== ';') continue
    if (plain.slice(start, at).trim() !== '')
      found.push({ sql: text.slice(start, at), offset: start, end: at })
    start = at + 1
  }
  return found
}

/** What is to be run: the selection, the statement at the cursor where there are several, or all of it. */
export function fragmentToRun(text: string, selection: { from: number; to: number }): Fragment {
  const selected = text.slice(selection.from, selection.to)
  if (selected.trim() !== '') return { sql: selected, offset: selection.from }
  const statements = statementsIn(text)
  if (statements.length < 2) return { sql: text, offset: 0 }
  // Behind the last semicolon of a line, the cursor still means the statement that ends there.
  return (
    statements.find(({ end }) => selection.from <= end + 1) ?? statements.at(-1) ?? { sql: text, offset: 0 }
  )
}

/** Names of the `$parameters` in the order in which they occur. */
export function parameterNames(sql: string): string[] {
  const found = plainSql(sql).matchAll(/[$:@]([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)/g)
  return [...new Set([...found].flatMap(([, name]) => name ?? []))]
}

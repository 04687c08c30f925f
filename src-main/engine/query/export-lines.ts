import type { ExportFormat } from '../../../src-preload/contract.ts'
import { literal } from '../store/sql-quotes.ts'

/**
 * How rows become lines. SQLite itself makes the line of each row: handing every cell to JavaScript first would take
 * twice the time.
 */
export interface Lines {
  /** An SQL expression over the columns `c0`, `c1`, … */
  expression: string
  before: string
  between: string
  /** After the last line. */
  after: string
  /** What is done to several lines at once, as SQL can't do it as fast. */
  finish?: (lines: string) => string
  /** What is done as well, to all of a short export: on a long one it would take longer than all else. */
  tidy?: (lines: string) => string
}

/** `sql` is the statement's text: it tells whether a column may hold a blob. */
export function linesOf(format: ExportFormat, columns: string[], sql: string): Lines {
  const names = distinct(columns)
  if (format === 'csv') return csv(names, sql)
  const line = `json_object(${names.map((name, index) => `${literal(name)}, ${jsonValue(`c${index}`)}`).join(', ')})`
  return format === 'json'
    ? { expression: line, before: '[\n', between: ',\n', after: '\n]\n' }
    : { expression: line, before: '', between: '\n', after: '\n' }
}

/** RFC 4180 with line feeds; null is the empty text. A long one has quotes around all, a short one where needed. */
function csv(names: string[], sql: string): Lines {
  const mayHaveBlobs = /blob|unhex|jsonb|geopoly|\bx'/i.test(sql)
  const values = names.map((_, index) => {
    const text = `ifnull(c${index}, '')`
    return mayHaveBlobs ? `iif(typeof(c${index}) = 'blob', ${hexOf(`c${index}`)}, ${text})` : text
  })
  const head = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')
  return {
    expression: `printf('${names.map(() => '"%w"').join(',')}', ${values.join(', ')})`,
    before: `${defused(head)}\n`,
    between: '\n',
    after: '\n',
    finish: defused,
    tidy: (lines) => lines.replace(needless, '$1$2'),
  }
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it. Neither this pattern nor the next is
 * ever met within a value: there, a quote is followed by a second one, and the quote that ends it by a comma or a
 * line's end.
 */
const defused = (lines: string) => (formula.test(lines) ? lines.replace(formulas, `$1"'`) : lines)
const formula = /(?:^|[,\n])"(?:[\t\r]|\n*[=+\-@＝＋－＠])/
const formulas = /(^|[,\n])"(?=[\t\r]|\n*[=+\-@＝＋－＠])(?!-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")/g
const needless = /(^|[,\n])"([^",\r\n]+)"(?=[,\n]|$)/g

/** Text stays text, also where it was made by a JSON function, which would otherwise be nested: as everywhere else. */
const jsonValue = (column: string) =>
  `CASE typeof(${column}) WHEN 'text' THEN ${column} || '' WHEN 'blob' THEN ${hexOf(column)} ELSE ${column} END`

const hexOf = (column: string) => `'x''' || lower(hex(${column})) || ''''`

/** Two columns of one name (`SELECT a.id, b.id`) would be one key: the second becomes `id_2`. */
function distinct(columns: string[]): string[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    let name = column
    for (let number = 2; taken.has(name); number++) name = `${column}_${number}`
    taken.add(name)
    return name
  })
}

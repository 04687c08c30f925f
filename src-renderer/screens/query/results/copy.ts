import type { Cell, ResultColumn } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { t } from '../../../texts'
import type { Shown } from '../run/run'

const mostCopied = 1000

/** Copies a text and says what it was: “Copied the row”. */
export async function copyText(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  toastSuccess(t('query.copy.copied', { what }))
}

export function cellText(value: Cell | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

/** A row as one JSON object, with JSON columns as what they hold. Of columns that share a name, the last is told. */
export function rowObject(columns: ResultColumn[], row: Cell[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, kind }, place) => [name, plainValue(row[place] ?? null, kind)]),
  )
}

export function plainValue(value: Cell, kind: ResultColumn['kind']): unknown {
  if (kind !== 'json' || typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** A table in Markdown. */
export function markdownTable(columns: ResultColumn[], rows: Cell[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const escaped = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>')
  return [
    line(columns.map(({ name }) => escaped(name))),
    line(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((_, place) => escaped(cellText(row[place]))))),
  ].join('\n')
}

/** Copies the first rows of a result as Markdown, of the columns given by their places. */
export async function copyAsMarkdown(shown: Shown, places: number[]): Promise<void> {
  const { resultId, total } = shown.progress
  const rows: Cell[][] = []
  while (rows.length < Math.min(total, mostCopied)) {
    const answer = await api.readResult({ resultId, offset: rows.length, count: mostCopied - rows.length })
    if (answer.rows.length === 0) break
    rows.push(...answer.rows)
  }
  const columns = places.flatMap((place) => shown.columns[place] ?? [])
  const picked = rows.map((row) => places.map((place) => row[place] ?? null))
  const all = rows.length === total
  await copyText(
    markdownTable(columns, picked),
    t(all ? 'query.copy.rowsAsMarkdown' : 'query.copy.firstRowsAsMarkdown', { count: rows.length }),
  )
}

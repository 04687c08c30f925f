import { stringify } from 'csv-stringify/sync'
import type { QueryResult } from '../../src-preload/contract'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'

export const queryFormats = ['table', 'json', 'csv'] as const

interface Options {
  format: (typeof queryFormats)[number]
  param: Record<string, string | number>
  asOf?: string
}

/** `sightline query`. `--json` is the same as `--format json`. */
export async function runQuery(
  { api }: OpenEngine,
  { json }: Globals,
  sql: string,
  { format, param, asOf }: Options,
): Promise<void> {
  const result = await api.query({ sql, parameters: param, maxRows: 1_000_000, asOf })
  if (result.truncated) output.say(`Only the first ${result.rows.length} rows are shown.`)
  if (json || format === 'json') await output.printJsonRows(asObjects(result))
  else if (format === 'csv')
    await output.print(stringify([result.columns, ...result.rows], { escape_formulas: true }).trimEnd())
  else await output.print(table(result.columns, result.rows))
}

function* asObjects({ columns, rows }: QueryResult): Generator<Record<string, unknown>> {
  const names = distinct(columns)
  for (const row of rows) yield Object.fromEntries(names.map((name, index) => [name, row[index]]))
}

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

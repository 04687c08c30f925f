import { randomUUID } from 'node:crypto'
import { extname, resolve } from 'node:path'
import { SightlineError } from '../../src-preload/contract'
import { counted } from '../engine/counted'
import { refuseUnknownParameters } from '../engine/query/unknown-parameters'
import { exported } from './exported'
import { sayWhereHistoryBegins } from './history-begins'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'

export const queryFormats = ['table', 'json', 'ndjson', 'csv'] as const

/** A table wider than the terminal helps nobody, nor does one that scrolled away. */
const rowsInTable = 10_000

interface Options {
  format?: (typeof queryFormats)[number]
  param: Record<string, string | number>
  asOf?: string
  saved: boolean
  output?: string
}

/** `sightline query`. `--json` is the same as `--format json` where rows are printed; of a file, it tells where it is. */
export async function runQuery(
  { api }: OpenEngine,
  { json }: Globals,
  asked: string,
  { format: wanted, param, asOf, saved, output: path }: Options,
): Promise<void> {
  const { sql, parameters } = saved ? await savedQuery(api, asked, param) : { sql: asked, parameters: param }
  refuseUnknownParameters(sql, param)
  const statement = { sql, parameters, asOf, timeoutMs: 600_000 }
  if (path !== undefined) {
    await writeRows(api, json, {
      ...statement,
      format: wanted === undefined || wanted === 'table' ? formatOf(path) : wanted,
      path: resolve(path),
    })
  } else if (json) await printRows(api, { ...statement, format: 'json' })
  else if (wanted !== undefined && wanted !== 'table') await printRows(api, { ...statement, format: wanted })
  else {
    const result = await api.query({ ...statement, maxRows: rowsInTable })
    if (result.truncated)
      output.say(`Only the first ${result.rows.length} rows are shown; --format csv or json has them all.`)
    await output.print(table(result.columns, result.rows))
  }
  if (asOf !== undefined) await sayWhereHistoryBegins(api, asOf)
}

/** As its name says; whatever else it is called, a spreadsheet reads CSV. */
function formatOf(path: string): Export['format'] {
  const ending = extname(path).toLowerCase()
  if (ending === '.json') return 'json'
  return ending === '.ndjson' || ending === '.jsonl' ? 'ndjson' : 'csv'
}

type Api = OpenEngine['api']
type Export = Omit<Parameters<Api['exportQueryTo']>[0], 'exportId'>

/** By its name or its id; values for parameters that were not given are those it is saved with. */
async function savedQuery(api: Api, nameOrId: string, param: Options['param']) {
  const all = await api.listQueries()
  const wanted = nameOrId.toLowerCase()
  const found = all.find(({ id, name }) => id === nameOrId || name.toLowerCase() === wanted)
  if (!found)
    throw new SightlineError(
      'no-such-query',
      `There is no saved query “${nameOrId}”.`,
      '`sightline queries` lists them.',
    )
  const defaults = found.parameters.flatMap(({ name, default: value }) =>
    value === null ? [] : [[name, value]],
  )
  return { sql: found.sql, parameters: { ...Object.fromEntries(defaults), ...found.values, ...param } }
}

/** To standard output, as it comes. */
export async function printRows(api: Api, wanted: Export): Promise<void> {
  const { exportId } = await api.exportQueryTo({ ...wanted, exportId: randomUUID() })
  for (let offset = 0; ; ) {
    const { piece, nextOffset } = await api.readExport({ exportId, offset })
    if (piece === '') return
    await output.write(piece)
    offset = nextOffset
  }
}

async function writeRows(api: Api, json: boolean, wanted: Export): Promise<void> {
  const { path, format } = wanted
  const { rows, bytes } = await exported(api, (exportId) => api.exportQueryTo({ ...wanted, exportId }))
  if (json) return output.printJson({ path, format, rows, bytes })
  output.say(`${counted(rows, 'row')} in ${path}`)
}

/** The process of an engine that is asked: the library, long results, search, exports; and what each is compared with. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { type Engine, startEngine } from '../../src-main/engine/engine'
import { forkQueryProcess } from '../../src-main/engine/query/query-process-start'
import { addFunctions, tellMoment } from '../../src-main/engine/store/sql-functions'
import type { ExportProgress, ResultProgress } from '../../src-preload/contract'
import { answerCalls } from './processes'
import { evaluatingRules } from './rules'

// Queries run below all else: what they are compared with does as well, on a machine that has more to do.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const rounds = 4
const dataDir = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const database = openDataFolder(dataDir).database
let engine: Engine

const calls = {
  /** Polls the workspace once. Resolves with the number of resources. */
  async start({ url, token }: { url: string; token: string }) {
    const queryProcess = forkQueryProcess(resolve('src-main/engine/query-process.ts'))
    const pollThread = join(dirname(process.argv[1] as string), 'poll-thread.js')
    engine = await startEngine({ dataDir, queryProcess, pollThread, timer: false })
    const connection = { connector: 'segment', name: 'Bench', apiUrl: url, token, poll: false }
    const { id } = await engine.api.addIntegration(connection)
    await engine.api.sync({ integrationId: id })
    return (await engine.api.getIntegration({ integrationId: id })).resources
  },

  /** Milliseconds of the first `count` library queries, to the last row: through the engine, and without it. */
  async library(count: number) {
    const queries = (await engine.api.listQueries()).filter(({ managed }) => managed).slice(0, count)
    const bare = new Database(database, { readonly: true })
    addFunctions(bare)
    tellMoment(bare, null)
    const times = { asked: 0, bare: 0, rows: 0 }
    for (const { sql, parameters } of queries) {
      const values = Object.fromEntries(parameters.map(({ name, default: value }) => [name, value]))
      let [asked, alone] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      let rows = 0
      for (let round = 0; round < rounds; round++) {
        const started = performance.now()
        rows = bare.prepare(sql).raw().all(values).length
        alone = Math.min(alone, performance.now() - started)
        asked = Math.min(asked, (await toTheEnd(sql, values)).ms)
      }
      times.asked += asked
      times.bare += alone
      times.rows += rows
    }
    bare.close()
    return times
  },

  rules: () => evaluatingRules(database),

  /** Milliseconds until the first rows of a result of so many rows are there; the best of some. */
  async firstRows(rows: number) {
    const sql = `SELECT u.* FROM segment_user AS u, json_each('[1,2,3,4,5,6,7,8,9,10]') LIMIT ${rows}`
    let first = Number.POSITIVE_INFINITY
    for (let round = 0; round < rounds; round++) first = Math.min(first, (await toTheEnd(sql, {})).firstMs)
    return first
  },

  /** Milliseconds of each answer while these texts are typed, the slowest first; each the best of some. */
  async search(texts: string[]) {
    const times: { text: string; ms: number }[] = []
    for (const whole of texts)
      for (let length = 1; length <= whole.length; length++) {
        const text = whole.slice(0, length)
        let ms = Number.POSITIVE_INFINITY
        for (let round = 0; round < rounds; round++) {
          const started = performance.now()
          await engine.api.search({ text })
          ms = Math.min(ms, performance.now() - started)
        }
        times.push({ text, ms })
      }
    return times.sort((a, b) => b.ms - a.ms)
  },

  /** Rows per second of an export as CSV, and of `sqlite3 -csv` (null where it isn't installed). */
  async exports() {
    const sql = "SELECT u.* FROM segment_user AS u, json_each('[1,2,3,4,5]')"
    let [ours, theirs]: [number, number | null] = [0, null]
    let rows = 0
    let bytes = 0
    for (let round = 0; round < 3; round++) {
      const path = join(dataDir, 'out.csv')
      const started = performance.now()
      const done = await exported(sql, path)
      ;({ rows, bytes } = done)
      ours = Math.max(ours, rows / (performance.now() - started))
      const out = openSync(join(dataDir, 'peer.csv'), 'w')
      const from = performance.now()
      const { status } = spawnSync('sqlite3', ['-readonly', '-csv', '-header', database, sql], {
        stdio: ['ignore', out, 'ignore'],
      })
      const ms = performance.now() - from
      closeSync(out)
      if (status === 0 && statSync(join(dataDir, 'peer.csv')).size > bytes / 2)
        theirs = Math.max(theirs ?? 0, rows / ms)
    }
    return { ours: ours * 1000, theirs: theirs === null ? null : theirs * 1000, rows, bytes }
  },

  async stop() {
    await engine.close()
    setTimeout(() => process.exit(), 10)
  },
}

async function toTheEnd(sql: string, parameters: Record<string, string | number | null>) {
  const resultId = randomUUID()
  const started = performance.now()
  const end = new Promise<ResultProgress>((done) => {
    const stop = engine.api.onEvent(({ event, payload }) => {
      if (event !== 'result' || payload.resultId !== resultId || payload.status === 'running') return
      stop()
      done(payload)
    })
  })
  await engine.api.openResult({ resultId, sql, parameters, remember: false })
  const firstMs = performance.now() - started
  const { error } = await end
  if (error) throw new Error(error.message)
  const ms = performance.now() - started
  await engine.api.closeResult({ resultId })
  return { firstMs, ms }
}

async function exported(sql: string, path: string): Promise<ExportProgress> {
  const exportId = randomUUID()
  const end = new Promise<ExportProgress>((done) => {
    const stop = engine.api.onEvent(({ event, payload }) => {
      if (event !== 'export' || payload.exportId !== exportId || payload.status === 'running') return
      stop()
      done(payload)
    })
  })
  await engine.api.exportQueryTo({ exportId, sql, format: 'csv', path })
  return end
}

export type MeasuredAsking = typeof calls
answerCalls(calls)

/** The process of an engine that polls, and answers clicks, while queries keep every query process busy. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Engine, startEngine } from '../../src-main/engine/engine'
import { forkQueryProcess } from '../../src-main/engine/query/query-process-start'
import { answerCalls } from './processes'

const rounds = 2
const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
const dataDir = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
const programs: ChildProcess[] = []
process.on('exit', () => {
  for (const program of programs) program.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})
let engine: Engine
let integrationId: string

const calls = {
  /** Polls the workspace once. Resolves with the number of resources. */
  async start({ url, token }: { url: string; token: string }) {
    const queryProcess = forkQueryProcess(resolve('src-main/engine/query-process.ts'))
    const pollThread = join(dirname(process.argv[1] as string), 'poll-thread.js')
    engine = await startEngine({ dataDir, queryProcess, pollThread, timer: false })
    const connection = { connector: 'segment', name: 'Bench', apiUrl: url, token, poll: false }
    integrationId = (await engine.api.addIntegration(connection)).id
    await engine.api.sync({ integrationId })
    return (await engine.api.getIntegration({ integrationId })).resources
  },

  /** Milliseconds of a poll, the best of some, and of clicks meanwhile. */
  async polls() {
    let poll = Number.POSITIVE_INFINITY
    const clicks: number[] = []
    for (let round = 0; round < rounds; round++) {
      const polling = timed(() => engine.api.sync({ integrationId }))
      let isPolling = true
      void polling.finally(() => {
        isPolling = false
      })
      while (isPolling) {
        for (const click of clickable) clicks.push(await timed(click))
        await new Promise((done) => setTimeout(done, 20))
      }
      poll = Math.min(poll, await polling)
    }
    clicks.sort((a, b) => a - b)
    return { poll, click: clicks[clicks.length >> 1] ?? 0, slowestClick: clicks.at(-1) ?? 0 }
  },

  /** Starts programs that only take their share of the processors, at the priority of queries; null ends them. */
  async startPrograms(count: number | null) {
    for (const program of programs.splice(0)) program.kill('SIGKILL')
    for (let index = 0; index < (count ?? 0); index++) {
      const program = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
      setPriority(program.pid as number, constants.priority.PRIORITY_BELOW_NORMAL)
      programs.push(program)
    }
  },

  /** Keeps busy as many processes as there are for queries, comparisons and exports. Resolves with how many. */
  async keepBusy() {
    const { api } = engine
    const from = new Date().toISOString()
    begin((queryId) => api.query({ queryId, sql: endless, timeoutMs: 600_000 }))
    begin((resultId) => api.openResult({ resultId, sql: endless, timeoutMs: 600_000, remember: false }))
    begin((resultId) => api.openComparison({ resultId, sql: endless, timeoutMs: 600_000, from }))
    for (let count = 0; count < 2; count++)
      begin(async (exportId) => {
        await api.exportQueryTo({ exportId, sql: endless, format: 'csv' })
        return api.readExport({ exportId, offset: 0 })
      })
    await new Promise((done) => setTimeout(done, 1000))
    return busy.length
  },

  /** Milliseconds until the slowest of them to be cancelled had ended. */
  async cancelAll() {
    let slowest = 0
    for (const { id, end } of busy.splice(0))
      slowest = Math.max(
        slowest,
        await timed(async () => {
          if (!(await engine.api.cancelQuery({ id })).cancelled) throw new Error('It had ended by itself.')
          await end
        }),
      )
    return slowest
  },

  async stop() {
    await engine.close()
    setTimeout(() => process.exit(), 10)
  },
}

const clickable = [
  () => engine.api.overview(),
  () => engine.api.listResources({ type: 'segment_source', sort: { column: 'name' } }),
  () => engine.api.listChanges({}),
  () => engine.api.search({ text: 'payments' }),
]

const busy: { id: string; end: Promise<unknown> }[] = []

function begin(start: (id: string) => Promise<unknown>) {
  const id = randomUUID()
  busy.push({ id, end: start(id).catch(() => {}) })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export type PollingBeside = typeof calls
answerCalls(calls)

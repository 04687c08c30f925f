/** The process of an engine with as much as it is told to have: what each thing that people do takes then. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { type Engine, startEngine } from '../../src-main/engine/engine'
import { forkQueryProcess } from '../../src-main/engine/query/query-process-start'
import type { MirrorExportFormat } from '../../src-preload/contract'
import { exportEnded } from '../engine/export-ended'
import { type Size, writeGrown } from './grown-data'
import { answerCalls } from './processes'
import { evaluatingRules } from './rules'

const rounds = 3
/** What takes longer is not measured again and again. */
const enoughMs = 3000
const ticks = 20
const tickMs = 100

const dataDir = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
const { database } = openDataFolder(dataDir)
let engine: Engine

const start = (timer: boolean) =>
  startEngine({
    ...{ dataDir, timer, tickMs },
    queryProcess: forkQueryProcess(resolve('src-main/engine/query-process.ts')),
    pollThread: join(dirname(process.argv[1] as string), 'poll-thread.js'),
  })

/** Milliseconds; the best of some. */
async function timed(work: () => Promise<unknown>, times = rounds): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  const started = performance.now()
  for (let round = 0; round < times && performance.now() - started < enoughMs; round++) {
    const began = performance.now()
    await work()
    best = Math.min(best, performance.now() - began)
  }
  return best
}

const calls = {
  async build(size: Size) {
    await (await start(false)).close()
    const began = performance.now()
    const db = new Database(database)
    db.pragma('synchronous = OFF')
    writeGrown(db, size)
    db.close()
    return { ms: performance.now() - began, bytes: statSync(database).size }
  },

  /** Milliseconds of each thing that a person or the clock does. */
  async measure(): Promise<Record<string, number>> {
    const rules = await evaluatingRules(database, 1)
    const opened = await timed(async () => {
      await engine?.close()
      engine = await start(false)
    }, 2)
    const { api } = engine
    const type = 'segment_source'
    const integrationId = 'integration-0'
    const [row] = (await api.listResources({ type, integrationId, limit: 1 })).rows
    const resourceId = String(row?.id)
    const then = new Date(Date.now() - 40 * 24 * 60 * 60_000).toISOString()
    const asOf = (sql: string) => api.query({ sql, asOf: then, timeoutMs: 600_000 })
    const parquet = await exported('parquet')
    const postgres = await exported('postgres')
    return {
      'home: the overview': await timed(() => api.overview({})),
      'home: the integrations': await timed(() => api.listIntegrations({})),
      'home: counts by type': await timed(() => api.countResources({})),
      'resources: a page': await timed(() => api.listResources({ type, limit: 100 })),
      'resources: a page, sorted by name': await timed(() =>
        api.listResources({ type, limit: 100, sort: { column: 'name' } }),
      ),
      'resources: a page of what has a word': await timed(() =>
        api.listResources({ type, limit: 100, search: '4711' }),
      ),
      'resources: facets': await timed(() => api.countFacets({ type })),
      'one resource': await timed(() => api.getResource({ integrationId, type, resourceId })),
      'search: one letter': await timed(() => api.search({ text: 's' })),
      'search: a word': await timed(() => api.search({ text: 'source 4711' })),
      'changes: the timeline': await timed(() => api.listTimeline({ baseline: false })),
      'changes: the timeline of a person': await timed(() =>
        api.listTimeline({ actor: 'admin.7@acme.example' }),
      ),
      'changes: a chart of days': await timed(() => api.countChangesByDay({ baseline: false })),
      'changes: facets': await timed(() => api.listChangeFacets({})),
      'changes: a page of the list': await timed(() => api.listChanges({ limit: 100, baseline: false })),
      'changes: of one resource': await timed(() =>
        api.listChanges({ resourceType: type, integrationId, resourceId, limit: 100 }),
      ),
      'findings: a page': await timed(() => api.listFindings({ limit: 100 })),
      'rules: a list': await timed(() => api.listRules({})),
      'SQL: count all of a type': await timed(() => api.query({ sql: `SELECT count(*) FROM ${type}` })),
      'SQL: read a field of each': await timed(() =>
        api.query({ sql: `SELECT workspaceId, count(*) FROM ${type} GROUP BY 1`, timeoutMs: 600_000 }),
      ),
      'SQL as of 40 days ago, first asked': await timed(
        () => asOf(`SELECT workspaceId, count(*) FROM ${type} GROUP BY 1`),
        1,
      ),
      'SQL as of 40 days ago, again': await timed(() =>
        asOf(`SELECT workspaceId, count(*) FROM ${type} GROUP BY 1`),
      ),
      'all rules of one integration, anew': rules.evaluated,
      'open the database': opened,
      'a tick of the timer (CPU)': await tick(),
      'export as Parquet': parquet.ms,
      'export for PostgreSQL': postgres.ms,
      'export as Parquet: memory, MB': parquet.memory / 1e6,
      'export as Parquet: file, MB': parquet.bytes / 1e6,
      'export for PostgreSQL: files, MB': postgres.bytes / 1e6,
      'the database: file, MB': statSync(database).size / 1e6,
    }
  },

  async stop() {
    await engine.close()
    setTimeout(() => process.exit(), 10)
  },
}

/** Milliseconds of CPU that a look at the clock takes when nothing is due. */
async function tick(): Promise<number> {
  await engine.close()
  engine = await start(true)
  await new Promise((rested) => setTimeout(rested, 2000))
  const before = process.cpuUsage()
  await new Promise((passed) => setTimeout(passed, ticks * tickMs))
  const { user, system } = process.cpuUsage(before)
  await engine.close()
  engine = await start(false)
  return (user + system) / 1000 / ticks
}

async function exported(format: MirrorExportFormat) {
  const exportId = randomUUID()
  const path = join(dataDir, `out-${format}`)
  const end = exportEnded(engine.api, exportId)
  let memory = 0
  const sampling = setInterval(() => {
    memory = Math.max(memory, memoryOfChildren())
  }, 100)
  const began = performance.now()
  await engine.api.exportMirrorTo({ exportId, format, path })
  const { error, bytes } = await end
  if (error) throw new Error(error.message)
  const ms = performance.now() - began
  clearInterval(sampling)
  rmSync(path, { recursive: true })
  return { ms, bytes, memory }
}

/**
 * What the largest process started by this one has for itself, by Linux's own account, in bytes; 0 elsewhere. What it
 * maps of the database is the system's cache.
 */
function memoryOfChildren(): number {
  const own = readdirSync('/proc').map((name) => {
    try {
      const status = readFileSync(`/proc/${Number(name)}/status`, 'utf8')
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== process.pid) return 0
      return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1]) * 1024
    } catch {
      return 0 // It has just ended.
    }
  })
  return Math.max(0, ...own)
}

export type MeasuredGrown = typeof calls
answerCalls(calls)

/** The engine's process, with gauges on it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { openDataFolder } from '../../src-main/engine/data-folder'
import { type Engine, startEngine } from '../../src-main/engine/engine'
import { forkQueryProcess } from '../../src-main/engine/query/query-process-start'
import type { Poll } from '../../src-preload/contract'
import { type Gauges, idleMemory, measured } from './gauges'
import { answerCalls } from './processes'

let engine: Engine
let integrationId: string
let dataDir: string
let database: string
/** By how much the engine's clock is ahead, in milliseconds. */
let ahead = 0
const intervalMinutes = 15

const queryProcess = forkQueryProcess(resolve('src-main/engine/query-process.ts'))
const pollThread = join(dirname(process.argv[1] as string), 'poll-thread.js')

const calls = {
  /** Opens an engine on an empty folder; resolves with its memory at rest, in bytes. */
  async start({ url, token }: { url: string; token: string }) {
    dataDir = mkdtempSync(join(tmpdir(), 'sightline-bench-'))
    process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
    database = openDataFolder(dataDir).database
    engine = await startEngine({ dataDir, queryProcess, pollThread, timer: true, tickMs: 3_600_000 })
    await new Promise((rested) => setTimeout(rested, 2000))
    const added = await engine.api.addIntegration({
      connector: 'segment',
      name: 'Bench',
      apiUrl: url,
      token,
      intervalMinutes,
      poll: false,
    })
    integrationId = added.id
    return idleMemory()
  },

  async poll({ watchLoop }: { watchLoop: boolean }) {
    const began = Date.now()
    const poll = told(await measured(() => engine.api.sync({ integrationId }), { watchLoop }))
    /** Without the rules that are evaluated afterwards. */
    return { ...poll, mirroredMs: Date.parse(poll.finishedAt) - began }
  },

  /** Moves into the database what earlier polls have left for later: it is none of the next one's. */
  async checkpoint() {
    const db = new Database(database)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
  },

  /** The next poll that the timer makes by itself, without the rules that are asked again each hour. */
  async timedPoll({ watchLoop }: { watchLoop: boolean }) {
    if (ahead === 0) {
      await engine.close()
      const now = () => new Date(Date.now() + ahead)
      engine = await startEngine({ dataDir, queryProcess, pollThread, timer: true, tickMs: 500, now })
      // The thread is new: neither this nor what it is compared with pays for its compiler.
      await nextTimedPoll()
    }
    while (hourAfter(0) !== hourAfter(untilNextPoll)) await nextTimedPoll()
    return told(await measured(nextTimedPoll, { watchLoop }))
  },

  /**
   * Bytes that SQLite writes for a table of nothing but ids and bodies, when the bodies that changed since are put into
   * it in one transaction: whatever is changed here and there, whole pages are written.
   */
  async bareUpdate(since: string) {
    const bare = new Database(join(dataDir, 'bare.db'))
    bare.pragma('page_size = 1024')
    bare.pragma('journal_mode = WAL')
    bare.prepare('ATTACH ? AS engine').run(database)
    bare.exec('CREATE TABLE bare (key INTEGER PRIMARY KEY, id TEXT, body TEXT)')
    // As they were before: SQLite leaves a page alone that stays the same.
    bare.exec(
      "INSERT INTO bare SELECT key, id, replace(body, ' (renamed)', '') FROM engine.resource ORDER BY key",
    )
    const changed = bare
      .prepare<[string], { key: number; body: string }>(
        'SELECT key, body FROM engine.resource WHERE changed_at >= ?',
      )
      .all(since)
    const update = bare.prepare('UPDATE bare SET body = :body WHERE key = :key')
    bare.exec('DETACH engine')
    bare.pragma('wal_checkpoint(TRUNCATE)')
    bare.transaction(() => {
      for (const row of changed) update.run(row)
    })()
    const { size } = statSync(join(dataDir, 'bare.db-wal'))
    bare.close()
    return size
  },

  /** Bytes of the bodies that changed since, and all bytes of content that the database holds, but for findings. */
  async stored(since: string) {
    const db = new Database(database, { readonly: true })
    const number = (sql: string, ...values: string[]) =>
      db
        .prepare(sql)
        .pluck()
        .get(...values) as number
    const bytes = {
      changedBodies: number('SELECT total(octet_length(body)) FROM resource WHERE changed_at >= ?', since),
      medianSource: number(
        `SELECT octet_length(body) FROM resource WHERE type = 'segment_source' ORDER BY 1
         LIMIT 1 OFFSET (SELECT count(*) / 2 FROM resource WHERE type = 'segment_source')`,
      ),
      content: number(
        `SELECT sum(s.payload) FROM dbstat AS s JOIN sqlite_schema AS o ON o.name = s.name
         WHERE o.tbl_name NOT LIKE 'finding%'`,
      ),
    }
    db.close()
    return bytes
  },

  /** Ends well, and cleans up. */
  async stop() {
    await engine.close()
    setTimeout(() => process.exit(), 10)
  },
}

/** In milliseconds: the integration's interval, and what of it is left to chance. */
const untilNextPoll = intervalMinutes * 60_000 * 1.1

const hourAfter = (milliseconds: number) => new Date(Date.now() + ahead + milliseconds).getUTCHours()

async function nextTimedPoll(): Promise<Poll> {
  const ended = new Promise<Poll>((resolve) => {
    const stop = engine.api.onEvent(({ event, payload }) => {
      if (event !== 'poll' || payload.finishedAt === null) return
      stop()
      resolve(payload)
    })
  })
  ahead += untilNextPoll
  const { id } = await ended
  // It has ended once what follows from it is written.
  while ((await engine.api.getIntegration({ integrationId })).poll !== null)
    await new Promise((resolve) => setTimeout(resolve, 10))
  const { rows } = await engine.api.listPolls({ integrationId, limit: 1 })
  if (rows[0]?.id !== id) throw new Error('Another poll has begun meanwhile.')
  return rows[0]
}

function told({ gauges, result }: { gauges: Gauges; result: Poll }) {
  if (result.status !== 'ok') throw new Error(`The poll ended ${result.status}: ${result.reason}`)
  const count = (what: 'listed' | 'added' | 'modified' | 'removed') =>
    result.types.reduce((sum, type) => sum + type[what], 0)
  const listed = count('listed')
  const rowsWritten = count('added') + count('modified') + count('removed')
  const { requests, startedAt } = result
  return { ...gauges, requests, listed, rowsWritten, startedAt, finishedAt: result.finishedAt ?? startedAt }
}

export type MeasuredEngine = typeof calls
answerCalls(calls)

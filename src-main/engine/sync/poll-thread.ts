/**
 * The thread that polls run in: reading answers, comparing and committing them takes a processor for seconds, and the
 * engine's own thread has callers to answer. It lives as long as the engine.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { type Poll, SightlineError } from '../../../src-preload/contract'
import { createPeer } from '../../../src-preload/peer'
import { Alerts } from '../alerts/alerts'
import { allConnectors } from '../connectors/all'
import { ApiError } from '../connectors/connector'
import type { Pace } from '../connectors/transport'
import { throttled } from '../event-loop/throttled'
import { type IntegrationRow, Integrations } from '../integrations'
import { parentThreadPipe, threadPipe } from '../link/thread-pipes'
import type { Route } from '../network/route'
import type { RuleDefinition } from '../rules/rule-definition'
import { RuleRegistry } from '../rules/rule-registry'
import { compact, isCompactionDue } from '../store/compaction'
import { damagedDatabase, isDamage } from '../store/damaged-database'
import { joinDatabase } from '../store/database'
import { diskProblem } from '../store/disk-problem'
import { addFunctions } from '../store/sql-functions'
import { WriteLock } from '../store/write-lock'
import { concludePoll } from './conclude'
import { fingerprintWith } from './redact'
import { remoteTransport } from './remote-transport'
import { runPoll } from './run-poll'
import { yieldToOthers } from './yield-to-others'

export interface PollThreadData {
  database: string
  /** The folder of its backups. */
  backups: string
  pace?: Pace
  lock: SharedArrayBuffer
  /** Of all connectors, as the engine's own thread has read them. */
  managedRules: RuleDefinition[]
}

/** All that a poll needs to know. The token is in this memory for as long as the poll lasts. */
export interface PollRequest {
  row: IntegrationRow
  trigger: Poll['trigger']
  apiUrl: string
  /** To the origin of that. */
  route: Route
  token: string
  fingerprintKey: string
  /** What time it is throughout, in milliseconds since 1970; null: what the system's clock says. */
  now: number | null
}

const progressEvery = 100

// Before this thread yields, as it does not. What ends it ends this one as well: both are started anew then.
const requestThread = new Worker(fileURLToPath(new URL('./request-thread.js', import.meta.url)), {
  name: 'requests',
  resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 },
})
const requests = createPeer(threadPipe(requestThread))
yieldToOthers()
const { database, backups, pace, lock, managedRules } = workerData as PollThreadData
const db = joinDatabase(database)
const writeLock = new WriteLock(lock)
const connectors = allConnectors(pace)
const integrations = new Integrations(
  db,
  connectors,
  () => null,
  () => new Date(),
)
// Alert rules look through changes with them.
addFunctions(db)
const registry = new RuleRegistry(db, connectors, managedRules)
const alerts = new Alerts(db, (ruleId) => registry.name(ruleId))
const running = new Map<string, AbortController>()

const peer = createPeer(parentThreadPipe(parentPort), async (name, input) => {
  if (name === 'poll') return carryOut(input as PollRequest)
  if (name === 'close') return close()
  if (name === 'ready') return
  if (name === 'compact') return compactIfDue()
  if (name === 'cancel') return running.get(input as string)?.abort()
  throw new SightlineError('unknown-call', `The poll thread knows no call “${name}”.`)
})

async function compactIfDue() {
  if (isCompactionDue(db)) await writeLock.exclusively(() => compact(db, { database, backups }))
}

async function close() {
  db.close()
  await requestThread.terminate()
  parentPort?.close()
}

async function carryOut(request: PollRequest): Promise<Poll> {
  const { row, trigger, apiUrl, route, token } = request
  const connector = integrations.connector(row.connector)
  const now = () => new Date(request.now ?? Date.now())
  const abort = new AbortController()
  running.set(row.id, abort)
  const report = throttled(progressEvery, (poll: Poll) => peer.emit({ event: 'poll', payload: poll }))
  let client: ReturnType<typeof connector.openClient> | null = null
  try {
    const { signal } = abort
    client = connector.openClient({
      apiUrl,
      token,
      signal,
      connect: (options) => remoteTransport(requests, { options, route, signal }),
    })
    const end = await runPoll({
      db,
      writeLock,
      connector,
      integration: {
        id: row.id,
        name: row.name,
        workspaceId: row.workspace_id,
        intervalMinutes: row.interval_minutes,
        optionalTypes: JSON.parse(row.optional_types),
      },
      trigger,
      client,
      fingerprint: fingerprintWith(request.fingerprintKey),
      signal: abort.signal,
      now,
      onProgress: report,
    })
    await concludePoll(end, {
      db,
      database,
      writeLock,
      connector,
      integrations,
      alerts,
      registry,
      row,
      now: now(),
      signal: abort.signal,
    })
    report.flush(end.poll)
    // Without room on the disk it stays due: the next poll tries again.
    await compactIfDue().catch(() => {})
    return end.poll
  } catch (error) {
    const { code, message, hint } = damagedDatabase
    if (isDamage(error)) throw new SightlineError(code, message, hint)
    const problem = diskProblem(error, dirname(database))
    if (problem) throw problem
    throw error instanceof ApiError ? new SightlineError(error.kind, error.message, error.hint) : error
  } finally {
    running.delete(row.id)
    report.cancel()
    await client?.close()
  }
}

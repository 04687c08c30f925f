import type { Poll, PollStatus, PollType, PollTypeStatus } from '../../../src-preload/contract'
import {
  ApiError,
  type ApiErrorKind,
  type Connector,
  type ProviderClient,
  type ResourceType,
} from '../connectors/connector'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import { attribute, eventsSince } from './attribution'
import { Due } from './due'
import { listType } from './list-type'
import { Mirror } from './mirror'
import { isNotGiven } from './not-given'
import { parentOf, pollInOrder } from './poll-order'
import type { Fingerprint } from './redact'
import type { ListedType } from './scopes'

export interface PollOptions {
  db: Db
  writeLock: WriteLock
  connector: Connector
  integration: {
    id: string
    name: string
    workspaceId: string | null
    intervalMinutes: number
    /** The optional types that are turned on. */
    optionalTypes: string[]
  }
  trigger: Poll['trigger']
  client: ProviderClient
  fingerprint: Fingerprint
  signal: AbortSignal
  now: () => Date
  /** The poll as it stands, whenever it moved on. */
  onProgress: (poll: Poll) => void
}

export interface PollEnd {
  poll: Poll
  /** Of an integration that can't be used as it is: why, what to do, and whether that may pass by itself. */
  notReady: { reason: string; hint: string; passing: boolean } | null
  workspace: { id: string; name: string } | null
}

/** A laptop on a train, a provider's bad hour: no fault of the integration's own. */
const passing: ReadonlySet<ApiErrorKind> = new Set([
  'no-network',
  'server-error',
  'rate-limited',
  'not-the-api',
  'bad-answer',
])

/** One pass over an integration. Never rejects for what the provider does: that is the poll's own result. */
export async function runPoll(options: PollOptions): Promise<PollEnd> {
  const { db, writeLock, connector, integration, client, now } = options
  const mirror = new Mirror(db, integration.id)
  const isOn = ({ key, offBecause }: ResourceType) => !offBecause || integration.optionalTypes.includes(key)
  const types = connector.resourceTypes.filter(isOn)
  const poll = await writeLock.exclusively(() => begin(options, types))
  const report = () => options.onProgress(structuredClone({ ...poll, requests: client.requests }))
  const problems: ApiError[] = []
  const [workspaceType, ...otherTypes] = types as [ResourceType, ...ResourceType[]]
  await writeLock.exclusively(() => {
    for (const type of connector.resourceTypes) if (!isOn(type)) mirror.noteOff(type)
  })

  const due = new Due({
    db,
    integrationId: integration.id,
    trigger: options.trigger,
    intervalMinutes: integration.intervalMinutes,
  })
  const listedTypes = new Map<string, ListedType>()

  const pollType = async (type: ResourceType) => {
    const state = poll.types.find((entry) => entry.type === type.key) as PollType
    try {
      state.status = 'running'
      report()
      const { result, listed } = await listType({
        type,
        client,
        mirror,
        due,
        parent: parentOf(type, listedTypes),
        now: now(),
        fingerprint: options.fingerprint,
        onProgress: (progress) => {
          Object.assign(state, progress)
          report()
        },
      })
      if (type === workspaceType) mustBeSame(integration.workspaceId, listed.items.keys().next().value)
      options.signal.throwIfAborted()
      const commit = () => mirror.commit(poll.id as number, type, result, now().toISOString())
      Object.assign(state, await writeLock.exclusively(commit))
      listedTypes.set(type.key, listed)
    } catch (error) {
      const problem = asApiError(error, options.signal)
      problems.push(problem)
      const outcome = { type: type.key, status: statusFor(problem), listed: 0, reason: problem.message }
      Object.assign(state, outcome)
      await writeLock.exclusively(() =>
        problem.kind === 'cancelled'
          ? mirror.note(poll.id as number, state)
          : mirror.commit(poll.id as number, type, { ...nothing, outcome }, now().toISOString()),
      )
    }
    report()
  }

  report()
  await pollType(workspaceType)
  // Without the workspace's own answer nothing else would have one, or it would be another workspace's.
  const hopeless = problems[0]
  if (!hopeless) {
    const trail = connector.trail ?? null
    const since = lastGoodPoll(db, integration.id) ?? poll.startedAt
    const first = otherTypes.find(({ key }) => key === trail?.type)
    if (first) await pollType(first)
    const events = trail ? eventsSince(db, trail, integration.id, since) : []
    due.prefer(events.map(({ resourceId }) => resourceId))
    const ends = await Promise.allSettled(
      pollInOrder(
        otherTypes.filter((type) => type !== first),
        pollType,
      ),
    )
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    await writeLock.exclusively(() => attribute(db, integration.id, since, events))
  } else
    for (const type of otherTypes) {
      const state = poll.types.find((entry) => entry.type === type.key) as PollType
      const outcome = { type: type.key, status: 'skipped' as const, listed: 0, reason: hopeless.message }
      const commit = () =>
        mirror.commit(poll.id as number, type, { ...nothing, outcome }, now().toISOString())
      Object.assign(state, await writeLock.exclusively(commit))
    }

  const status = statusOf(poll.types, options.signal, hopeless)
  const worst = problems.find((problem) => problem.kind !== 'cancelled') ?? null
  Object.assign(poll, {
    status,
    reason: reasonOf(status, poll.types),
    finishedAt: now().toISOString(),
    requests: client.requests,
  })
  const finish = db.prepare(
    'UPDATE poll SET status = ?, reason = ?, finished_at = ?, requests = ? WHERE id = ?',
  )
  await writeLock.exclusively(() =>
    finish.run(poll.status, poll.reason, poll.finishedAt, poll.requests, poll.id),
  )
  const body = mirror.stored(workspaceType.key).values().next().value
  return {
    poll,
    notReady:
      status === 'failed' && worst
        ? { reason: worst.message, hint: worst.hint, passing: passing.has(worst.kind) }
        : null,
    workspace: body ? { id: body.id, name: body.name } : null,
  }
}

const nothing = { present: [], removed: [], readings: [] }

function begin({ db, integration, trigger, now }: PollOptions, types: ResourceType[]): Poll {
  const startedAt = now().toISOString()
  const id = Number(
    db
      .prepare("INSERT INTO poll (integration_id, trigger, status, started_at) VALUES (?, ?, 'running', ?)")
      .run(integration.id, trigger, startedAt).lastInsertRowid,
  )
  return {
    id,
    integrationId: integration.id,
    integrationName: integration.name,
    trigger,
    status: 'running',
    reason: null,
    startedAt,
    finishedAt: null,
    requests: 0,
    types: types.map(({ key }) => ({
      type: key,
      status: 'waiting',
      listed: 0,
      expected: null,
      added: 0,
      modified: 0,
      removed: 0,
      reason: null,
    })),
  }
}

/** When the last poll that brought anything began. */
function lastGoodPoll(db: Db, integrationId: string): string | null {
  return db
    .prepare("SELECT max(started_at) FROM poll WHERE integration_id = ? AND status IN ('ok', 'partial')")
    .pluck()
    .get(integrationId) as string | null
}

/** What a poll found that was under way when its process ended. */
export function closeAbandonedPolls(db: Db, now: string) {
  db.prepare(
    `UPDATE poll SET status = 'cancelled', finished_at = ?, reason = 'Sightline was stopped during this poll.'
     WHERE status = 'running'`,
  ).run(now)
}

/** A token of another workspace must not turn one workspace's history into another's. */
function mustBeSame(expected: string | null, found: string | undefined) {
  if (expected === null || found === expected) return
  throw new ApiError(
    'wrong-workspace',
    'The token now belongs to another workspace than this integration watches.',
    'Replace the token by one of the first workspace, or add the other workspace as an integration of its own.',
  )
}

function asApiError(error: unknown, signal: AbortSignal): ApiError {
  if (signal.aborted) return new ApiError('cancelled', 'Cancelled.', 'Sync again when you like.')
  if (error instanceof ApiError) return error
  throw error
}

/** What this token or plan is not given is *skipped*. */
function statusFor(problem: ApiError): PollTypeStatus {
  if (problem.kind === 'wrong-shape') return 'drifted'
  const notAsked = problem.kind === 'cancelled' || problem.kind === 'not-asked'
  return notAsked || isNotGiven(problem) ? 'skipped' : 'failed'
}

function statusOf(types: PollType[], signal: AbortSignal, hopeless: ApiError | undefined): PollStatus {
  if (signal.aborted) return 'cancelled'
  if (hopeless || types.slice(1).every(({ status }) => status === 'failed' || status === 'skipped'))
    return 'failed'
  return types.every((type) => type.status === 'ok') ? 'ok' : 'partial'
}

function reasonOf(status: PollStatus, types: PollType[]): string | null {
  if (status === 'cancelled') return 'Cancelled.'
  return status === 'ok' ? null : (types.find((type) => type.status !== 'ok')?.reason ?? null)
}

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
import { attribute, eventsSince, removedBy } from './attribution'
import { Due } from './due'
import { takeOutLaterSecrets } from './later-secrets'
import { listType } from './list-type'
import { Mirror } from './mirror'
import { isNotGiven } from './not-given'
import { childrenOf, parentOf, pollInOrder } from './poll-order'
import { Readings } from './readings'
import type { Fingerprint } from './redact'
import type { ListedType } from './scopes'
import { Spool } from './spool'

interface PollOptions {
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
  /** The poll as it stands, whenever it moved on; it goes on being changed. */
  onProgress: (poll: Poll) => void
}

export interface PollEnd {
  poll: Poll
  /** Of an integration that can't be used as it is: why, what to do, and whether that may pass by itself. */
  notReady: { reason: string; hint: string; code: ApiErrorKind; passing: boolean } | null
  workspace: { id: string; name: string } | null
}

type PollOneType = (
  type: ResourceType,
  options?: {
    removedByTrail?: Promise<ReadonlySet<string>>
    /** What is listed by its resources can be asked for from now on: that need not wait until they are written. */
    onListed?: () => void
  },
) => Promise<void>

const nothingRemoved: Promise<ReadonlySet<string>> = Promise.resolve(new Set<string>())

/** A laptop on a train, a provider's bad hour: no fault of the integration's own. */
const passing: ReadonlySet<ApiErrorKind> = new Set([
  'no-network',
  'server-error',
  'rate-limited',
  'asked-to-wait',
  'not-the-api',
  'bad-answer',
])

/** One pass over an integration. Never rejects for what the provider does: that is the poll's own result. */
export async function runPoll(options: PollOptions): Promise<PollEnd> {
  const { db, writeLock, connector, integration, client, fingerprint, signal, now } = options
  const readings = new Readings(db, integration.id, fingerprint, options.trigger)
  const mirror = new Mirror(db, integration.id, writeLock, readings)
  const due = new Due(readings, {
    trigger: options.trigger,
    intervalMinutes: integration.intervalMinutes,
    now: now(),
  })
  const isOn = ({ key, offBecause }: ResourceType) => !offBecause || integration.optionalTypes.includes(key)
  const types = connector.resourceTypes.filter(isOn)
  const [workspaceType, ...otherTypes] = types as [ResourceType, ...ResourceType[]]
  const poll = await writeLock.exclusively(() => begin(options, types))
  const pollId = poll.id as number
  const report = () => options.onProgress({ ...poll, requests: client.requests })
  const problems: ApiError[] = []
  const listedTypes = new Map<string, ListedType>()
  mirror.noteOff(connector.resourceTypes.filter((type) => !isOn(type)))

  const stateOf = ({ key }: ResourceType) => poll.types.find(({ type }) => type === key) as PollType
  const pollType: PollOneType = async (type, { removedByTrail = nothingRemoved, onListed } = {}) => {
    const state = stateOf(type)
    const children = childrenOf(type, types)
    try {
      state.status = 'running'
      report()
      const { result, listed } = await listType({
        type,
        client,
        mirror,
        readings,
        due,
        removedByTrail,
        parent: parentOf(type, connector.resourceTypes, listedTypes),
        ofParent: ownOfParent(type, types),
        children,
        now: now(),
        fingerprint,
        onProgress: (progress) => {
          Object.assign(state, progress)
          report()
        },
      })
      try {
        if (type === workspaceType) mustBeSame(integration.workspaceId, listed.listed.keys().next().value)
        signal.throwIfAborted()
        // Of the others, nobody asks again what was listed; it may be much.
        if (children.length > 0) listedTypes.set(type.key, listed)
        onListed?.()
        Object.assign(state, await mirror.commit(pollId, type, result, now().toISOString()))
      } finally {
        result.found.close()
      }
    } catch (error) {
      const problem = asApiError(error, signal)
      problems.push(problem)
      await giveUp(type, problem, statusFor(problem))
    }
    report()
  }

  const giveUp = async (type: ResourceType, problem: ApiError, status: PollTypeStatus) => {
    const state = stateOf(type)
    const outcome = { type: type.key, status, listed: 0, reason: problem.message }
    Object.assign(state, outcome)
    if (problem.kind === 'cancelled') mirror.note(pollId, state)
    else {
      const nothing = {
        found: new Spool(),
        reread: new Set<string>(),
        removed: [],
        readings: [],
        latest: null,
        forgotten: [],
        outcome,
        isListed: false,
      }
      Object.assign(state, await mirror.commit(pollId, type, nothing, now().toISOString()))
    }
  }

  report()
  await takeOutLaterSecrets({
    db,
    writeLock,
    integrationId: integration.id,
    types: connector.resourceTypes,
    fingerprint,
    signal,
  })
  await pollType(workspaceType)
  // Without the workspace's own answer nothing else would have one, or it would be another workspace's.
  const hopeless = problems[0]
  if (hopeless) for (const type of otherTypes) await giveUp(type, hopeless, 'skipped')
  else await withAttribution(options, { startedAt: poll.startedAt, due, types: otherTypes, pollType })

  const worst = problems.find((problem) => problem.kind !== 'cancelled') ?? null
  const status = statusOf(poll.types, signal, hopeless)
  await finish(poll, { status, code: worst?.kind }, mirror, options)
  return {
    poll,
    notReady:
      status === 'failed' && worst
        ? { reason: worst.message, hint: worst.hint, code: worst.kind, passing: passing.has(worst.kind) }
        : null,
    workspace: workspaceOf(mirror, workspaceType),
  }
}

/** Writes how a poll ended, with all that is not written yet. */
async function finish(
  poll: Poll,
  { status, code }: { status: PollStatus; code: ApiErrorKind | undefined },
  mirror: Mirror,
  { db, client, now }: PollOptions,
) {
  Object.assign(poll, {
    status,
    reason: reasonOf(status, poll.types),
    ...(code ? { code } : {}),
    finishedAt: now().toISOString(),
    requests: client.requests,
  })
  const update = db.prepare(
    'UPDATE poll SET status = ?, reason = ?, finished_at = ?, requests = ? WHERE id = ?',
  )
  await mirror.finish(() =>
    update.run(poll.status, poll.reason, poll.finishedAt, poll.requests, poll.id as number),
  )
}

function workspaceOf(mirror: Mirror, type: ResourceType): PollEnd['workspace'] {
  const [id] = mirror.known(type.key).keys()
  const body = id === undefined ? undefined : mirror.body(type.key, id)
  return body ? { id: String(body.id), name: String(body.name) } : null
}

/**
 * Polls the trail besides the lists, and before all details: it tells what of them is worth reading before the rest, and
 * who made the changes that are found.
 */
async function withAttribution(
  { db, writeLock, connector, integration }: PollOptions,
  {
    startedAt,
    due,
    types,
    pollType,
  }: {
    startedAt: string
    due: Due
    types: ResourceType[]
    pollType: PollOneType
  },
) {
  const { trail } = connector
  const since = lastGoodPoll(db, integration.id, startedAt) ?? startedAt
  const first = types.find(({ key }) => key === trail?.type)
  const events = (first ? pollType(first) : Promise.resolve()).then(() =>
    trail ? eventsSince(db, trail, integration.id, since) : [],
  )
  due.prefer(events.then((all) => all.map(({ resourceId }) => resourceId)))
  const removedByTrail = events.then((all) => (trail ? removedBy(all, trail) : new Set<string>()))
  removedByTrail.catch(() => {}) // Told to whoever waits for it.
  const others = types.filter((type) => type !== first)
  const ends = await Promise.allSettled([
    events,
    ...pollInOrder(others, (type, onListed) => pollType(type, { removedByTrail, onListed })),
  ])
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  const explaining = await events
  await writeLock.exclusively(() => attribute(db, integration.id, since, explaining))
}

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

/** How each resource that a type is listed by is asked for; what several of them share is none of them. */
function ownOfParent({ scopes }: ResourceType, types: ResourceType[]): ResourceType['own'] {
  if (!scopes || 'fixed' in scopes || 'each' in scopes || scopes.shared) return undefined
  return types.find(({ key }) => key === scopes.parent)?.own
}

/** When the last poll that brought anything began. One that is dated ahead was before the clock was set back. */
function lastGoodPoll(db: Db, integrationId: string, now: string): string | null {
  return db
    .prepare(
      `SELECT max(started_at) FROM poll
       WHERE integration_id = ? AND status IN ('ok', 'partial') AND started_at <= ?`,
    )
    .pluck()
    .get(integrationId, now) as string | null
}

/** What a poll found that was under way when its process ended. */
export function closeAbandonedPolls(db: Db, now: string) {
  db.prepare(
    `UPDATE poll SET status = 'cancelled', finished_at = ?, reason = 'Sightline was stopped during this poll.'
     WHERE status = 'running'`,
  ).run(now)
}

/** A token of another workspace must not turn one workspace's history into another's. An answer that is as it was names none. */
function mustBeSame(expected: string | null, found: string | undefined) {
  if (expected === null || found === undefined || found === expected) return
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

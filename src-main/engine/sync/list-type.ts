import { isDeepStrictEqual } from 'node:util'
import type { PollTypeStatus } from '../../../src-preload/contract'
import {
  type Answer,
  ApiError,
  type Item,
  type Listed,
  type LogListing,
  type ProviderClient,
  type ResourceType,
} from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import { confirmRemoved, nothingGone, type Removal } from './confirm-removed'
import { addDetails, readingOfDetail } from './details'
import type { Due } from './due'
import { Found } from './found'
import { listPart } from './list-part'
import type { Mirror, TypeResult } from './mirror'
import { isNotGiven } from './not-given'
import { checkedItem } from './prepare'
import type { Reading, Readings } from './readings'
import type { Fingerprint } from './redact'
import { type ListedType, type Scope, scopesOf } from './scopes'
import type { Spool } from './spool'
import { stillThere } from './still-there'

interface ListOptions {
  type: ResourceType
  client: ProviderClient
  mirror: Mirror
  readings: Readings
  due: Due
  /** Of these the provider's trail tells that they were removed; known once it is read. */
  removedByTrail: Promise<ReadonlySet<string>>
  fingerprint: Fingerprint
  /** Of a type that is listed by the resources of another one: what was listed of that, and how each is asked for. */
  parent: ListedType | null
  ofParent: ResourceType['own']
  /** Types that are listed by the resources of this one. */
  children: ResourceType[]
  now: Date
  onProgress: (progress: { listed: number; expected: number | null }) => void
}

/**
 * Finds out all there is to know of one type, and what is certainly gone. Throws an {@link ApiError} where the
 * provider gave no complete and well-formed listing of any part of it. The caller closes the result's spool.
 */
export async function listType(
  options: ListOptions,
): Promise<{ result: TypeResult & { found: Spool }; listed: ListedType }> {
  const { type, mirror, due, parent } = options
  if (parent) await due.known
  const { ask, gone, postponed } = scopesOf(type, {
    parent,
    stored: () => mirror.idsByScope(type.key).keys(),
    due,
    period: type.log
      ? { since: sinceOf(type.log, mirror.latest(type.key), options.now), now: options.now }
      : null,
  })
  const found = new Found(options)
  try {
    const parts = await listScopes(ask, found, options)
    const details = await addDetails({ ...options, found })
    await found.finish()

    const failed = parts.filter((part) => 'error' in part)
    const read = parts.filter((part) => 'listed' in part)
    const doubts = read.flatMap(({ doubt }) => (doubt === null ? [] : [doubt]))
    const status = details.problem?.status ?? statusOf(failed, doubts)
    const left = [
      ...read.flatMap(({ removed }) => removed),
      ...[...gone].flatMap((scope) => mirror.idsByScope(type.key).get(scope) ?? []),
    ]
    // What left one part of the type may have moved to another.
    const removed = left.filter((id) => !found.has(id))
    return {
      result: {
        found: found.spool,
        reread: found.reread,
        removed,
        latest: found.latest,
        readings: [
          ...details.readings,
          ...read.map((part) => readingOf(part, type, found)),
          ...read.flatMap(({ doubted }) =>
            doubted.map((id) => ({ what: missingOf(type), of: id, answers: null })),
          ),
        ],
        forgotten: [
          ...noLongerMissing(read, found, removed, options),
          ...[...gone].map((scope) => ({ what: type.key, of: scope })),
          ...removed.flatMap((id) =>
            (type.details ?? []).map((detail) => ({ what: readingOfDetail(type, detail), of: id })),
          ),
        ],
        outcome: {
          type: type.key,
          status,
          listed: read.reduce((sum, { items }) => sum + items, 0),
          reason:
            details.problem?.reason ??
            failedScopes(failed, ask.length) ??
            doubts[0] ??
            doubled(read) ??
            shortfall(read) ??
            waiting(postponed, type) ??
            read.find(({ note }) => note !== null)?.note ??
            null,
        },
        isListed: (status === 'ok' || status === 'skipped') && postponed === 0,
      },
      listed: listedType(found, removed, options),
    }
  } catch (error) {
    found.spool.close()
    throw error
  }
}

function listedType(found: Found, removed: string[], { type, mirror, children }: ListOptions): ListedType {
  const { scopes, spool, childPaths } = found
  if (children.length === 0) return { listed: scopes, there: new Set(), changed: new Set(), childPaths }
  const there = new Set([...mirror.known(type.key).keys(), ...scopes.keys()])
  for (const id of removed) there.delete(id)
  return { listed: scopes, there, changed: new Set(spool.ids()), childPaths }
}

function statusOf(failed: FailedPart[], doubts: string[]): PollTypeStatus {
  if (failed.some(({ error }) => error.kind === 'wrong-shape')) return 'drifted'
  if (doubts.length > 0 || failed.some(({ error }) => !isNotGiven(error))) return 'failed'
  return failed.some(({ isWithheld }) => isWithheld) ? 'skipped' : 'ok'
}

/** From where on a log is asked for. A latest that lies ahead is of a clock that was set back, and tells nothing. */
function sinceOf({ overlapMinutes, daysBack }: LogListing, latest: string | null, now: Date): Date {
  const earliest = now.getTime() - daysBack * 24 * 60 * 60_000
  const known = latest === null ? Number.NaN : Date.parse(latest)
  return new Date(known <= now.getTime() ? Math.max(known - overlapMinutes * 60_000, earliest) : earliest)
}

type ReadPart = Removal & {
  scope: string
  listed: Listed
  /** How many different ones it has. */
  items: number
  /** How many of the known resources it lacks. */
  missing: number
  /** Ids that one page gives to several items that differ. */
  doubles: ReadonlySet<string>
}
interface FailedPart {
  scope: string
  error: ApiError
  /** Whether there is, or may be, something in it that this token may not see. */
  isWithheld: boolean
}
type Part = ReadPart | FailedPart

/** Lists each part by itself: one that fails takes nothing from the others, unless all of them do. */
async function listScopes(ask: Scope[], found: Found, options: ListOptions): Promise<Part[]> {
  const listedOf = new Map<string, number>()
  let listedInAll = 0
  const report = (scope: string, listed: number, expected: number | null) => {
    listedInAll += listed - (listedOf.get(scope) ?? 0)
    listedOf.set(scope, listed)
    options.onProgress({ listed: listedInAll, expected: ask.length === 1 ? expected : null })
  }
  const parts = await Promise.all(
    ask.map(async (scope): Promise<Part> => {
      try {
        return await listScope(scope, found, options, (listed, expected) =>
          report(scope.key, listed, expected),
        )
      } catch (error) {
        found.forget(scope.key)
        if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
        return {
          scope: scope.key,
          error,
          isWithheld: isNotGiven(error) && (await isWithheld(scope.key, error, options)),
        }
      }
    }),
  )
  const [first] = parts
  if (first && parts.every((part) => 'error' in part) && 'error' in first) throw first.error
  return parts
}

/**
 * Whether a part that is not given may hold something. What the plan does not include can hold nothing new; nor can what
 * belongs to a parent that was deleted a moment after it was listed.
 */
async function isWithheld(scope: string, error: ApiError, options: ListOptions): Promise<boolean> {
  const { type, mirror, parent } = options
  const isKnown = mirror.idsByScope(type.key).has(scope)
  const isForbidden = error.kind === 'missing-permission' || error.kind === 'wrong-token'
  if (!isKnown) return isForbidden && parent !== null
  return error.kind !== 'not-found' || !(await isParentGone(scope, options))
}

async function isParentGone(scope: string, { client, parent, ofParent }: ListOptions): Promise<boolean> {
  if (!parent || !ofParent) return false
  const itself = { id: scope, scope: parent.listed.get(scope) ?? '' }
  return (await stillThere(client, ofParent, itself)) === 'gone'
}

async function listScope(
  { key: scope, path }: Scope,
  found: Found,
  options: ListOptions,
  report: (listed: number, expected: number | null) => void,
): Promise<ReadPart> {
  const { type, client, mirror, readings, removedByTrail } = options
  // A log is asked for from another moment on each time.
  const known = isAskedAnew(type) ? [] : (readings.answers(type.key, scope) ?? [])
  const earlier = isAskedAnew(type) ? [] : (readings.earlierAnswers(type.key, scope) ?? [])
  const doubles = new Set<string>()
  const listed = await listPart(
    client,
    type,
    { key: scope, path },
    {
      known: found.mustBeRead ? [] : known,
      onPage: async ({ items, answer, index }) => {
        const isAt = (answers: Answer[]) => answers[index]?.digest === answer.digest
        const standing = isAt(known) ? 'known' : isAt(earlier) ? 'reread' : 'new'
        const before = found.countIn(scope)
        const onThisPage = new Map<string, Item>()
        await inSlices(items, (element, position) => {
          const item = checkedItem(type, element, scope, position)
          const twin = onThisPage.get(type.id(item))
          if (twin && !type.log && !isDeepStrictEqual(twin, item)) doubles.add(type.id(item))
          onThisPage.set(type.id(item), item)
          found.add(item, scope, standing)
        })
        report(found.countIn(scope), answer.total)
        return found.countIn(scope) > before
      },
    },
  )
  const part = { scope, listed, items: listed.unchanged ? listed.items : found.countIn(scope), doubles }
  if (listed.unchanged || type.log) return { ...part, missing: 0, ...nothingGone }
  const before = mirror.idsByScope(type.key).get(scope) ?? []
  const missing = before.filter((id) => found.scopes.get(id) !== scope)
  if (missing.length === 0) return { ...part, missing: 0, ...nothingGone }
  // A 404 is said of what has none, and of what is there no more to have any.
  if (type.list.optional && listed.items === 0 && (await isParentGone(scope, options)))
    return { ...part, missing: 0, ...nothingGone }
  const removedIds = await removedByTrail
  const removal = await confirmRemoved({
    type,
    client,
    scope,
    path,
    listed,
    distinct: part.items,
    missing,
    known: before.length,
    isRemovedByTrail: (id) => removedIds.has(id),
    wasMissing: (id) => readings.readAt(missingOf(type), id) !== undefined,
  })
  return { ...part, missing: missing.length, ...removal }
}

/** As what it is recorded that a resource was missing from its list. */
const missingOf = (type: ResourceType) => `${type.key} missing`

/** Of what was recorded to be missing: what was listed after all, and what is removed now. */
function noLongerMissing(read: ReadPart[], found: Found, removed: string[], options: ListOptions) {
  const { type, mirror, readings } = options
  const what = missingOf(type)
  const asked = new Set(read.map(({ scope }) => scope))
  const doubted = new Set(read.flatMap((part) => part.doubted))
  const gone = new Set(removed)
  const wasAsked = (id: string) => asked.has(mirror.known(type.key).get(id)?.scope ?? '')
  return readings
    .known(what)
    .filter((id) => found.has(id) || gone.has(id) || (wasAsked(id) && !doubted.has(id)))
    .map((of) => ({ what, of }))
}

/** Its answers are kept for comparison only where they left no doubt: else the same answers must be looked at again. */
function readingOf(part: ReadPart, type: ResourceType, found: Found): Reading {
  const { listed, scope } = part
  const isSettled =
    part.doubt === null &&
    part.missing === part.removed.length &&
    part.items === listed.items &&
    part.items === (listed.total ?? part.items)
  const isComplete = found.mustBeRead || !found.lacksIn(scope)
  const maySkip = isSettled && isComplete && !found.sharesIn(scope) && !isAskedAnew(type)
  return { what: type.key, of: part.scope, answers: maySkip ? listed.answers : null }
}

const isAskedAnew = ({ log }: ResourceType) => log !== undefined && !log.monthly

function failedScopes(failed: { scope: string; error: ApiError }[], of: number): string | null {
  const [first] = failed
  if (!first) return null
  return `${failed.length} of ${of} lists could not be read; what was known from them is kept. ${first.error.message}`
}

function waiting(lists: number, { list, title }: ResourceType): string | null {
  if (lists === 0) return null
  return `${lists} more ${lists === 1 ? 'list' : 'lists'} of ${title.toLowerCase()} will be read with the next polls: only ${list.limit?.perMinute} a minute may be asked for.`
}

function doubled(parts: ReadPart[]): string | null {
  const ids = new Set(parts.flatMap(({ doubles }) => [...doubles]))
  const [first] = ids
  if (first === undefined) return null
  const more = ids.size === 1 ? '' : `, and so for ${ids.size - 1} more`
  return `The list gives several that differ the id ${first}${more}; the last is kept.`
}

/** The provider's count is at times plainly wrong: what was listed is true all the same, and the reader is told. */
function shortfall(parts: ReadPart[]): string | null {
  const short = parts.find(({ listed, items }) => listed.total !== null && items < listed.total)
  return short
    ? `The list gave ${short.items} and says there are ${short.listed.total}: some may be missing here. Nothing was removed for that.`
    : null
}

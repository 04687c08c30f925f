import type { PollTypeStatus } from '../../../src-preload/contract'
import {
  ApiError,
  type Item,
  type Listed,
  type Log,
  type ProviderClient,
  type ResourceType,
} from '../connectors/connector'
import { confirmRemoved, type Removal } from './confirm-removed'
import { addDetails } from './details'
import type { Due } from './due'
import { inSlices } from './in-slices'
import type { Mirror, Stored, TypeResult } from './mirror'
import { isNotGiven } from './not-given'
import { checkItems, type Prepared, prepare } from './prepare'
import { censored, type Fingerprint } from './redact'
import { type ListedType, type Scope, scopesOf } from './scopes'

export interface ListOptions {
  type: ResourceType
  client: ProviderClient
  mirror: Mirror
  due: Due
  fingerprint: Fingerprint
  /** Of a type that is listed by the resources of another one. */
  parent: ListedType | null
  now: Date
  onProgress: (progress: { listed: number; expected: number | null }) => void
}

/**
 * Finds out all there is to know of one type, and what is certainly gone. Throws an {@link ApiError} where the
 * provider gave no complete and well-formed listing of any part of it.
 */
export async function listType(options: ListOptions): Promise<{ result: TypeResult; listed: ListedType }> {
  const { type, mirror, due, parent, fingerprint } = options
  const stored = mirror.stored(type.key)
  const { ask, gone } = scopesOf(type, {
    parent,
    stored: new Set([...stored.values()].map(({ scope }) => scope)),
    due,
    now: options.now,
    period: type.log
      ? { since: sinceOf(type.log, mirror.latest(type.key, type.log.at), options.now), now: options.now }
      : null,
  })
  const parts = await listScopes(ask, stored, options)

  const items = new Map(parts.flatMap((part) => ('items' in part ? [...part.items] : [])))
  const scopeOf = new Map(
    parts.flatMap((part) =>
      'items' in part ? [...part.items.keys()].map((id) => [id, part.scope] as const) : [],
    ),
  )
  const prepared = (id: string, item: Item) => {
    const scope = scopeOf.get(id) as string
    const first = prepare(type, item, fingerprint, scope)
    const masked = stored.has(id) && first.text.includes(censored)
    return !masked ? first : prepare(type, item, fingerprint, scope, mirror.body(type.key, id))
  }
  const differs = (id: string, item: Item) => stored.get(id)?.hash !== prepared(id, item).hash
  const details = await addDetails({ ...options, items, scopeOf: (id) => scopeOf.get(id) as string, differs })

  const changed = new Map<string, Prepared>()
  await inSlices(items, ([id, item]) => {
    const now = prepared(id, item)
    if (stored.get(id)?.hash !== now.hash) changed.set(id, now)
  })
  const failed = parts.filter((part) => 'error' in part)
  const doubts = parts.flatMap((part) => ('doubt' in part && part.doubt !== null ? [part.doubt] : []))
  const left = [
    ...parts.flatMap((part) => ('removed' in part ? part.removed : [])),
    ...[...stored.values()].filter(({ scope }) => gone.has(scope)).map(({ id }) => id),
  ]
  // What left one part of the type may have moved to another.
  const removed = left.filter((id) => !items.has(id))
  const isGone = new Set(removed)
  const lacking = failed.filter(({ error }) => !isNotGiven(error))
  return {
    result: {
      present: [...changed.values()],
      removed,
      readings: [
        ...details.readings,
        ...(type.scopes
          ? parts.flatMap((part) => ('items' in part ? [{ what: type.key, of: part.scope }] : []))
          : []),
      ],
      outcome: {
        type: type.key,
        status: details.problem?.status ?? statusOf(lacking, doubts),
        listed: items.size,
        reason: details.problem?.reason ?? failedScopes(failed, ask.length) ?? doubts[0] ?? shortfall(parts),
      },
    },
    listed: {
      items,
      there: new Set([...items.keys(), ...[...stored.keys()].filter((id) => !isGone.has(id))]),
      changed: new Set(changed.keys()),
    },
  }
}

function statusOf(lacking: { error: ApiError }[], doubts: string[]): PollTypeStatus {
  if (lacking.some(({ error }) => error.kind === 'wrong-shape')) return 'drifted'
  return lacking.length > 0 || doubts.length > 0 ? 'failed' : 'ok'
}

/** From where on a log is asked for. */
function sinceOf({ overlapMinutes, daysBack }: Log, latest: string | null, now: Date): Date {
  const earliest = now.getTime() - daysBack * 24 * 60 * 60_000
  const known = latest === null ? Number.NaN : Date.parse(latest) - overlapMinutes * 60_000
  return new Date(Number.isNaN(known) ? earliest : Math.max(known, earliest))
}

type Part =
  | ({ scope: string; listed: Listed; items: Map<string, Item> } & Removal)
  | { scope: string; error: ApiError }

/** Lists each part by itself: one that fails takes nothing from the others, unless all of them do. */
async function listScopes(
  ask: Scope[],
  stored: Map<string, Stored>,
  { type, client, onProgress }: ListOptions,
): Promise<Part[]> {
  const listedOf = new Map<string, number>()
  let listedInAll = 0
  const report = (scope: string, page: { listed: number; expected: number | null }) => {
    listedInAll += page.listed - (listedOf.get(scope) ?? 0)
    listedOf.set(scope, page.listed)
    onProgress({ listed: listedInAll, expected: ask.length === 1 ? page.expected : null })
  }
  const parts = await Promise.all(
    ask.map(async ({ key: scope, path }): Promise<Part> => {
      try {
        const listed = await client.list({ ...type.list, path }, (page) => report(scope, page))
        const items = await checkItems(type, listed.items, scope)
        if (type.log) return { scope, listed, items, removed: [], doubt: null }
        const known = [...stored.values()].filter((resource) => resource.scope === scope)
        const missing = known.filter(({ id }) => !items.has(id)).map(({ id }) => id)
        const context = { type, client, scope, path, listed, items }
        const removal = await confirmRemoved({ ...context, missing, known: known.length })
        return { scope, listed, items, ...removal }
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
        return { scope, error }
      }
    }),
  )
  const [first] = parts
  if (first && 'error' in first && parts.every((part) => 'error' in part)) throw first.error
  return parts
}

function failedScopes(failed: { scope: string; error: ApiError }[], of: number): string | null {
  const [first] = failed
  if (!first) return null
  return `${failed.length} of ${of} lists could not be read; what was known from them is kept. ${first.error.message}`
}

/** The provider's count is at times plainly wrong: what was listed is true all the same, and the reader is told. */
function shortfall(parts: Part[]): string | null {
  const short = parts.flatMap((part) =>
    'listed' in part && part.listed.total !== null && part.items.size < part.listed.total
      ? [{ given: part.items.size, total: part.listed.total }]
      : [],
  )[0]
  return short
    ? `The list gave ${short.given} and says there are ${short.total}: some may be missing here. Nothing was removed for that.`
    : null
}

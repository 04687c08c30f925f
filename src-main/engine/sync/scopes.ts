import type { ResourceType } from '../connectors/connector'
import type { Due } from './due'
import { fillPath } from './fill-path'

/** What a poll knows of a type once it has listed it, for the types that are listed by its resources. */
export interface ListedType {
  /** By id, the scopes they were listed in. */
  listed: ReadonlyMap<string, string>
  /** Ids of those, and of what was not listed but is not proven to be gone. What is in neither took its children along. */
  there: ReadonlySet<string>
  /** Ids of those that are new or differ from what was stored. */
  changed: ReadonlySet<string>
  /** By the key of a type that is listed by these: where each of them that has children is asked for them. */
  childPaths: ReadonlyMap<string, ReadonlyMap<string, ChildPath>>
}

/** Where the children of a resource are asked for; what a log's window gives is left open in it. */
export interface ChildPath {
  path: string
  /** By the resource's own word, it can have children. */
  isWanted: boolean
}

/** One part of a type's listing. */
export interface Scope {
  key: string
  path: string
}

/** The one part of a type that is listed whole. */
const whole = ''

/**
 * The parts of a type that this poll lists, those that are gone together with their parents, and how many that are due wait
 * for the next polls.
 */
export function scopesOf(
  type: ResourceType,
  {
    parent,
    stored,
    due,
    period,
  }: {
    parent: ListedType | null
    /** The parts that something is stored of. */
    stored: () => Iterable<string>
    due: Due
    /** Of a log: from where on it is asked for, until now. */
    period: { since: Date; now: Date } | null
  },
): { ask: Scope[]; gone: Set<string>; postponed: number } {
  const { scopes, list, log } = type
  const window = period ? windowOf(period) : {}
  if (log?.monthly && period)
    return {
      ask: monthsIn(period).map((month) => ({ key: month, path: fillPath(list.path, { month }) })),
      ...nothingElse,
    }
  if (!scopes) return { ask: [{ key: whole, path: fillPath(list.path, window) }], ...nothingElse }
  if ('fixed' in scopes)
    return {
      ask: scopes.fixed.map((key) => ({ key, path: fillPath(list.path, { ...window, scope: key }) })),
      ...nothingElse,
    }
  if (!parent) return { ask: [], ...nothingElse }
  const { onceADay } = scopes
  // It is not gone with a parent alone.
  const ofMany = 'each' in scopes || scopes.shared !== undefined
  const of = new Set(stored())
  // What no longer can have any is asked once more: that it has none is for its own list to say.
  const paths = new Map(
    [...(parent.childPaths.get(type.key) ?? [])].filter(
      ([key, { isWanted }]) => isWanted || (!log && !ofMany && of.has(key)),
    ),
  )
  const keys = [...paths.keys()]
  const stale = onceADay ? due.today(type.key, keys) : null
  const chosen = stale
    ? due.soon(stale, list.limit)
    : due.choose(type.key, keys, (id) => parent.changed.has(id))
  return {
    ask: [...chosen].map((key) => ({ key, path: fillPath(paths.get(key)?.path as string, window) })),
    gone: log ? new Set() : goneOf(parent, of, ofMany ? new Set(keys) : null),
    postponed: stale ? stale.length - chosen.size : 0,
  }
}

const nothingElse = { gone: new Set<string>(), postponed: 0 }

/** What belongs to parents that are gone; of what is `named` by parents, what none of them does any more. */
function goneOf(parent: ListedType, stored: ReadonlySet<string>, named: ReadonlySet<string> | null) {
  if (!named) return new Set([...stored].filter((key) => !parent.there.has(key)))
  const isUnseen = [...parent.there].some((id) => !parent.listed.has(id))
  return new Set(isUnseen ? [] : [...stored].filter((key) => !named.has(key)))
}

/** Days begin at midnight in UTC. */
function windowOf({ since, now }: { since: Date; now: Date }) {
  const dayOf = (date: Date) => `${date.toISOString().slice(0, 10)}T00:00:00Z`
  return { since: since.toISOString(), day: dayOf(since), today: dayOf(now) }
}

/** The first day of each month that a period touches, as YYYY-MM-DD in UTC. */
function monthsIn({ since, now }: { since: Date; now: Date }): string[] {
  const months: string[] = []
  let month = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth(), 1))
  while (month <= now) {
    months.push(month.toISOString().slice(0, 10))
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1))
  }
  return months
}

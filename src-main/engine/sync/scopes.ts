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
  childPaths: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** One part of a type's listing. */
export interface Scope {
  key: string
  path: string
}

/** The one part of a type that is listed whole. */
const whole = ''

/** The parts of a type that this poll lists, and those that are gone together with their parents. */
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
): { ask: Scope[]; gone: Set<string> } {
  const { scopes, list, log } = type
  if (log?.monthly && period)
    return {
      ask: monthsIn(period).map((month) => ({ key: month, path: fillPath(list.path, { month }) })),
      gone: new Set(),
    }
  if (!scopes)
    return {
      ask: [{ key: whole, path: fillPath(list.path, { since: period?.since.toISOString() }) }],
      gone: new Set(),
    }
  if ('fixed' in scopes)
    return {
      ask: scopes.fixed.map((key) => ({ key, path: fillPath(list.path, { scope: key }) })),
      gone: new Set(),
    }
  if (!parent) return { ask: [], gone: new Set() }
  const paths = parent.childPaths.get(type.key) ?? new Map<string, string>()
  const chosen = due.choose(type.key, [...paths.keys()], (id) => parent.changed.has(id))
  const hasNone = (id: string) => !parent.there.has(id) || (parent.listed.has(id) && !paths.has(id))
  return {
    ask: [...chosen].map((id) => ({ key: id, path: paths.get(id) as string })),
    gone: new Set([...stored()].filter(hasNone)),
  }
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

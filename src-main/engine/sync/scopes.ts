import type { Item, ResourceType } from '../connectors/connector'
import type { Due } from './due'
import { fillPath } from './fill-path'

/** What a poll knows of a type once it has listed it, for the types that are listed by its resources. */
export interface ListedType {
  /** As they were listed. */
  items: Map<string, Item>
  /** Ids of those, and of what was not listed but is not proven to be gone. What is in neither took its children along. */
  there: ReadonlySet<string>
  /** Ids of those that are new or differ from what was stored. */
  changed: ReadonlySet<string>
}

/** One part of a type's listing. */
export interface Scope {
  key: string
  path: string
}

/** The one part of a type that is listed whole. */
export const whole = ''

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
    stored: ReadonlySet<string>
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
  const { where = () => true } = scopes
  const parents = [...parent.items].filter(([, item]) => where(item))
  const chosen = due.choose(
    type.key,
    parents.map(([id]) => id),
    (id) => parent.changed.has(id),
  )
  return {
    ask: parents
      .filter(([id]) => chosen.has(id))
      .map(([id, item]) => ({ key: id, path: fillPath(list.path, { ...item, scope: id }) })),
    gone: new Set([...stored].filter((key) => !parent.there.has(key))),
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

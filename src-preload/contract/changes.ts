import type { Instant } from './basics'

export interface Change {
  id: number
  integrationId: string
  integrationName: string
  resourceType: string
  resourceId: string
  resourceName: string
  type: 'added' | 'modified' | 'removed'
  /** It was merely there when its type was listed for the first time. */
  baseline: boolean
  /**
   * Where a modified one differs: paths like `permissions[1].roleId`, by an element's place afterwards, or, where it is
   * gone, by that before; in a list of `byDifference`, by its place in what is given of that.
   */
  fields: string[]
  /** Of a modified one, the top-level fields that those paths are in, on both sides; else the whole body, or null where there was none. */
  before: unknown
  after: unknown
  /** Of those fields, the long lists without an order of which `before` and `after` hold only the items that went and came. */
  byDifference: string[]
  recordedAt: Instant
  /** Who made it and how the provider's trail calls that, as far as it tells; see also {@link madeAnew}. */
  actor: string | null
  eventType: string | null
  /** What the ids of other resources in `before` and `after` stand for, where that is known. */
  names: Record<string, string>
}

/**
 * Explains what is no change of the workspace: another version of Sightline, or another key of its fingerprints, makes
 * something else of the answers that were given before.
 */
export const madeAnew = { actor: 'Sightline', eventType: 'Made anew of the same answers' } as const

export const isMadeAnew = ({ actor, eventType }: Pick<Change, 'actor' | 'eventType'>): boolean =>
  actor === madeAnew.actor && eventType === madeAnew.eventType

/** What differs about one resource between two moments, whatever happened in between. */
export type Difference = Omit<Change, 'id' | 'baseline' | 'recordedAt' | 'actor' | 'eventType'>

/** What one person did between two polls, as the later one found it. */
export interface ChangeGroup {
  /** Tells it apart from all other groups. */
  key: string
  pollId: number
  integrationId: string
  integrationName: string
  recordedAt: Instant
  /** What was merely there when its type was listed for the first time. */
  baseline: boolean
  /** Null where the audit trail doesn't say. */
  actor: string | null
  /** The person's own name, where the actor is one of the workspace's people. */
  actorName: string | null
  counts: { resourceType: string; change: Change['type']; count: number }[]
  total: number
  /** What {@link calls.markChangesSeen} takes to mark it as seen, and all before it. */
  upTo: number
  unseen: boolean
  /** The first of its changes; none of a `baseline`. */
  changes: Change[]
}

export interface Timeline {
  /** The latest poll's first; of one poll, who did most comes first, what nobody is known of last. */
  groups: ChangeGroup[]
  /** What gives the older ones; null where there are none. */
  next: string | null
}

/** All that one person changed, of the changes that were asked for. */
export interface Actor {
  /** Null where the audit trail doesn't say. */
  actor: string | null
  /** The person's own name, where the actor is one of the workspace's people. */
  actorName: string | null
  total: number
  /** When the latest of them was found, and in which integration. */
  latestAt: Instant
  integrationName: string
  /** The first of them, newest first. */
  changes: Change[]
}

/** Changes by day, in this computer's time zone; without what was merely there when its type was first listed. */
export interface ChangeDays {
  /** Oldest first; days without changes are left out. */
  days: { day: string; added: number; modified: number; removed: number }[]
  total: number
}

/** What changes can be filtered by: what occurs in them, the most frequent first. */
export interface ChangeFacets {
  types: { resourceType: string; changes: number }[]
  /** Null: those that nobody is known of. */
  people: { actor: string | null; name: string | null; changes: number }[]
  fields: { resourceType: string; field: string }[]
}

/** How far somebody has looked at the changes. */
export interface SeenChanges {
  upTo: number
  /** When that was; null: never. */
  at: Instant | null
  unseen: number
  /** What it was before, to undo it by. */
  before: number
}

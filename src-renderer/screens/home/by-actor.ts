import type { Change, ChangeGroup, Instant } from '../../../src-preload/contract'

export interface Actor {
  /** A name where there is one, else as the audit trail says it. Null: nobody is known. */
  name: string | null
  total: number
  latestAt: Instant
  integrationName: string
  /** Newest first; not all of them. */
  changes: Change[]
}

/** One entry for each person over several polls, who did something last comes first; what nobody is known of, last. */
export function byActor(groups: ChangeGroup[]): Actor[] {
  const actors = new Map<string | null, Actor>()
  for (const { actor, actorName, total, recordedAt, integrationName, changes } of groups) {
    const known = actors.get(actor)
    if (known) {
      known.total += total
      known.changes.push(...changes)
    } else
      actors.set(actor, {
        name: actorName ?? actor,
        total,
        latestAt: recordedAt,
        integrationName,
        changes: [...changes],
      })
  }
  return [...actors.values()].sort((a, b) => Number(a.name === null) - Number(b.name === null))
}

import type { Change } from '../../../src-preload/contract'

export interface Actor {
  /** Null: nobody is known. */
  actor: string | null
  /** Newest first. */
  changes: Change[]
}

/** One entry for each person, the one who did something last first; what nobody is known of comes last. */
export function byActor(changes: Change[]): Actor[] {
  const groups = new Map<string | null, Change[]>()
  for (const change of changes) {
    const group = groups.get(change.actor)
    if (group) group.push(change)
    else groups.set(change.actor, [change])
  }
  return [...groups]
    .map(([actor, of]) => ({ actor, changes: of }))
    .sort((a, b) => Number(a.actor === null) - Number(b.actor === null))
}

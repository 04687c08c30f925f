import type { Poll, PollType } from '../../src-preload/contract'

interface PollProgress {
  /** From 0 to 1; every type weighs the same, because only the provider knows how much is in it. */
  share: number
  ended: number
  types: number
  listed: number
}

export function pollProgress({ types }: Poll): PollProgress {
  const share = types.reduce((sum, type) => sum + typeShare(type), 0) / Math.max(1, types.length)
  return {
    share,
    ended: types.filter(hasEnded).length,
    types: types.length,
    listed: types.reduce((sum, { listed }) => sum + listed, 0),
  }
}

export function hasEnded({ status }: PollType): boolean {
  return status !== 'waiting' && status !== 'running'
}

/** Listed to the end is not the end yet: details and the confirmation of removals may follow. */
function typeShare(type: PollType): number {
  if (hasEnded(type)) return 1
  if (type.status === 'waiting') return 0
  return type.expected ? 0.9 * Math.min(1, type.listed / type.expected) : 0.1
}

/** Changes of a whole poll. */
export function changesOf({ types }: Poll): Pick<PollType, 'added' | 'modified' | 'removed'> {
  const sum = (field: 'added' | 'modified' | 'removed') =>
    types.reduce((total, type) => total + type[field], 0)
  return { added: sum('added'), modified: sum('modified'), removed: sum('removed') }
}

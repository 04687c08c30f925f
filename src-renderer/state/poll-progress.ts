import type { Poll, PollType } from '../../src-preload/contract'

interface PollProgress {
  /** From 0 to 1; every type weighs the same, because only the provider knows how much is in it. */
  share: number
  ended: number
  types: number
}

export function pollProgress({ types }: Poll): PollProgress {
  const share = types.reduce((sum, type) => sum + typeShare(type), 0) / Math.max(1, types.length)
  return {
    share,
    ended: types.filter(hasEnded).length,
    types: types.length,
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

/** What a whole poll found, as the rest of the app counts it. */
export interface PollFigures extends Pick<PollType, 'added' | 'modified' | 'removed'> {
  /** Resources; entries of logs are none. */
  listed: number
  /** Entries that logs have grown by: they are no changes of the workspace. */
  logEntries: number
}

/** `logs`: the resource types that are logs. */
export function pollFigures({ types }: Poll, logs: ReadonlySet<string>): PollFigures {
  const sum = (field: 'listed' | 'added' | 'modified' | 'removed', ofLogs: boolean) =>
    types.reduce((total, type) => total + (logs.has(type.type) === ofLogs ? type[field] : 0), 0)
  return {
    listed: sum('listed', false),
    added: sum('added', false),
    modified: sum('modified', false),
    removed: sum('removed', false),
    logEntries: sum('added', true),
  }
}

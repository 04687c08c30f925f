import type { Instant } from './basics'

const pollTypeStatuses = ['waiting', 'running', 'ok', 'skipped', 'failed', 'drifted'] as const
export type PollTypeStatus = (typeof pollTypeStatuses)[number]
export type PollStatus = 'running' | 'ok' | 'partial' | 'failed' | 'cancelled' | 'refused'

/** One resource type within one poll. Counts are of resources. */
export interface PollType {
  type: string
  status: PollTypeStatus
  listed: number
  /** What the provider says there is, once it said so; for a progress bar. */
  expected: number | null
  added: number
  modified: number
  removed: number
  reason: string | null
}

/** One pass over an integration, while it runs and afterwards. */
export interface Poll {
  id: number | null
  integrationId: string
  integrationName: string
  trigger: 'first' | 'timer' | 'manual'
  status: PollStatus
  reason: string | null
  /** Of one that has just gone wrong: the code of its worst problem. */
  code?: string
  startedAt: Instant
  finishedAt: Instant | null
  requests: number
  types: PollType[]
}

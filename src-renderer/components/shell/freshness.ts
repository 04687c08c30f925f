import { useSyncExternalStore } from 'react'
import type { Instant, Integration } from '../../../src-preload/contract'

export interface Freshness {
  state: 'nothing' | 'offline' | 'polling' | 'paused' | 'stale' | 'current'
  /** The oldest of what is watched. */
  at: Instant | null
}

const minute = 60_000

/** Whether what is known is current: the worst of all that is watched. */
export function freshnessOf(integrations: Integration[], now: number, online: boolean): Freshness {
  const watched = integrations.filter(({ enabled }) => enabled)
  const at = oldest(watched.map(({ lastGoodPollAt }) => lastGoodPollAt))
  if (!online) return { state: 'offline', at }
  if (integrations.length === 0) return { state: 'nothing', at }
  if (watched.some(({ poll }) => poll)) return { state: 'polling', at }
  if (watched.length === 0)
    return { state: 'paused', at: oldest(integrations.map((each) => each.lastGoodPollAt)) }
  return { state: watched.some((each) => !each.ready || isStale(each, now)) ? 'stale' : 'current', at }
}

/** Nothing was learned for as long as three polls, and never for less than a quarter of an hour. */
export function isStale(
  { enabled, lastGoodPollAt, intervalMinutes, poll }: Integration,
  now: number,
): boolean {
  if (!enabled || poll || lastGoodPollAt === null) return false
  return now - Date.parse(lastGoodPollAt) > Math.max(15, 3 * intervalMinutes) * minute
}

const oldest = (instants: (Instant | null)[]): Instant | null =>
  instants.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null)

function subscribe(onChange: () => void): () => void {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}

/** Whether this computer has a network at all. */
export const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine)

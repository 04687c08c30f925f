import { useEffect, useReducer } from 'react'
import type { Poll, PollTypeStatus } from '../../../../src-preload/contract'
import { onEvent } from '../../../state/events'

const listed: readonly PollTypeStatus[] = ['ok', 'skipped', 'failed', 'drifted']

/**
 * A number that grows whenever the lists of a type (or of any) may have changed: a poll is through with it, a
 * poll has ended, an integration came or went.
 */
export function useFreshness(type: string | null): number {
  const [freshness, grow] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const seen = new Map<string, string>()
    return onEvent(({ event, payload }) => {
      if (event === 'integrations' || event === 'restarted') grow()
      if (event !== 'poll') return
      const progress = progressOf(payload, type)
      if (progress !== null && seen.get(payload.integrationId) !== progress) grow()
      if (progress !== null) seen.set(payload.integrationId, progress)
    })
  }, [type])
  return freshness
}

/** How far a poll has come with the type, as a text to compare; null if it has not touched it yet. */
function progressOf(poll: Poll, type: string | null): string | null {
  const through = poll.types.filter(
    (one) => (type === null || one.type === type) && listed.includes(one.status),
  )
  if (poll.status === 'running' && through.length === 0) return null
  return `${poll.startedAt} ${through.length} ${poll.status === 'running'}`
}

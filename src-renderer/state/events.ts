import type { AnyEvent, EventName } from '../../src-preload/contract'
import { api } from './bridge'

/** An event's name, or `pollEnded`: a `poll` event whose poll is no longer running. */
export type Occasion = EventName | 'pollEnded'

const listeners = new Set<(event: AnyEvent) => void>()

// One subscription for the whole page: each one crosses a process border in the desktop host.
api.onEvent((event) => {
  for (const listener of listeners) listener(event)
})

/** Returns a function that stops listening. */
export function onEvent(listener: (event: AnyEvent) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * Calls `react` whenever one of the occasions comes about. A restart of the engine is always one: what
 * is shown may be stale then.
 */
export function onOccasion(occasions: readonly Occasion[], react: () => void): () => void {
  return onEvent((event) => {
    const ended = event.event === 'poll' && event.payload.status !== 'running'
    if (
      event.event === 'restarted' ||
      occasions.includes(event.event) ||
      (ended && occasions.includes('pollEnded'))
    )
      react()
  })
}

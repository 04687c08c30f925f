import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchOverview } from '../../src-main/desktop/overview-watch'
import type { AnyEvent } from '../../src-preload/contract'
import { overview } from './samples'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function engine() {
  const listeners = new Set<(event: AnyEvent) => void>()
  const happens = (event: AnyEvent = { event: 'findings', payload: { integrationId: 'i1' } }) => {
    for (const listener of listeners) listener(event)
  }
  const api = {
    overview: vi.fn(async () => overview({ resources: api.overview.mock.calls.length })),
    onEvent: (listener: (event: AnyEvent) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { api, happens }
}

test('many events make few questions, and the last event is never missed', async () => {
  const { api, happens } = engine()
  const seen: number[] = []
  watchOverview(api, ({ resources }) => seen.push(resources), 500)
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual([1])
  for (let i = 0; i < 50; i++) happens()
  await vi.advanceTimersByTimeAsync(5000)
  expect(seen).toEqual([1, 2])
  happens()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual([1, 2, 3])
})

test('an engine that is gone for a moment is asked again when it is back', async () => {
  const { api, happens } = engine()
  api.overview.mockRejectedValueOnce(new Error('gone'))
  const seen: number[] = []
  watchOverview(api, ({ resources }) => seen.push(resources), 500)
  await vi.advanceTimersByTimeAsync(600)
  expect(seen).toEqual([])
  happens({ event: 'restarted', payload: { reason: 'It died.' } })
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual([2])
})

test('once stopped, nothing is asked or told', async () => {
  const { api, happens } = engine()
  const listener = vi.fn()
  const stop = watchOverview(api, listener, 500)
  stop()
  happens()
  await vi.advanceTimersByTimeAsync(2000)
  expect(listener).not.toHaveBeenCalled()
})

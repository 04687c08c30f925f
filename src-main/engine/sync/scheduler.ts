import type { IntegrationRow } from '../integrations'

export interface SchedulerOptions {
  now: () => Date
  integrations: () => IntegrationRow[]
  poll: (integrationId: string) => Promise<unknown>
  /** What else goes by the clock. */
  beside: () => Promise<unknown>
  /** How often the clock is looked at, in milliseconds. */
  tickMs?: number
}

/**
 * Polls every enabled integration when it is due. It goes by the wall clock and not by long timers: after
 * the machine slept, what is overdue runs once, however many intervals were slept through.
 */
export function startScheduler({
  now,
  integrations,
  poll,
  beside,
  tickMs = 15_000,
}: SchedulerOptions): () => void {
  const tick = () => {
    beside().catch(() => {})
    const due = now().toISOString()
    for (const { id, enabled, next_poll_at } of integrations())
      if (enabled && (next_poll_at === null || next_poll_at <= due)) poll(id).catch(() => {})
  }
  const timer = setInterval(tick, tickMs)
  const first = setTimeout(tick, 0)
  return () => {
    clearInterval(timer)
    clearTimeout(first)
  }
}

import type { IntegrationRow } from '../integrations'

interface SchedulerOptions {
  now: () => Date
  integrations: () => IntegrationRow[]
  poll: (integrationId: string) => Promise<unknown>
  /** Whether the machine is in a state to poll it by itself. */
  mayPoll: (row: IntegrationRow, now: Date) => boolean
  /** What else goes by the clock, one after the other. None of it rejects. */
  beside: (() => Promise<void>)[]
  /** How often the clock is looked at, in milliseconds. */
  tickMs?: number
}

/** In intervals: the next poll is put a tenth later at most. */
const farthest = 1.11

/**
 * Polls every enabled integration when it is due. It goes by the wall clock and not by long timers: after
 * the machine slept, what is overdue runs once, however many intervals were slept through. `look` looks at the clock now.
 */
export function startScheduler({
  now,
  integrations,
  poll,
  mayPoll,
  beside,
  tickMs = 15_000,
}: SchedulerOptions): { look(): void; stop(): void } {
  const look = () => {
    void inTurn(beside)
    const at = now()
    const isDue = ({ enabled, next_poll_at, interval_minutes }: IntegrationRow) => {
      if (enabled !== 1) return false
      const ahead = next_poll_at === null ? 0 : Date.parse(next_poll_at) - at.getTime()
      // Farther ahead than any was set: the clock was set back, and it would not be looked at for as long.
      return !(ahead > 0 && ahead <= interval_minutes * 60_000 * farthest)
    }
    for (const row of integrations()) if (isDue(row) && mayPoll(row, at)) poll(row.id).catch(() => {})
  }
  const timer = setInterval(look, tickMs)
  const first = setTimeout(look, 0)
  return {
    look,
    stop() {
      clearInterval(timer)
      clearTimeout(first)
    },
  }
}

async function inTurn(all: (() => Promise<void>)[]) {
  for (const work of all) await work()
}

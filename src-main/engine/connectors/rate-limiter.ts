import { setTimeout as wait } from 'node:timers/promises'

/** What an answer says of the window of time in which requests are counted. */
interface RateWindow {
  /** Requests left in it. */
  remaining: number
  /** Requests it has in all, where that is said. */
  limit: number | null
  endsAt: Date
}

/** A clock that is off must not stop us for hours. */
const longestPause = 5 * 60_000
/** Nobody means more than that. */
const year = 365 * 24 * 60 * 60_000
/** For how long, in milliseconds, a provider that asks for a pause is left alone. */
export const boundedPause = (milliseconds: number) => Math.min(Math.max(milliseconds, 0), longestPause)
/** A pause was asked for that is too long to be waited for. */
export class LongPause extends Error {
  constructor(readonly until: Date) {
    super(`Nothing may be asked until ${until.toISOString()}.`)
  }
}

/** By which the flow grows with each good answer, where the provider says nothing of its limits. */
const growth = 1.005

/**
 * Paces the requests of one client: a few at a time, and never more than the provider allows. As long as the
 * provider says nothing of its budget, a burst first and then a flow that grows until it objects; once it says, as
 * fast as its word allows and no slower.
 */
export class RateLimiter {
  #active = 0
  #queue: (() => void)[] = []
  #blockedUntil = 0
  /** By the provider's word; null until it gave one. */
  #window: { left: number; limit: number; endsAt: number } | null = null
  /** By our own guess. */
  #tokens: number
  #perSecond: number
  #refilledAt = Date.now()

  constructor(readonly limits = { concurrent: 10, burst: 150, perSecond: 2.5, growsTo: 10 }) {
    this.#tokens = limits.burst
    this.#perSecond = limits.perSecond
  }

  /** How many requests a window has in all, by the provider's word; null as long as it gave none. */
  get limit(): number | null {
    return this.#window?.limit ?? null
  }

  /**
   * Waits for its turn, which comes before all others' if it is `urgent`, then runs the request. Rejects with the
   * signal's reason if that comes first, and with a {@link LongPause} without having asked.
   */
  async run<T>(signal: AbortSignal, request: () => Promise<T>, urgent = false): Promise<T> {
    await this.#slot(signal, urgent)
    try {
      await this.#allowance(signal)
      const answer = await request()
      this.#perSecond = Math.min(this.limits.growsTo, this.#perSecond * growth)
      return answer
    } finally {
      this.#active--
      this.#queue.shift()?.()
    }
  }

  /** What an answer's headers said. Its count knows nothing of the requests that were on their way meanwhile. */
  learn({ remaining, limit, endsAt }: RateWindow) {
    const end = Math.min(endsAt.getTime(), Date.now() + longestPause)
    const known = this.#window
    // Ends are given in whole seconds, and may differ by one within a window.
    const same = known !== null && Math.abs(end - known.endsAt) <= 1000
    const left = same
      ? Math.min(known.left, remaining)
      : Math.max(0, remaining - Math.max(0, this.#active - 1))
    // Where none is said, there is at least one: nothing would ever be asked again.
    this.#window = { left, limit: Math.max(limit ?? Math.max(remaining, known?.limit ?? 0), 1), endsAt: end }
  }

  /** No request at all for so long: the provider asked for it. */
  block(milliseconds: number) {
    const pause = Math.min(Math.max(milliseconds, 0), year)
    this.#blockedUntil = Math.max(this.#blockedUntil, Date.now() + pause)
    this.#perSecond = this.limits.perSecond
  }

  async #slot(signal: AbortSignal, urgent: boolean) {
    signal.throwIfAborted()
    while (this.#active >= this.limits.concurrent) {
      await new Promise<void>((resolve) => this.#queue[urgent ? 'unshift' : 'push'](resolve))
      if (signal.aborted) {
        this.#queue.shift()?.() // This turn is not taken: it is the next one's.
        throw signal.reason
      }
    }
    this.#active++
  }

  async #allowance(signal: AbortSignal) {
    for (;;) {
      if (this.#blockedUntil - Date.now() > longestPause) throw new LongPause(new Date(this.#blockedUntil))
      const pause = Math.max(this.#blockedUntil - Date.now(), this.#take())
      if (pause <= 0) return
      await wait(pause, undefined, { signal })
    }
  }

  /** Takes one request out of the budget; or tells in how many milliseconds to ask again. */
  #take(): number {
    const now = Date.now()
    const blocked = this.#blockedUntil > now
    if (this.#window) {
      const window = this.#window
      if (now >= window.endsAt) Object.assign(window, { left: window.limit, endsAt: now + 60_000 })
      if (window.left < 1) return window.endsAt - now
      if (!blocked) window.left--
      return 0
    }
    const refill = ((now - this.#refilledAt) / 1000) * this.#perSecond
    this.#tokens = Math.min(this.limits.burst, this.#tokens + refill)
    this.#refilledAt = now
    if (this.#tokens < 1) return 1000 / this.#perSecond
    if (!blocked) this.#tokens--
    return 0
  }
}

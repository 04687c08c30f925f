import { setTimeout as wait } from 'node:timers/promises'

/**
 * Paces the requests of one client: a few at a time, and never faster than the provider allows. As long as
 * the provider says nothing of its budget, a burst first and then a steady flow; once it says, by its word.
 */
export class RateLimiter {
  #active = 0
  #queue: (() => void)[] = []
  #tokens: number
  #refilledAt = Date.now()
  #blockedUntil = 0

  constructor(readonly limits = { concurrent: 6, burst: 150, perSecond: 2.5 }) {
    this.#tokens = limits.burst
  }

  /** Waits for its turn, then runs the request. Rejects with the signal's reason if that comes first. */
  async run<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    await this.#slot(signal)
    try {
      await this.#allowance(signal)
      return await request()
    } finally {
      this.#active--
      this.#queue.shift()?.()
    }
  }

  /** What an answer's headers said is left until `resetAt`. */
  learn(remaining: number, resetAt: Date) {
    this.#tokens = Math.max(0, remaining)
    this.#refilledAt = Date.now()
    if (remaining <= 0) this.block(resetAt.getTime() - Date.now())
  }

  /** No request at all for so long: the provider asked for it. */
  block(milliseconds: number) {
    const longest = 5 * 60_000 // A clock that is off must not stop us for hours.
    this.#blockedUntil = Math.max(
      this.#blockedUntil,
      Date.now() + Math.min(Math.max(milliseconds, 0), longest),
    )
  }

  async #slot(signal: AbortSignal) {
    signal.throwIfAborted()
    while (this.#active >= this.limits.concurrent) {
      await new Promise<void>((resolve) => this.#queue.push(resolve))
      if (signal.aborted) {
        this.#queue.shift()?.() // This turn is not taken: it is the next one's.
        throw signal.reason
      }
    }
    this.#active++
  }

  async #allowance(signal: AbortSignal) {
    for (;;) {
      const now = Date.now()
      this.#tokens = Math.min(
        this.limits.burst,
        this.#tokens + ((now - this.#refilledAt) / 1000) * this.limits.perSecond,
      )
      this.#refilledAt = now
      const pause = Math.max(this.#blockedUntil - now, this.#tokens < 1 ? 1000 / this.limits.perSecond : 0)
      if (pause <= 0) break
      await wait(pause, undefined, { signal })
    }
    this.#tokens--
  }
}

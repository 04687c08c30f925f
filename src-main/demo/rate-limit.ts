import { ApiError } from './api-error'

/** Counts requests in windows of a minute, or of `windowMs`, each opened by its first request. */
export class RateLimit {
  #opened = Number.NEGATIVE_INFINITY
  #consumed = 0

  constructor(
    readonly perWindow: number,
    readonly windowMs = 60_000,
  ) {}

  /** Counts one request and gives the headers that tell about it. One too many throws a 429. */
  take(now: Date): Record<string, string> {
    if (now.getTime() - this.#opened >= this.windowMs) {
      this.#opened = now.getTime()
      this.#consumed = 0
    }
    this.#consumed++
    const remaining = Math.max(0, this.perWindow - this.#consumed)
    const reset = this.#opened + this.windowMs
    const headers = {
      'X-RateLimit-Consumed': String(this.#consumed),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': new Date(reset).toUTCString(),
    }
    if (this.#consumed <= this.perWindow) return headers

    const msBeforeNext = reset - now.getTime()
    const data = { remainingPoints: remaining, msBeforeNext, consumedPoints: this.#consumed }
    throw new ApiError(
      429,
      'RateLimited',
      'Rate limit exceeded',
      { data },
      {
        ...headers,
        'Retry-After': String(Math.ceil(msBeforeNext / 1000)),
      },
    )
  }
}

import { ApiError } from './api-error'

const minute = 60_000

/** Counts requests in windows of one minute, each opened by its first request. */
export class RateLimit {
  #opened = Number.NEGATIVE_INFINITY
  #consumed = 0

  constructor(readonly perMinute: number) {}

  /** Counts one request and gives the headers that tell about it. One too many throws a 429. */
  take(now: Date): Record<string, string> {
    if (now.getTime() - this.#opened >= minute) {
      this.#opened = now.getTime()
      this.#consumed = 0
    }
    this.#consumed++
    const remaining = Math.max(0, this.perMinute - this.#consumed)
    const reset = this.#opened + minute
    const headers = {
      'X-RateLimit-Consumed': String(this.#consumed),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': new Date(reset).toUTCString(),
    }
    if (this.#consumed <= this.perMinute) return headers

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

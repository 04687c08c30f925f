import { ApiError, forbidden } from './api-error'
import type { Endpoint } from './endpoint'
import { RateLimit } from './rate-limit'

type Who = 'owner' | 'member'

interface AccessOptions {
  ownerToken: string
  memberToken: string
  /** Requests, for each token. */
  perMinute: number
  windowMs: number
}

/** Who may ask what, and how often. What is refused is thrown as the API's error. */
export class Access {
  readonly #limits = new Map<string, RateLimit>()

  constructor(readonly options: AccessOptions) {}

  identify(authorization: string | undefined): Who {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token === this.options.ownerToken) return 'owner'
    if (token === this.options.memberToken) return 'member'
    throw new ApiError(401, 'unauthorized', 'This request requires a valid authorization token')
  }

  /** A member's token sees the workspace and nothing in it. */
  authorize(who: Who, path: string) {
    if (who === 'member' && path !== '/') throw forbidden()
  }

  /** Counts a request against the limit of its token and the `others`; gives the headers that tell of the last. */
  count(who: Who, at: Date, others: RateLimit[]): Record<string, string> {
    const { perMinute, windowMs } = this.options
    const limits = [this.#limit(who, perMinute, windowMs), ...others]
    return Object.assign({}, ...limits.map((limit) => limit.take(at)))
  }

  /** Counts a request against the endpoint's own limit, if it has one. */
  countFor({ path, perMinute }: Endpoint, who: Who, at: Date) {
    if (perMinute !== undefined) this.#limit(`${who} ${path}`, perMinute, this.options.windowMs).take(at)
  }

  #limit(key: string, perWindow: number, windowMs?: number): RateLimit {
    const limit = this.#limits.get(key) ?? new RateLimit(perWindow, windowMs)
    this.#limits.set(key, limit)
    return limit
  }
}

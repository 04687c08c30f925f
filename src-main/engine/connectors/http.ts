import { setTimeout as wait } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import type { Egress } from '../network/egress'
import { isLoopback, networkProblem } from '../network/problems'
import { ApiError, type EndpointLimit } from './connector'
import { EndpointLimiter } from './endpoint-limiter'
import { Exchange, type RawAnswer, TooLarge } from './exchange'
import { boundedPause, LongPause, RateLimiter } from './rate-limiter'
import {
  cancelled,
  type HttpOptions,
  type Pace,
  parseJson,
  type RequestOptions,
  type Transport,
  tries,
  usualPace,
} from './transport'

/** Milliseconds to wait where a provider asks for a pause and says not for how long. */
const unsaidPause = 5_000
/** Milliseconds. The date of an answer is cut to whole seconds, and some time passes on its way. */
const clocksDiffer = 5_000

/** Sends GETs to one provider: paced, retried, bounded in time and size. */
export class HttpTransport implements Transport {
  requests = 0
  readonly #limiter = new RateLimiter()
  readonly #endpointLimiters = new Map<string, EndpointLimiter>()
  readonly #agent: Promise<Dispatcher>
  readonly #exchange: Exchange
  readonly #base: string
  readonly #origin: string
  readonly #basePath: string
  readonly #pace: Required<Pace>

  /** `signal` ends every request and every wait. */
  constructor(
    readonly options: HttpOptions,
    private readonly signal: AbortSignal,
    egress: Pick<Egress, 'open'>,
  ) {
    this.#pace = { ...usualPace, ...options.pace }
    this.#base = options.apiUrl.replace(/\/+$/, '')
    const { hostname, protocol, origin, pathname } = new URL(this.#base)
    if (protocol !== 'https:' && !isLoopback(hostname))
      throw new ApiError(
        'no-network',
        `The token would travel unencrypted to ${hostname}.`,
        'Use an address that starts with https://',
      )
    this.#agent = egress.open(origin, this.#pace.patienceMs)
    this.#agent.catch(() => {}) // Told to whoever asks for something.
    this.#exchange = new Exchange(this.#agent, signal, this.#pace.patienceMs)
    this.#origin = origin
    this.#basePath = pathname.replace(/\/+$/, '')
  }

  async get(
    path: string,
    query: Record<string, string>,
    { limit, urgent = false, known }: RequestOptions,
  ): Promise<RawAnswer> {
    // Who waits for an endpoint's own limit must not take a place in the queue of all.
    const paced = (request: () => Promise<RawAnswer>) =>
      limit ? this.#endpointLimiter(limit).run(request, urgent) : request()
    const more = new URLSearchParams(query).toString()
    const target = this.#basePath + path + (more && `${path.includes('?') ? '&' : '?'}${more}`)
    for (let attempt = 1; ; attempt++) {
      try {
        return await paced(() =>
          this.#limiter.run(this.signal, () => this.#once(target, { limit, known }), urgent),
        )
      } catch (error) {
        if (this.signal.aborted) throw cancelled()
        const problem = error instanceof ApiError ? error : this.#explain(error)
        const retry = ['no-network', 'server-error', 'rate-limited'].includes(problem.kind)
        // A machine without a network won't have one in three seconds; someone is waiting for the answer.
        if (!retry || attempt === tries || isOffline(error)) throw problem
        const pause = this.#pace.pauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2)
        await wait(problem.kind === 'rate-limited' ? 0 : pause, undefined, {
          signal: this.signal,
        }).catch(() => {
          throw cancelled()
        })
      }
    }
  }

  #endpointLimiter({ name, perMinute }: EndpointLimit): EndpointLimiter {
    const limiter =
      this.#endpointLimiters.get(name) ??
      new EndpointLimiter({ requests: perMinute, perMs: this.#pace.minuteMs }, this.signal)
    this.#endpointLimiters.set(name, limiter)
    return limiter
  }

  async close() {
    await (await this.#agent.catch(() => null))?.destroy()
  }

  async #once(path: string, { limit, known }: RequestOptions): Promise<RawAnswer> {
    const { provider, headers } = this.options
    this.requests++
    const answer = await this.#exchange.get({ origin: this.#origin, path, headers, known })
    const { status } = answer
    const own = limit && this.#tellsOf(limit, status, answer.headers) ? this.#endpointLimiter(limit) : null
    if (!own) this.#learn(answer.headers)
    if (status === 429) {
      const limiter = own ?? this.#limiter
      limiter.block(retryAfter(answer))
      throw new ApiError(
        'rate-limited',
        `${provider} asked us to slow down.`,
        'Wait for the next poll.',
        status,
      )
    }
    if (status >= 500)
      throw new ApiError(
        'server-error',
        `${provider} answered with an error of its own (${status}).`,
        `It usually passes. If it stays, look at ${provider}’s status page.`,
        status,
      )
    return answer
  }

  /**
   * Whether an answer tells of its endpoint's own limit rather than of that for all requests. A refusal does, unless
   * its count is more than all requests may be: if it was meant for all, the next request elsewhere is refused too.
   */
  #tellsOf({ perMinute }: EndpointLimit, status: number, headers: RawAnswer['headers']): boolean {
    const { remaining, consumed } = countsIn(headers)
    if (status !== 429) return consumed + remaining === perMinute
    return !(consumed > (this.#limiter.limit ?? Number.POSITIVE_INFINITY))
  }

  #learn(headers: RawAnswer['headers']) {
    const { remaining, consumed } = countsIn(headers)
    const reset = new Date(String(headers['x-ratelimit-reset'] ?? '')).getTime()
    if (!Number.isFinite(remaining) || Number.isNaN(reset)) return
    // The date is cut to whole seconds: the window ends within the next one. It is of the provider's clock.
    const ahead = new Date(String(headers.date ?? '')).getTime() - Date.now()
    const endsAt = new Date(reset + 1000 - (Math.abs(ahead) > clocksDiffer ? ahead : 0))
    const limit = Number.isFinite(consumed) ? consumed + remaining : null
    this.#limiter.learn({ remaining, limit, endsAt })
  }

  #explain(error: unknown): ApiError {
    const { provider } = this.options
    const host = new URL(this.#base).host
    if (error instanceof LongPause)
      return new ApiError(
        'asked-to-wait',
        `${provider} asks to be left alone until ${error.until.toISOString()}.`,
        'What was known before is kept. Other programs may use up what this workspace is given: see which.',
      )
    if (error instanceof TooLarge)
      return new ApiError(
        'not-the-api',
        `${host} sent more than ${provider}’s API ever would.`,
        'Check the API URL.',
      )
    const { distrusted, message, hint } = networkProblem(error, host, 'API URL')
    return new ApiError(distrusted ? 'not-the-api' : 'no-network', message, hint)
  }
}

/** The provider's count of requests, NaN where it gives none. */
function countsIn(headers: RawAnswer['headers']) {
  const number = (name: string) => Number(headers[name] ?? Number.NaN)
  return { remaining: number('x-ratelimit-remaining'), consumed: number('x-ratelimit-consumed') }
}

/** Milliseconds, from the header or, where a provider puts it there, from the error's data. */
function retryAfter({ headers, bytes }: RawAnswer): number {
  const header = headers['retry-after']
  if (header !== undefined) {
    // Of several, which a proxy may make of one, the first.
    const first = String([header].flat()[0])
    const seconds = /^\s*(\d+(?:\.\d+)?)\s*(?:,|$)/.exec(first)?.[1]
    // A date is by the provider's clock, or by ours, and one of them may be off.
    const pause =
      seconds === undefined ? boundedPause(Date.parse(first) - Date.now()) : Number(seconds) * 1000
    return Number.isNaN(pause) ? unsaidPause : pause
  }
  const body = parseJson(Buffer.from(bytes).toString('utf8'))
  const stated = (body as { errors?: { data?: { msBeforeNext?: unknown } }[] })?.errors?.[0]?.data
    ?.msBeforeNext
  return typeof stated === 'number' ? stated : unsaidPause
}

const isOffline = (error: unknown) =>
  ['ENOTFOUND', 'ECONNREFUSED', 'ENETUNREACH'].includes((error as { code?: string }).code ?? '')

/** How a provider's client has its requests sent, whatever sends them. */
import { ApiError, type EndpointLimit } from './connector'
import type { RawAnswer } from './exchange'

export interface HttpOptions {
  apiUrl: string
  headers: Record<string, string>
  /** How the provider is called in messages. */
  provider: string
  pace?: Pace
}

interface Pacing {
  /** The endpoint's own. */
  limit?: EndpointLimit
  /** Before all that wait. */
  urgent?: boolean
}

export interface RequestOptions extends Pacing {
  /** The digest of an answer whose bytes are not wanted again. */
  known?: string
}

/** What sends requests to one provider. */
export interface Transport {
  /**
   * One GET, tried again where that can help. Resolves with any status below 500 except 429; rejects with an
   * {@link ApiError} for all else.
   */
  get(path: string, query: Record<string, string>, asking: RequestOptions): Promise<RawAnswer>
  /** Requests sent so far, retries included. */
  readonly requests: number
  /** Ends what is under way. */
  close(): Promise<void>
}

export interface Pace {
  /** How long an answer may be waited for. */
  patienceMs: number
  /** The first pause before trying again; each next one is twice as long. */
  pauseMs: number
  /** How long the minute of an endpoint's own limit is. */
  minuteMs?: number
}

export const usualPace = { patienceMs: 30_000, pauseMs: 600, minuteMs: 60_000 }
export const tries = 3
export const cancelled = () => new ApiError('cancelled', 'Cancelled.', 'Sync again when you like.')

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import { ApiError } from './connector'
import type { RawAnswer } from './exchange'
import { readJson } from './read-json'
import {
  cancelled,
  type HttpOptions,
  type RequestOptions,
  type Transport,
  tries,
  usualPace,
} from './transport'

export interface JsonAnswer {
  status: number
  headers: RawAnswer['headers']
  /** Undefined if the answer is the known one: it was not read then. */
  body: unknown
  /** Of the answer's bytes. */
  digest: string
}

/** Reads the JSON that a provider's API answers with. */
export class JsonClient {
  constructor(
    private readonly transport: Transport,
    private readonly options: Pick<HttpOptions, 'apiUrl' | 'provider' | 'pace'> & {
      signal: AbortSignal
      /** What requests are made with. An answer that repeats it loses it before anybody reads it. */
      token: string
      /** Makes JSON of an answer that is none, in the way its provider is known to break it; else gives it back as it is. */
      repair?: (text: string) => string
    },
  ) {}

  get requests(): number {
    return this.transport.requests
  }

  close() {
    return this.transport.close()
  }

  /**
   * Resolves with any status of the API's own below 500 except 429; throws an {@link ApiError} for all else: no
   * network, a page that isn't the API's, an answer cut off (after it was asked for again). A known answer is not read.
   */
  async get(
    path: string,
    query: Record<string, string> = {},
    asking: RequestOptions = {},
  ): Promise<JsonAnswer> {
    const { signal, pace = usualPace } = this.options
    for (let attempt = 1; ; attempt++) {
      const answer = await this.transport.get(path, query, asking)
      try {
        return this.#read(answer)
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== 'bad-answer' || attempt === tries) throw error
        const pause = pace.pauseMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2)
        await wait(pause, undefined, { signal }).catch(() => {
          throw cancelled()
        })
      }
    }
  }

  #read({ status, headers, digest, isKnown, bytes }: RawAnswer): JsonAnswer {
    const { provider, apiUrl, repair, token } = this.options
    if (isKnown) return { status, headers, body: undefined, digest }
    const body = readJson(bytes, { provider, token, repair })
    if (body !== undefined) return { status, headers, body, digest }
    if (String(headers['content-type'] ?? '').includes('json'))
      throw new ApiError(
        'bad-answer',
        `${provider}’s answer is not valid JSON, or was cut off.`,
        'Try again.',
        status,
      )
    throw new ApiError(
      'not-the-api',
      `${new URL(apiUrl).host} answered with a page that is not ${provider}’s API${status >= 300 && status < 400 ? ' (a redirect)' : ''}.`,
      'A company proxy or a captive portal may be in between: sign in to it in your browser, or check the API URL.',
      status,
    )
  }
}

import { SightlineError } from '../../../src-preload/errors'
import { ApiError, type ApiErrorKind } from '../connectors/connector'
import type { RawAnswer } from '../connectors/exchange'
import { HttpTransport } from '../connectors/http'
import type { HttpOptions, RequestOptions } from '../connectors/transport'
import { openRoute, type Route } from '../network/route'

/** The poll thread's calls: `connect`, `get` and, with an id alone, `disconnect`. */
export interface Asked {
  id: number
  path: string
  query: Record<string, string>
  asking: RequestOptions
}

export type Sent = { requests: number } & (
  | { answer: RawAnswer }
  | { problem: { kind: ApiErrorKind; message: string; hint: string; status?: number } }
)

export interface Connected {
  id: number
  options: HttpOptions
  route: Route
}

/** The request thread's end: opens, uses and closes transports on behalf of the poll thread. */
export class Transports {
  readonly #open = new Map<number, { transport: HttpTransport; abort: AbortController }>()

  /** Answers the poll thread's calls. */
  async answer(name: string, input: unknown): Promise<unknown> {
    if (name === 'connect') return this.#connect(input as Connected)
    if (name === 'get') return this.#get(input as Asked)
    if (name === 'disconnect') return this.#disconnect(input as number)
    throw new SightlineError('unknown-call', `The poll thread may not call “${name}”.`)
  }

  #connect({ id, options, route }: Connected) {
    const abort = new AbortController()
    const egress = {
      open: async (origin: string, patienceMs: number) => openRoute(route, origin, patienceMs),
    }
    this.#open.set(id, { transport: new HttpTransport(options, abort.signal, egress), abort })
  }

  async #get({ id, path, query, asking }: Asked): Promise<Sent> {
    const open = this.#open.get(id)
    if (!open) throw new SightlineError('closing', 'The connection has been closed.')
    const { transport } = open
    try {
      const answer = await transport.get(path, query, asking)
      // Nobody reads the headers of what is known.
      return {
        requests: transport.requests,
        answer: answer.isKnown ? { ...answer, headers: {} } : answer,
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const { kind, message, hint, status } = error
      return { requests: transport.requests, problem: { kind, message, hint, status } }
    }
  }

  async #disconnect(id: number) {
    const open = this.#open.get(id)
    this.#open.delete(id)
    open?.abort.abort()
    await open?.transport.close()
  }
}

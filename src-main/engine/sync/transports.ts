/** How the poll thread has its requests sent by the request thread. */

import { SightlineError } from '../../../src-preload/contract'
import type { Peer } from '../../../src-preload/peer'
import { ApiError, type ApiErrorKind } from '../connectors/connector'
import type { RawAnswer } from '../connectors/exchange'
import { type HttpOptions, HttpTransport, type RequestOptions, type Transport } from '../connectors/http'
import { openRoute, type Route } from '../network/route'

interface Asked {
  id: number
  path: string
  query: Record<string, string>
  asking: RequestOptions
}

type Sent = { requests: number } & (
  | { answer: RawAnswer }
  | { problem: { kind: ApiErrorKind; message: string; hint: string; status?: number } }
)

interface Connected {
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

let lastId = 0

/** The poll thread's end. `signal` ends what is under way. */
export function remoteTransport(
  peer: Peer,
  { options, route, signal }: Omit<Connected, 'id'> & { signal: AbortSignal },
): Transport {
  const id = ++lastId
  let requests = 0
  const connected = peer.call('connect', { id, options, route } satisfies Connected)
  connected.catch(() => {}) // Told to whoever asks for something.
  const close = async () => {
    await peer.call('disconnect', id)
  }
  signal.addEventListener('abort', () => void close().catch(() => {}), { once: true })
  return {
    get requests() {
      return requests
    },
    async get(path, query, asking) {
      await connected
      const sent = (await peer.call('get', { id, path, query, asking })) as Sent
      requests = Math.max(requests, sent.requests)
      if ('answer' in sent) return sent.answer
      const { kind, message, hint, status } = sent.problem
      throw new ApiError(kind, message, hint, status)
    },
    close,
  }
}

import type { Peer } from '../../../src-preload/peer'
import { ApiError } from '../connectors/connector'
import type { Transport } from '../connectors/transport'
import type { Asked, Connected, Sent } from './transports'

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
      const sent = (await peer.call('get', { id, path, query, asking } satisfies Asked)) as Sent
      requests = Math.max(requests, sent.requests)
      if ('answer' in sent) return sent.answer
      const { kind, message, hint, status } = sent.problem
      throw new ApiError(kind, message, hint, status)
    },
    close,
  }
}

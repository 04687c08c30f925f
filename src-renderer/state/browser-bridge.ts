import type { AnyEvent } from '../../src-preload/contract'
import { SightlineError } from '../../src-preload/errors'
import { createPeer, type Message, type Peer, type Pipe } from '../../src-preload/peer'
import { t } from '../texts'
import { useConnection } from './connection'

/** The server's word that this page's token is no longer good: trying again can't help. */
const sessionEnded = 4401
const longestPause = 10_000

/**
 * The engine over a WebSocket to the host that served this page. Reconnects by itself. Calls made before the
 * first connection wait for it; later, while there is none, they reject at once: a click should not take
 * effect minutes after it.
 */
export function connectBrowser(): Pick<Peer, 'call' | 'onEvent'> {
  const listeners = new Set<(event: AnyEvent) => void>()
  const deliver = (event: AnyEvent) => {
    for (const listener of listeners) listener(event)
  }
  let peer: Peer | null = null
  let failures = 0
  let settleFirst: { resolve(): void; reject(error: Error): void }
  const first = new Promise<void>((resolve, reject) => {
    settleFirst = { resolve, reject }
  })
  first.catch(() => {}) // Told by every call that waits for it.

  function open(): void {
    const socket = new WebSocket(address())
    socket.addEventListener('open', () => {
      peer = createPeer(pipeOver(socket))
      peer.onEvent(deliver)
      failures = 0
      const again = useConnection.getState().state === 'lost'
      useConnection.setState({ state: 'open' })
      settleFirst.resolve()
      // Events were missed meanwhile: what is shown may be stale, as after a restart of the engine.
      if (again)
        deliver({
          event: 'restarted',
          payload: { reason: t('components.browserBridge.theConnectionWasLostFor') },
        })
    })
    socket.addEventListener('close', ({ code }) => {
      peer = null
      if (code === sessionEnded) {
        useConnection.setState({ state: 'ended' })
        settleFirst.reject(noSession())
        return
      }
      useConnection.setState({ state: 'lost' })
      setTimeout(open, Math.min(longestPause, 500 * 2 ** failures++))
    })
  }
  open()

  return {
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async call(name, input) {
      await first
      if (peer) return peer.call(name, input)
      if (useConnection.getState().state === 'ended') throw noSession()
      throw new SightlineError(
        'disconnected',
        'Sightline can’t be reached at the moment.',
        'It is tried again by itself.',
      )
    },
  }
}

function address(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api`
}

function noSession(): SightlineError {
  return new SightlineError(
    'session-ended',
    'This page’s session has ended.',
    'Open the address that Sightline printed in its terminal.',
  )
}

function pipeOver(socket: WebSocket): Pipe {
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage: (listener) =>
      socket.addEventListener('message', ({ data }) => listener(JSON.parse(String(data)) as Message)),
    onClose: (listener) => socket.addEventListener('close', () => listener()),
    close: () => socket.close(),
  }
}

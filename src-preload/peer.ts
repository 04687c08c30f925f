/**
 * How two sides speak the contract over any pipe: calls and their answers in both directions, and events.
 * Pipes: a forked process, a utility process, a local socket, a WebSocket, Electron's IPC.
 */
import type { AnyEvent } from './contract'
import { type ErrorReport, SightlineError } from './errors'

/** A pipe for whole messages (structured-clonable and JSON-safe), in order. */
export interface Pipe {
  send(message: Message): void
  onMessage(listener: (message: Message) => void): void
  onClose(listener: () => void): void
  close(): void
}

export type Message =
  | { call: string; id: number; input: unknown }
  | { answer: number; output: unknown }
  | { answer: number; error: ErrorReport }
  | AnyEvent

function isMessage(given: unknown): given is Message {
  if (typeof given !== 'object' || given === null) return false
  const { call, id, answer, error, event } = given as Record<string, unknown>
  if ('call' in given) return typeof call === 'string' && typeof id === 'number'
  if ('answer' in given)
    return (
      typeof answer === 'number' && (!('error' in given) || (typeof error === 'object' && error !== null))
    )
  return typeof event === 'string'
}

export interface Peer {
  call(name: string, input: unknown): Promise<unknown>
  emit(event: AnyEvent): void
  onEvent(listener: (event: AnyEvent) => void): () => void
  readonly closed: Promise<void>
}

/** Answers a call by name; must check its input itself. */
export type CallHandler = (name: string, input: unknown) => Promise<unknown>

const tooLarge = new SightlineError(
  'too-large',
  'The answer is too large to be handed over.',
  'Ask for less at once.',
)

export const noCalls: CallHandler = async (name) => {
  throw new SightlineError('unknown-call', `There is no call “${name}” on this side.`)
}

/** Puts both directions of calls onto one pipe, which is closed on what is no message. Calls without an answer reject when the pipe closes. */
export function createPeer(pipe: Pipe, answer: CallHandler = noCalls): Peer {
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>()
  const listeners = new Set<(event: AnyEvent) => void>()
  let lastId = 0
  let open = true

  pipe.onMessage((message) => {
    // Whoever sends anything else is out of his mind, and must not take this side with him.
    if (!isMessage(message)) return pipe.close()
    if ('call' in message) {
      const refuse = (error: unknown) =>
        open && pipe.send({ answer: message.id, error: SightlineError.from(error).report() })
      answer(message.call, message.input).then((output) => {
        try {
          if (open) pipe.send({ answer: message.id, output })
        } catch (error) {
          // A pipe takes nothing that is longer than a text may be.
          refuse(error instanceof RangeError ? tooLarge : error)
        }
      }, refuse)
    } else if ('answer' in message) {
      const caller = waiting.get(message.answer)
      waiting.delete(message.answer)
      if ('error' in message) caller?.reject(SightlineError.reported(message.error))
      else caller?.resolve(message.output)
    } else if ('event' in message) {
      for (const listener of listeners) listener(message)
    }
  })

  const closed = new Promise<void>((resolve) => {
    pipe.onClose(() => {
      open = false
      const gone = new SightlineError(
        'disconnected',
        'The connection to the engine was lost.',
        'Try again in a moment.',
      )
      for (const caller of waiting.values()) caller.reject(gone)
      waiting.clear()
      resolve()
    })
  })

  return {
    closed,
    call: (name, input) =>
      new Promise((resolve, reject) => {
        if (!open)
          return reject(
            new SightlineError('disconnected', 'The engine is not connected.', 'Try again in a moment.'),
          )
        waiting.set(++lastId, { resolve, reject })
        pipe.send({ call: name, id: lastId, input })
      }),
    emit: (event) => {
      if (open) pipe.send(event)
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

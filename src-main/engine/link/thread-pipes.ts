import type { MessagePort, Worker } from 'node:worker_threads'
import type { Message, Pipe } from '../../../src-preload/peer'

/** To a thread of this process. */
export function threadPipe(worker: Worker): Pipe {
  return {
    send: together((messages) => worker.postMessage(messages, messages.flatMap(buffersIn))),
    onMessage: (listener) => worker.on('message', (messages: Message[]) => messages.forEach(listener)),
    onClose: (listener) => worker.once('exit', listener),
    close: () => void worker.terminate(),
  }
}

/** To the thread that started this one. */
export function parentThreadPipe(port: MessagePort | null): Pipe {
  if (!port) throw new Error('This is the main thread.')
  return {
    send: together((messages) => port.postMessage(messages, messages.flatMap(buffersIn))),
    onMessage: (listener) => port.on('message', (messages: Message[]) => messages.forEach(listener)),
    onClose: (listener) => port.once('close', listener),
    close: () => port.close(),
  }
}

/** To wake another thread costs more than what it is told: what is said in one turn of the event loop is said at once. */
function together(post: (messages: Message[]) => void): Pipe['send'] {
  let messages: Message[] = []
  const flush = () => {
    const all = messages
    messages = []
    post(all)
  }
  return (message) => {
    if (messages.push(message) === 1) setImmediate(flush)
  }
}

/** An answer's bytes are handed over, and not copied: who sent them has no more use for them. */
function buffersIn(message: Message): ArrayBuffer[] {
  const output = 'output' in message ? (message.output as { answer?: { bytes?: unknown } } | null) : null
  const bytes = output?.answer?.bytes
  const isFull = bytes instanceof Uint8Array && bytes.length > 0 && bytes.buffer instanceof ArrayBuffer
  return isFull ? [bytes.buffer] : []
}

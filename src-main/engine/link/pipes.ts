/** Pipes of Node’s own: a forked process, its parent, and a local socket. */
import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Message, Pipe } from '../../../src-preload/peer'
import { parentPort } from './electron-ports'
import { isQueryNews } from './query-orders'

/** To a process started with `child_process.fork`. */
export function childPipe(child: ChildProcess): Pipe {
  // What is sent to a process that is just dying fails; that it died is told by its exit.
  child.on('error', () => {})
  return {
    send: (message) => {
      if (child.connected) child.send(message)
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as Message)),
    onClose: (listener) => child.once('exit', listener),
    close: () => child.disconnect(),
  }
}

/** To the process that started this one, by fork or as an Electron utility process. */
export function parentPipe(): Pipe {
  const port = parentPort()
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) =>
        port.on('message', ({ data }) => {
          if (!isQueryNews(data)) listener(data as Message)
        }),
      onClose: () => {}, // Electron ends a utility process together with its parent.
      close: () => process.exit(0),
    }
  }
  return {
    // What is sent to a host that is just dying fails: that it died is heard as a disconnect.
    send: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => {})
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as Message)),
    onClose: (listener) => process.once('disconnect', listener),
    close: () => process.disconnect?.(),
  }
}

/** Far more than the longest answer. */
const longestLine = 64 * 1024 * 1024

/**
 * One JSON document a line. A line that is no JSON, or that never ends, closes the socket: there is nobody sane at the
 * other end.
 */
export function socketPipe(socket: Socket): Pipe {
  let unended = 0
  socket.on('data', (bytes: Buffer) => {
    const end = bytes.lastIndexOf('\n')
    unended = end === -1 ? unended + bytes.length : bytes.length - end - 1
    if (unended > longestLine) socket.destroy()
  })
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
  // Node's readline reports the socket's errors a second time, as its own.
  for (const emitter of [socket, lines]) emitter.on('error', () => socket.destroy())
  return {
    send: (message) => {
      if (socket.writable) socket.write(`${JSON.stringify(message)}\n`)
    },
    onMessage: (listener) =>
      lines.on('line', (line) => {
        let message: Message
        try {
          message = JSON.parse(line)
        } catch {
          socket.destroy()
          return
        }
        listener(message)
      }),
    onClose: (listener) => socket.once('close', listener),
    close: () => socket.end(),
  }
}

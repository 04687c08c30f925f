import { Worker } from 'node:worker_threads'
import { type Port, parentPort } from '../link/electron-ports.ts'
import type { Request, TaskMessage } from './protocol.ts'

/**
 * The query process’s end of its engine: Node’s pipe, or the port that Electron’s main process hands over first.
 * Ends this process with the engine. Gives what tells it something.
 */
export function listenToEngine(onRequest: (request: Request) => void): (message: TaskMessage) => void {
  const host = parentPort()
  if (!host) {
    // Before the first request, which may keep this thread busy from then on.
    process.once('message', endWithParent)
    process.on('message', onRequest)
    process.on('disconnect', () => process.exit(0))
    return (message) => process.send?.(message)
  }
  let engine: Port | undefined
  host.on('message', ({ ports: [port] }) => {
    engine = port
    engine?.on('message', ({ data }) => onRequest(data as Request))
    engine?.on('close', () => process.exit(0))
    engine?.start()
  })
  return (message) => engine?.postMessage(message)
}

/**
 * While SQLite is busy, nobody here hears that the engine is gone: a thread of its own looks every second. The engine's
 * process is the first argument.
 */
function endWithParent() {
  const watch = `
    const { workerData: parent } = require('node:worker_threads')
    setInterval(() => {
      try {
        // Windows goes on naming a parent that is gone.
        if (process.ppid === parent) return process.kill(parent, 0)
      } catch {}
      process.kill(process.pid, 'SIGKILL')
    }, 1000)`
  new Worker(watch, { eval: true, workerData: Number(process.argv[2]) }).unref()
}

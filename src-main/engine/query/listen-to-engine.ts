import { type Port, parentPort } from '../link/electron-ports.ts'
import type { Request, Told } from './protocol.ts'

/**
 * The query process’s end of its engine: Node’s pipe, or the port that Electron’s main process hands over first.
 * Ends this process with the engine. Gives what tells it something.
 */
export function listenToEngine(onRequest: (request: Request) => void): (told: Told) => void {
  const host = parentPort()
  if (!host) {
    process.on('message', onRequest)
    process.on('disconnect', () => process.exit(0))
    return (told) => process.send?.(told)
  }
  let engine: Port | undefined
  host.on('message', ({ ports: [port] }) => {
    engine = port
    engine?.on('message', ({ data }) => onRequest(data as Request))
    engine?.on('close', () => process.exit(0))
    engine?.start()
  })
  return (told) => engine?.postMessage(told)
}

import { fork } from 'node:child_process'
import { queryEnvironment } from '../link/process-environment'
import type { Request, TaskMessage } from './protocol'

/** A process that runs users’ SQL, as the engine sees it, however it was started. */
export interface QueryProcess {
  /** What is sent before it is up waits for it. */
  send(request: Request): void
  /** One listener at a time: the returned function takes it off. */
  listen(to: { onMessage(message: TaskMessage): void; onExit(): void }): () => void
  /** Ends it at once, whatever it is doing. */
  kill(): void
}
export type StartQueryProcess = () => QueryProcess

/** SQLite has a bound of its own. With this one for all else, a statement ends its process at worst, and no more. */
export const heapBounds = ['--max-old-space-size=1024']

/** Starts query processes as forks of this Node. `entry` is the file of the query process, as this Node can run it. */
export function forkQueryProcess(entry: string): StartQueryProcess {
  return () => {
    // It may be asked only once this one is gone: then its parent is another.
    const child = fork(entry, [String(process.pid)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      env: queryEnvironment(),
      execArgv: [...process.execArgv, ...heapBounds],
    })
    child.on('error', () => {})
    return {
      send: (request) => child.send(request),
      listen({ onMessage, onExit }) {
        child.on('message', onMessage)
        child.on('exit', onExit)
        return () => {
          child.off('message', onMessage)
          child.off('exit', onExit)
        }
      },
      kill: () => child.kill('SIGKILL'),
    }
  }
}

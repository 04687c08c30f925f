import { fork } from 'node:child_process'
import type { StartEngineProcess } from './engine-link'
import { childPipe } from './pipes'
import { engineEnvironment } from './process-environment'

/** Starts the engine's process as a fork of this Node (or of `execPath`). `entry` is the built engine-process.js. */
export function forkEngine(entry: string, execPath = process.execPath): StartEngineProcess {
  return () => {
    const child = fork(entry, [], {
      execPath,
      env: engineEnvironment(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    return { pipe: childPipe(child), pid: child.pid, kill: () => child.kill('SIGKILL') }
  }
}

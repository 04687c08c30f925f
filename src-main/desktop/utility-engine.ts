import { utilityProcess } from 'electron'
import type { StartEngineProcess } from '../engine/link/engine-link'
import { engineEnvironment } from '../engine/link/process-environment'
import { brokerQueryProcesses } from './query-broker'

/**
 * Starts the engine as an Electron utility process, and query processes beside it. The entries are the built
 * engine-process.js and query-process.js.
 */
export function utilityEngine(entry: string, queryEntry: string): StartEngineProcess {
  return () => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Sightline engine',
      env: engineEnvironment(),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const takes = brokerQueryProcesses(child, queryEntry)
    return {
      pipe: {
        // What is posted before the process is up waits for it.
        send: (message) => child.postMessage(message),
        onMessage: (listener) =>
          child.on('message', (message) => {
            if (!takes(message)) listener(message)
          }),
        onClose: (listener) => child.once('exit', () => listener()),
        close: () => child.kill(),
      },
      get pid() {
        return child.pid // undefined until it is up
      },
      kill: () => child.kill(),
    }
  }
}

import { utilityProcess } from 'electron'
import type { StartEngineProcess } from '../engine/link/engine-link'
import { engineEnvironment } from '../engine/link/process-environment'

/** Starts the engine as an Electron utility process. `entry` is the built engine-process.js. */
export function utilityEngine(entry: string): StartEngineProcess {
  return () => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Sightline engine',
      env: engineEnvironment(),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return {
      channel: {
        // What is posted before the process is up waits for it.
        send: (message) => child.postMessage(message),
        onMessage: (listener) => child.on('message', listener),
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

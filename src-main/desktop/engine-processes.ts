import type { EngineProcess, StartEngineProcess } from '../engine/link/engine-link'

/** Remembers the engine's process, so that one which doesn't end when told to can be ended. */
export function trackedEngine(start: StartEngineProcess): { start: StartEngineProcess; kill(): void } {
  let latest: EngineProcess | null = null
  return {
    start() {
      latest = start()
      latest.pipe.onClose(() => {
        latest = null
      })
      return latest
    },
    kill: () => latest?.kill(),
  }
}

import type { Api } from '../../src-preload/contract'

export interface Work {
  /** Files that are being written for the user, by name. */
  exports(): string[]
  /** Resolves once no poll is under way. */
  pollsOver(): Promise<void>
}

/** Keeps in mind what the engine is doing, so that quitting can go by it without asking. */
export function watchWork(api: Pick<Api, 'onEvent'>): Work {
  const exports = new Map<string, string>()
  const polls = new Set<string>()
  const waiting = new Set<() => void>()
  const settle = () => {
    if (polls.size > 0) return
    for (const tell of waiting) tell()
    waiting.clear()
  }
  api.onEvent((event) => {
    if (event.event === 'export') {
      const { exportId, status, fileName } = event.payload
      if (status === 'running') exports.set(exportId, fileName)
      else exports.delete(exportId)
    } else if (event.event === 'poll') {
      const { integrationId, status } = event.payload
      if (status === 'running') polls.add(integrationId)
      else polls.delete(integrationId)
      settle()
    } else if (event.event === 'restarted') {
      exports.clear()
      polls.clear()
      settle()
    }
  })
  return {
    exports: () => [...exports.values()],
    pollsOver: () =>
      new Promise((resolve) => {
        waiting.add(resolve)
        settle()
      }),
  }
}

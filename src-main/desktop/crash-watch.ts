import { app } from 'electron'
import type { Api } from '../../src-preload/contract'
import { factsOf, harmlessFacts } from '../engine/log/facts'
import type { Windows } from './windows'

/** A page that crashes again within it stays down. */
const againWithinMs = 10_000

/**
 * Notes in the log what ended by itself, and loads a page anew that crashed. An exception that nobody caught is noted,
 * and the app goes on: Electron would stop it with a dialog until someone clicks, and nothing would be watched meanwhile.
 */
export function watchCrashes(api: Pick<Api, 'noteInLog' | 'onEvent'>, windows: Pick<Windows, 'pages'>): void {
  const note = (event: string, facts: Record<string, string | number | boolean>) =>
    api.noteInLog({ level: 'error', event, facts }).catch(() => {})
  process.on('uncaughtException', (error) => {
    console.error('Uncaught in the main process:', error)
    void note('main-failed', harmlessFacts(factsOf(error)))
  })
  let lastAt = 0
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    void note('page-ended', { reason, code: exitCode })
    const again = Date.now() - lastAt > againWithinMs
    lastAt = Date.now()
    if (again && !contents.isDestroyed() && windows.pages().includes(contents)) contents.reload()
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit')
      void note('child-ended', { type: type.toLowerCase(), reason, code: exitCode })
  })
  api.onEvent(({ event }) => {
    if (event === 'restarted') void note('engine-restarted', {})
  })
}

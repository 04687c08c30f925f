import { app, powerMonitor } from 'electron'

/** How long the engine may take to end in good order. It loses nothing if it is cut off. */
const patienceMs = 3000

/** Lets `stop` run before the app goes, for a while at most. `isQuitting` is true from the first word of it. */
export function stopBeforeQuit(stop: () => Promise<void>): { isQuitting(): boolean } {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  // A system that shuts down must not be held up.
  powerMonitor.on('shutdown', () => {
    state = 'stopped'
    app.quit()
  })
  app.on('before-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs))
    Promise.race([stop().catch(() => {}), patience]).then(() => {
      state = 'stopped'
      app.quit()
    })
  })
  return { isQuitting: () => state !== 'running' }
}

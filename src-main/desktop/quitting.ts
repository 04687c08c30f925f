import { app, BrowserWindow, dialog, powerMonitor } from 'electron'
import { asNumber, filled, texts } from './texts'
import type { Work } from './work-watch'

/** How long the engine may take to end in good order. It loses nothing if it is cut off. */
const patienceMs = 3000
/** For a poll to come to its end. What it has found until then stays in any case. */
const pollPatienceMs = 8000

/**
 * Lets `stop` run before the app goes, for a while at most. A file that is still being written is asked about, a poll is
 * let come to its end while the windows are gone already. `isQuitting` is true from the first word of it.
 */
export function stopBeforeQuit(stop: () => Promise<void>, work: Work): { isQuitting(): boolean } {
  let state: 'running' | 'asking' | 'stopping' | 'stopped' = 'running'
  // A system that shuts down must not be held up.
  powerMonitor.on('shutdown', () => {
    state = 'stopped'
    app.quit()
  })
  const end = async () => {
    state = 'stopping'
    for (const window of BrowserWindow.getAllWindows()) window.hide()
    await Promise.race([work.pollsOver(), after(pollPatienceMs)])
    await Promise.race([stop().catch(() => {}), after(patienceMs)])
    state = 'stopped'
    app.quit()
  }
  app.on('before-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping' || state === 'asking') return
    const files = work.exports()
    if (files.length === 0) return void end()
    state = 'asking'
    askAbout(files).then(
      (goes) => {
        if (goes) return end()
        state = 'running'
      },
      () => end(),
    )
  })
  return { isQuitting: () => state === 'stopping' || state === 'stopped' }
}

async function askAbout(files: string[]): Promise<boolean> {
  const words = texts().quitting
  const [file = ''] = files
  const message =
    files.length === 1
      ? filled(words.oneFile, { file })
      : filled(words.files, { count: asNumber(files.length) })
  const box = {
    type: 'question' as const,
    title: 'Sightline',
    message,
    detail: words.detail,
    buttons: [words.keepExporting, words.quitAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const window = BrowserWindow.getFocusedWindow()
  const { response } = await (window ? dialog.showMessageBox(window, box) : dialog.showMessageBox(box))
  return response === 1
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

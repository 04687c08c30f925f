import { type BrowserWindow, dialog } from 'electron'
import type { Settings } from './settings'
import { texts } from './texts'

/**
 * Says, the first time the main window is closed, that Sightline goes on; then closes the window, or quits if
 * that is what was meant. Answers whether the window is to stay open until then.
 */
export function tellOnFirstClose(window: BrowserWindow, settings: Settings, quit: () => void): boolean {
  if (settings.closeNoticeShown) return false
  settings.closeNoticeShown = true
  const { message, detail, keepWatching, quit: quitLabel } = texts().firstClose
  const answer = dialog.showMessageBox(window, {
    type: 'info',
    title: 'Sightline',
    message,
    detail,
    buttons: [keepWatching, quitLabel],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  answer.then(
    ({ response }) => {
      if (response === 1) quit()
      else if (!window.isDestroyed()) window.close()
    },
    () => {}, // the window went away under the box
  )
  return true
}

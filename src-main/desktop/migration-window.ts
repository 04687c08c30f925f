import { app, BrowserWindow, type NativeImage } from 'electron'
import { asNumber, filled, texts } from './texts'

/** What is seen while a large database is brought up to date, and nothing else can be shown yet. */
export function createMigrationWindow(icon: NativeImage) {
  let window: BrowserWindow | null = null
  const close = () => window?.destroy()
  app.once('before-quit', close)
  return {
    show(bytes: number) {
      const { message, detail } = texts().migration
      window = new BrowserWindow({
        ...{ width: 520, height: 170, useContentSize: true, title: 'Sightline', icon },
        ...{
          resizable: false,
          minimizable: false,
          maximizable: false,
          fullscreenable: false,
          closable: false,
        },
        webPreferences: { sandbox: true, javascript: false },
      })
      window.setMenu(null)
      // It is the last one: Sightline would end with it.
      window.on('close', (event) => event.preventDefault())
      const page = `<!doctype html><meta charset="utf-8"><title>Sightline</title>
        <style>
          html { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif }
          body { margin: 0; padding: 32px; background: Canvas; color: CanvasText }
          p { margin: 0 0 8px }
          p:first-of-type { font-weight: 600 }
        </style>
        <p>${message}<p>${filled(detail, { size: asNumber(Math.round(bytes / 1e6)) })}`
      window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`).catch(() => {})
    },
    /** Once there is another window: without any, an app that is still starting ends. */
    close,
  }
}

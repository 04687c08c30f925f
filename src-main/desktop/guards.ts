/** What no page may do, whatever it is and however it came to be loaded. */
import { app, type Session, shell, type WebContents } from 'electron'
import { appOrigin, isAppPage } from './app-files'
import { linkTarget } from './links'
import type { Windows } from './windows'

/** Fences in every page there will ever be; it may open windows of our own. Call it before any is made. */
export function guardPages(windows: Pick<Windows, 'openBrowser' | 'showMain'>): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, windows))
}

function guardPage(contents: WebContents, windows: Pick<Windows, 'openBrowser' | 'showMain'>): void {
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  // Windows are made by us alone, with our own preferences and without an opener: every `open` is denied here.
  contents.setWindowOpenHandler(({ url, frameName }) => {
    const target = linkTarget(url)
    if (target.kind === 'window') windows.openBrowser(target.route, frameName)
    if (target.kind === 'main') windows.showMain(target.route)
    if (target.kind === 'outside') shell.openExternal(target.url).catch(() => {})
    return { action: 'deny' }
  })
}

/** No permission, no device, no download but of what a page made itself, no request to anywhere else. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault()
  })
  // The policy of our pages forbids it already; this holds for whatever else Chromium may want to fetch.
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayBeRequested(url) }))
}

function mayBeRequested(url: string): boolean {
  return [`${appOrigin}/`, `blob:${appOrigin}/`, 'data:', 'devtools:'].some((start) => url.startsWith(start))
}

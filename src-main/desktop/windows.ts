import { BrowserWindow, type NativeImage, nativeTheme, screen, type WebContents } from 'electron'
import type { MenuChoice } from '../../src-preload/contract'
import { appOrigin } from './app-files'
import type { Settings } from './settings'
import { boundsFor, cascaded, smallest } from './window-place'

/** Where the app's parts are, as routes of its one page. */
export type Route = `#/${string}`

export interface Windows {
  /** Shows the main window, made anew if it was closed; at `route`, or where it was. */
  showMain(route?: Route): void
  /** Opens a resource browser window. One that has this name is used again. */
  openBrowser(route: string, name: string): void
  main(): BrowserWindow | null
  /** Hands what was chosen in the menu to the page in front; to the main window's, if none of ours is. */
  choose(choice: MenuChoice): void
  /** The pages of all windows of ours. */
  pages(): WebContents[]
}

export interface WindowsOptions {
  preload: string
  icon: NativeImage
  settings: Settings
  devTools: boolean
  /** Asked before the main window closes; true keeps it open (for the moment). */
  holdMain(window: BrowserWindow): boolean
}

const mainName = 'main'
/** A page may name as many windows as it likes; a place is remembered for so many that are open at once. */
const browserName = 'browser'
const mostPlaces = 12

export function createWindows(options: WindowsOptions): Windows {
  const open = new Map<string, BrowserWindow>()

  function show(name: string, route: string | undefined, make: () => BrowserWindow): void {
    const there = open.get(name)
    // One that is just being closed is gone before it says so.
    if (!there || there.isDestroyed()) {
      const window = make()
      open.set(name, window)
      window.once('closed', () => {
        if (open.get(name) === window) open.delete(name)
      })
      loadRoute(window, route ?? '#/')
      return
    }
    if (route) loadRoute(there, route)
    if (there.isMinimized()) there.restore()
    there.show()
    there.focus()
  }

  const places = new Map<BrowserWindow, string>()
  /** The first that no open window has: the second one that is opened finds its own place again. */
  function freePlace(): string {
    const taken = [...places].filter(([window]) => !window.isDestroyed()).map(([, place]) => place)
    const names = Array.from({ length: mostPlaces }, (_, index) =>
      index === 0 ? browserName : `${browserName}-${index + 1}`,
    )
    return names.find((name) => !taken.includes(name)) ?? browserName
  }

  return {
    showMain: (route) =>
      show(mainName, route, () => {
        const window = makeWindow(options, mainName, { width: 1280, height: 860 })
        window.on('close', (event) => {
          if (options.holdMain(window)) event.preventDefault()
        })
        return window
      }),
    openBrowser: (route, name) =>
      show(`${browserName}:${name}`, route, () => {
        const place = freePlace()
        const window = makeWindow(options, place, { width: 1180, height: 780 })
        places.set(window, place)
        window.once('closed', () => places.delete(window))
        return window
      }),
    main: () => open.get(mainName) ?? null,
    choose(choice) {
      const front = BrowserWindow.getFocusedWindow()
      const window = [...open.values()].find((one) => one === front) ?? open.get(mainName)
      if (window && !window.isDestroyed())
        window.webContents.send('event', { event: 'menu', payload: { choice } })
    },
    pages: () => [...open.values()].map((window) => window.webContents),
  }
}

function loadRoute(window: BrowserWindow, route: string): void {
  // Rejects when the window is closed, or sent elsewhere, while it loads: nothing is lost by that.
  window.loadURL(`${appOrigin}/${route}`).catch(() => {})
}

/** The one way a window is made: the page is sandboxed and gets the preload's bridge, and nothing else. */
function makeWindow(
  options: WindowsOptions,
  name: string,
  usual: { width: number; height: number },
): BrowserWindow {
  const place = options.settings.windowPlace(name)
  const workAreas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...cascaded(
      boundsFor(place, workAreas, usual),
      BrowserWindow.getAllWindows().map((other) => other.getBounds()),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Sightline',
    icon: options.icon,
    // Shown once there is something to see, on the page's own ground: no white flash.
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1216' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false, // would fetch its dictionaries
      devTools: options.devTools,
    },
  })
  window.once('ready-to-show', () => {
    if (place?.maximized) window.maximize()
    window.show()
    if (place?.fullScreen) window.setFullScreen(true)
  })
  window.on('close', () => {
    options.settings.rememberWindowPlace(name, {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    })
  })
  return window
}

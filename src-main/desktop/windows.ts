import { BrowserWindow, type NativeImage, nativeTheme, screen, type WebContents } from 'electron'
import type { MenuChoice } from '../../src-preload/contract'
import { appOrigin } from './app-files'
import { keepOpenBrowsers, mostBrowsers } from './open-browsers'
import type { Settings } from './settings'
import { boundsFor, cascaded, smallest, type WindowPlace } from './window-place'

/** Where the app's parts are, as routes of its one page. */
export type Route = `#/${string}`

export interface Windows {
  /**
   * Shows the main window, made anew if it was closed; at `route`, or where it was. The first time, the resource
   * browser windows that were open when the app ended come with it.
   */
  showMain(route?: Route): void
  /** Opens a resource browser window. One that has this name is used again. */
  openBrowser(route: string, name: string): void
  main(): BrowserWindow | null
  /** Hands what was chosen in the menu to the page in front; to the main window's, if none of ours is. */
  choose(choice: MenuChoice): void
  /** The pages of all windows of ours. */
  pages(): WebContents[]
}

interface WindowsOptions {
  preload: string
  icon: NativeImage
  settings: Settings
  devTools: boolean
  /** Asked before the main window closes; true keeps it open (for the moment). */
  holdMain(window: BrowserWindow): boolean
  isQuitting(): boolean
}

const mainName = 'main'
/** A page may name as many windows as it likes; a place is remembered for so many that are open at once. */
const browserName = 'browser'

export function createWindows(options: WindowsOptions): Windows {
  const open = new Map<string, BrowserWindow>()
  /** A window that is just being closed is gone before it says so, and whoever touches it then gets an exception. */
  const alive = (name: string) => {
    const window = open.get(name)
    return window && !window.isDestroyed() ? window : null
  }

  function show(name: string, route: string | undefined, make: () => BrowserWindow): void {
    const there = alive(name)
    if (!there) {
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

  const browsers = keepOpenBrowsers({
    settings: options.settings,
    placeOf,
    isQuitting: options.isQuitting,
  })
  const places = new Map<BrowserWindow, string>()
  /** The first that no open window has: the second one that is opened finds its own place again. */
  function freePlace(): string {
    const taken = [...places].filter(([window]) => !window.isDestroyed()).map(([, place]) => place)
    const names = Array.from({ length: mostBrowsers }, (_, index) =>
      index === 0 ? browserName : `${browserName}-${index + 1}`,
    )
    return names.find((name) => !taken.includes(name)) ?? browserName
  }

  function openBrowser(route: string, name: string, place?: WindowPlace): void {
    show(`${browserName}:${name}`, route, () => {
      const placeName = freePlace()
      const window = makeWindow(options, placeName, { width: 1180, height: 780 }, place)
      places.set(window, placeName)
      window.once('closed', () => places.delete(window))
      browsers.follow(window, name, route)
      return window
    })
  }

  return {
    showMain(route) {
      show(mainName, route, () => {
        const window = makeWindow(options, mainName, { width: 1280, height: 860 })
        window.on('close', (event) => {
          if (options.holdMain(window)) event.preventDefault()
        })
        return window
      })
      for (const { route, name, place } of browsers.takeLast()) openBrowser(route, name, place)
    },
    openBrowser: (route, name) => openBrowser(route, name),
    main: () => alive(mainName),
    choose(choice) {
      const front = BrowserWindow.getFocusedWindow()
      const window = [...open.values()].find((one) => one === front) ?? alive(mainName)
      window?.webContents.send('event', { event: 'menu', payload: { choice } })
    },
    pages: () =>
      [...open.values()].flatMap((window) =>
        window.isDestroyed() || window.webContents.isDestroyed() ? [] : [window.webContents],
      ),
  }
}

function loadRoute(window: BrowserWindow, route: string): void {
  // Rejects when the window is closed, or sent elsewhere, while it loads: nothing is lost by that.
  window.loadURL(`${appOrigin}/${route}`).catch(() => {})
}

function placeOf(window: BrowserWindow): WindowPlace {
  return {
    ...window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  }
}

/**
 * The one way a window is made: the page is sandboxed and gets the preload's bridge, and nothing else. `restored`: it
 * was open at that place when the app ended, and comes back without taking the focus.
 */
function makeWindow(
  options: WindowsOptions,
  name: string,
  usual: { width: number; height: number },
  restored?: WindowPlace,
): BrowserWindow {
  const place = restored ?? options.settings.windowPlace(name)
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
    if (restored) window.showInactive()
    else window.show()
    if (place?.fullScreen) window.setFullScreen(true)
  })
  window.on('close', () => {
    options.settings.rememberWindowPlace(name, placeOf(window))
  })
  return window
}

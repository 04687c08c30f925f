/** The desktop host, put together: Electron's windows, tray, notifications and vault around one engine. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, Menu, type MenuItemConstructorOptions, nativeImage, session, shell } from 'electron'
import { z } from 'zod'
import { type Api, SightlineError } from '../../src-preload/contract'
import { defaultDataFolder } from '../engine/data-folder'
import { type EngineLink, linkEngine, type StartEngineProcess } from '../engine/link/engine-link'
import { answerSealerCalls } from '../engine/vault/sealer'
import { appMenu } from './app-menu'
import { registerAppScheme, serveAppFiles } from './app-protocol'
import { showBadge } from './badge'
import { bridgePages } from './bridge'
import { tellOnFirstClose } from './close-notice'
import { watchCrashes } from './crash-watch'
import { type DeepLinks, listenForLinks } from './deep-links'
import { trackedEngine } from './engine-processes'
import { guardPages, guardSession } from './guards'
import { drawIcon } from './icon-drawing'
import { tellLauncher } from './launch-messages'
import { routeInArguments } from './link-arguments'
import { linkTarget } from './links'
import { hiddenOption, loginItem, startsHidden } from './login-item'
import { watchMachine } from './machine-watch'
import { createMigrationWindow } from './migration-window'
import { notificationRoute } from './notification-text'
import { notify, notifyOfAlerts } from './notifications'
import { osSealer } from './os-sealer'
import { watchOverview } from './overview-watch'
import { ownCalls } from './own-calls'
import { stopBeforeQuit } from './quitting'
import { openSettings } from './settings'
import { systemProxy } from './system-proxy'
import { filled, languageOf, speak, texts } from './texts'
import { createTray, type SightlineTray } from './tray'
import { createUpdates } from './updates'
import { createWindows, type Route, type Windows } from './windows'
import { watchWork } from './work-watch'

interface DesktopOptions {
  startEngine: StartEngineProcess
  dataDir: string
  /** The folder of the build: `renderer/` and `preload/index.cjs` are in it. */
  built: string
  /** For developing only. */
  devTools?: boolean
  /** Names the feed of updates, for tests: a packaged app brings its own. */
  updateConfig?: string
}

/** A running desktop host. */
export interface Desktop {
  api: Api
  windows: Windows
  tray: SightlineTray
  readonly appMenu: MenuItemConstructorOptions[]
  readonly enginePid: number | undefined
}

/**
 * Starts the app, and must be called while Electron's main module is evaluated, without awaiting anything
 * before: what comes first here has to be done before Electron is ready. Null if another instance has the
 * data folder, which then shows its window while this one ends.
 */
export async function startDesktop(options: DesktopOptions): Promise<Desktop | null> {
  const ownFolder = join(options.dataDir, 'desktop')
  prepare(ownFolder)
  const links = listenForLinks(process.argv)
  if (!app.requestSingleInstanceLock()) {
    tellLauncher({ sightline: 'already-running' })
    app.quit()
    return null
  }
  await app.whenReady()
  speak(languageOf(app.getPreferredSystemLanguages()))
  try {
    const desktop = await assemble(options, ownFolder, links)
    tellLauncher({ sightline: 'up' })
    return desktop
  } catch (error) {
    const { message, hint } = SightlineError.from(error)
    if (!tellLauncher({ sightline: 'failed', why: message }))
      dialog.showErrorBox(texts().cantStart, `${message}\n${hint}`)
    app.exit(1)
    throw error
  }
}

/** What Electron takes only before it is ready. */
function prepare(ownFolder: string): void {
  app.setName('Sightline') // also the name of its entry in the system's keyring
  app.setAppUserModelId('dev.sightline.desktop') // Windows shows notifications of known apps only
  mkdirSync(ownFolder, { recursive: true, mode: 0o700 })
  app.setPath('userData', ownFolder)
  registerAppScheme()
}

async function assemble(options: DesktopOptions, ownFolder: string, links: DeepLinks): Promise<Desktop> {
  const { built, devTools = false } = options
  const settings = openSettings(ownFolder)
  if (settings.language) speak(settings.language)
  guardPages({
    openBrowser: (route, name) => windows.openBrowser(route, name),
    showMain: (route) => windows.showMain(route),
  })
  guardSession(session.defaultSession)
  serveAppFiles(session.defaultSession, join(built, 'renderer'))

  const icon = nativeImage.createFromBuffer(drawIcon('empty', 256))
  const migrationWindow = createMigrationWindow(icon)
  const { link, kill } = await startEngine(options, (bytes) => {
    if (!startsHidden(process.argv)) migrationWindow.show(bytes)
  })
  const quitting = stopBeforeQuit(() => link.close(), watchWork(link.api))
  app.on('will-quit', kill)

  const windows = createWindows({
    preload: join(built, 'preload', 'index.cjs'),
    icon,
    settings,
    devTools,
    isQuitting: quitting.isQuitting,
    holdMain: (window) => !quitting.isQuitting() && tellOnFirstClose(window, settings, () => app.quit()),
  })
  const changed = () => {
    for (const page of windows.pages()) page.send('event', { event: 'desktop', payload: {} })
  }
  const updates = createUpdates({ log: link.api, onChange: changed, config: options.updateConfig })
  const login = loginItem(options.dataDir === defaultDataFolder() ? null : options.dataDir)
  bridgePages(
    link.api,
    windows.pages,
    ownCalls({
      api: link.api,
      dataDir: options.dataDir,
      settings,
      login,
      updates,
      onChange: changed,
      onLanguage(language) {
        speak(language)
        showMenu()
        tray.refresh()
      },
    }),
  )
  watchMachine(link.api)
  watchCrashes(link.api, windows)
  const show = (route: Route) => showRoute(windows, route)
  keepRunning(windows, show)

  const actions = userActions(link.api, windows, options.dataDir)
  const menu = () => appMenu(actions, { platform: process.platform, devTools })
  const showMenu = () => Menu.setApplicationMenu(Menu.buildFromTemplate(menu()))
  showMenu()
  const tray = createTray(actions)
  watchOverview(link.api, (overview) => {
    tray.show(overview)
    showBadge(overview, windows.main())
  })
  notifyOfAlerts(link.api, (alerts) => show(notificationRoute(alerts)))

  const startedFor = links.follow(show)
  if (startedFor) show(startedFor)
  else if (!startsHidden(process.argv)) windows.showMain()
  migrationWindow.close()
  updates.follow(settings.updates)
  if (settings.brokenFile)
    notify(
      {
        title: texts().notification.brokenSettings,
        body: filled(texts().notification.brokenSettingsBody, { file: settings.brokenFile }),
      },
      () => shell.showItemInFolder(settings.brokenFile ?? ''),
    )

  return {
    api: link.api,
    windows,
    tray,
    get appMenu() {
      return menu()
    },
    get enginePid() {
      return link.pid
    },
  }
}

async function startEngine(
  options: DesktopOptions,
  onSlowMigration: (bytes: number) => void,
): Promise<{ link: EngineLink; kill(): void }> {
  const engine = trackedEngine(options.startEngine)
  const link = await linkEngine({
    config: { dataDir: options.dataDir, vault: 'host' },
    start: engine.start,
    answer: hostAnswers(),
    onSlowMigration,
  })
  return { link, kill: engine.kill }
}

/** What the engine asks its host: its vault, and the system's proxy. */
function hostAnswers() {
  const sealing = answerSealerCalls(osSealer())
  return async (name: string, input: unknown): Promise<unknown> =>
    name === 'proxy.system' ? systemProxy(z.object({ url: z.url() }).parse(input).url) : sealing(name, input)
}

/** Shows a place in the app, in the kind of window that it belongs to. */
function showRoute(windows: Windows, route: Route): void {
  if (/^#\/browser(?:[/?]|$)/.test(route)) windows.openBrowser(route, 'resources')
  else windows.showMain(route)
}

/** Without windows Sightline goes on watching; starting it again, or a click in macOS's dock, brings one back. */
function keepRunning(windows: Windows, show: (route: Route) => void): void {
  app.on('window-all-closed', () => {})
  app.on('second-instance', (_event, argv) => {
    const route = routeInArguments(argv)
    if (route) show(route)
    else if (!argv.includes(hiddenOption)) windows.showMain()
  })
  app.on('activate', () => windows.showMain())
}

/** What the menus do. Errors of the engine are shown where its state is: nothing to add here. */
function userActions(api: Api, windows: Windows, dataDir: string) {
  const ignore = () => {}
  return {
    syncNow: () => void api.syncAll().catch(ignore),
    setAllEnabled: (enabled: boolean) => void api.setAllEnabled({ enabled }).catch(ignore),
    showAlerts: () => windows.showMain('#/alerts'),
    open: (route?: Route) => windows.showMain(route),
    openBrowser: () => windows.openBrowser('#/browser', randomUUID()),
    choose: windows.choose,
    showDataFolder: () => void shell.openPath(dataDir),
    openGuide: (url: string) => {
      if (linkTarget(url).kind === 'outside') shell.openExternal(url).catch(ignore)
    },
    quit: () => app.quit(),
  }
}

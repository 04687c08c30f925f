import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { AppUpdater } from 'electron-updater'
import type { Api, UpdateMode, UpdateState } from '../../src-preload/contract'
import { texts } from './texts'

const lookEveryMs = 24 * 60 * 60_000

export interface Updates {
  /** Why there can be none here; null if there can. */
  readonly notHere: string | null
  readonly state: UpdateState
  /** Nothing is asked of anybody while it is `off`. */
  follow(mode: UpdateMode): void
  /** Asks now; only where the user agreed to be told. */
  check(): Promise<void>
  /** Ends the app and starts the downloaded version. */
  install(): void
}

/** `config` is the file that names the feed, for tests; a packaged app brings its own. */
export function createUpdates(options: {
  log: Pick<Api, 'noteInLog'>
  onChange(): void
  config?: string
}): Updates {
  const { log, onChange, config } = options
  const notHere = () => (config ? null : whyNotHere())
  let mode: UpdateMode = 'off'
  let state: UpdateState = { state: 'unknown' }
  let timer: NodeJS.Timeout | null = null
  let updater: Promise<AppUpdater> | null = null

  const become = (next: UpdateState) => {
    state = next
    onChange()
  }
  // Not even loaded before the user agreed.
  const loaded = () => {
    updater ??= import('electron-updater').then(({ default: { autoUpdater } }) => {
      autoUpdater.logger = null // Its words may name folders.
      if (config) {
        autoUpdater.forceDevUpdateConfig = true
        autoUpdater.updateConfigPath = config
      }
      autoUpdater.on('update-not-available', () => become({ state: 'none' }))
      autoUpdater.on('update-available', ({ version }) =>
        become({ state: mode === 'download' ? 'downloading' : 'available', version }),
      )
      autoUpdater.on('update-downloaded', ({ version }) => become({ state: 'ready', version }))
      return autoUpdater
    })
    return updater
  }

  async function check() {
    if (mode === 'off' || notHere()) return
    become({ state: 'checking' })
    try {
      const found = await loaded()
      found.autoDownload = mode === 'download'
      found.autoInstallOnAppQuit = mode === 'download'
      const result = await found.checkForUpdates()
      await result?.downloadPromise
      if (state.state === 'checking') become({ state: 'none' })
    } catch (error) {
      const { code = '' } = error as { code?: string }
      void log.noteInLog({ level: 'warn', event: 'update-failed', facts: { code } }).catch(() => {})
      become({ state: 'failed', message: messageFor(code) })
    }
  }

  return {
    get notHere() {
      return notHere()
    },
    get state() {
      return state
    },
    follow(wanted) {
      mode = wanted
      if (timer) clearInterval(timer)
      timer = mode === 'off' ? null : setInterval(() => void check(), lookEveryMs)
      if (mode === 'off') become({ state: 'unknown' })
      else void check()
    },
    check,
    install() {
      if (state.state === 'ready') void loaded().then((ready) => ready.quitAndInstall())
    },
  }
}

function whyNotHere(): string | null {
  if (!app.isPackaged) return texts().updates.checkout
  return existsSync(join(process.resourcesPath, 'app-update.yml')) ? null : texts().updates.noFeed
}

function messageFor(code: string): string {
  const { badFeed, unreachable, notFetched } = texts().updates
  if (code.startsWith('ERR_UPDATER')) return badFeed
  if (/^(?:ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|net::)/.test(code)) return unreachable
  return notFetched
}

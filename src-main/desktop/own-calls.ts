/** The calls that the desktop app answers itself. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, screen, shell } from 'electron'
import type { HostAnswers } from '../../src-preload/api'
import { type Api, type DesktopSettings, type Language, SightlineError } from '../../src-preload/contract'
import type { LoginItem } from './login-item'
import { exportsToChosenFiles } from './save-export'
import type { Settings } from './settings'
import { texts } from './texts'
import type { Updates } from './updates'

export function ownCalls(needs: {
  api: Api
  dataDir: string
  settings: Settings
  login: LoginItem
  updates: Updates
  onChange(): void
  /** The pages’ language is now another than it was. */
  onLanguage(language: Language): void
}): HostAnswers {
  const { api, dataDir, settings, login, updates, onChange, onLanguage } = needs
  const describe = (): DesktopSettings => ({
    startsAtLogin: login.isOn(),
    askedAboutLogin: settings.askedAboutLogin,
    updates: settings.updates,
    updatesNotHere: updates.notHere,
    update: updates.state,
    doNotDisturb: doNotDisturb(),
  })
  return {
    ...exportsToChosenFiles(api),
    async about() {
      const about = await api.about()
      return { ...about, runs: [...electronVersions(), ...about.runs] }
    },
    async getDiagnostics() {
      const { updates: mode, update } = describe()
      return api.getDiagnostics({
        host: {
          kind: 'desktop',
          ...Object.fromEntries(electronVersions().map(({ name, version }) => [name, version])),
          packaged: app.isPackaged,
          startsAtLogin: login.isOn(),
          updates: mode,
          update: update.state,
          screens: screen.getAllDisplays().length,
          scale: screen.getPrimaryDisplay().scaleFactor,
          session: process.env.XDG_SESSION_TYPE ?? '',
        },
      })
    },
    getDesktop: async () => describe(),
    async setDesktop({ startsAtLogin, askedAboutLogin, language, updates: mode }) {
      if (language !== undefined && language !== settings.language) {
        settings.language = language
        onLanguage(language)
      }
      if (startsAtLogin !== undefined) setLogin(login, startsAtLogin)
      // Whoever sets it need not be asked any more.
      if (askedAboutLogin || startsAtLogin !== undefined) settings.askedAboutLogin = true
      if (mode !== undefined) {
        if (mode !== 'off' && updates.notHere)
          throw new SightlineError('not-here', 'There are no updates here.', updates.notHere)
        settings.updates = mode
        updates.follow(mode)
      }
      onChange()
      return describe()
    },
    async showFolder({ folder }) {
      const path = folder === 'log' ? join(dataDir, 'log') : dataDir
      mkdirSync(path, { recursive: true, mode: 0o700 })
      const problem = await shell.openPath(path)
      if (problem) throw new SightlineError('no-file-manager', 'The folder can’t be shown.', `It is ${path}`)
      return { done: true }
    },
    async checkForUpdate() {
      await updates.check()
      return describe()
    },
    async installUpdate() {
      updates.install()
      return { done: true }
    },
  }
}

function electronVersions() {
  const { electron = '', chrome = '' } = process.versions
  return [
    { name: 'Electron', version: electron },
    { name: 'Chromium', version: chrome },
  ]
}

function setLogin(login: LoginItem, on: boolean) {
  try {
    login.set(on)
  } catch {
    throw new SightlineError(
      'no-login-item',
      'The system does not let Sightline be started at login.',
      'Add it in the system’s own settings, where programs that start at login are listed.',
    )
  }
}

/** Nothing here makes a sound or claims to be urgent, so that the system’s own word holds. */
function doNotDisturb(): string {
  const { darwin, win32, other } = texts().doNotDisturb
  if (process.platform === 'darwin') return darwin
  return process.platform === 'win32' ? win32 : other
}

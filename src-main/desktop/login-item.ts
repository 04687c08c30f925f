import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { autostartEntry, isStarting } from './autostart-entry'

/** Without a window: it starts in the tray. */
export const hiddenOption = '--hidden'

/** Whether the system starts the app when its user logs in. */
export interface LoginItem {
  isOn(): boolean
  /** Throws where the system does not let it. */
  set(on: boolean): void
}

/** `dataDir` is given along where it is another than the platform's. */
export function loginItem(dataDir: string | null): LoginItem {
  const args = [hiddenOption, ...(dataDir ? ['--data-dir', dataDir] : [])]
  return process.platform === 'linux' ? autostart(args) : systemItem(args)
}

/** Whether this start is one by the system, at login. */
export function startsHidden(argv: string[]): boolean {
  if (argv.includes(hiddenOption)) return true
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}

function systemItem(args: string[]): LoginItem {
  return {
    isOn: () => app.getLoginItemSettings({ args }).openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args }),
  }
}

function autostart(args: string[]): LoginItem {
  const file = join(
    process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
    'autostart',
    'sightline.desktop',
  )
  // An AppImage runs from where it was unpacked to, and that is gone tomorrow.
  const program = process.env.APPIMAGE ?? process.execPath
  const command = [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...args]
  return {
    isOn: () => existsSync(file) && isStarting(readFileSync(file, 'utf8')),
    set(on) {
      if (!on) return rmSync(file, { force: true })
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, autostartEntry(command))
    },
  }
}

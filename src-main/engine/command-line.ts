import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defaultDataFolder } from './data-folder'

/** What a terminal begins a command with, so that it is about this data folder. */
export function commandLine(dataDir: string): string {
  const sightline = isCheckout(import.meta.dirname) ? 'npm run -s sightline --' : 'sightline'
  return dataDir === defaultDataFolder() ? sightline : `${sightline} --data-dir ${inShell(dataDir)}`
}

/** Whether a folder lies in Sightline's source, where npm knows the command and the shell doesn't. */
function isCheckout(folder: string): boolean {
  if (existsSync(join(folder, 'package.json'))) return existsSync(join(folder, 'src-main'))
  const parent = dirname(folder)
  return parent !== folder && isCheckout(parent)
}

function inShell(path: string): string {
  if (process.platform === 'win32') return /[\s&()^]/.test(path) ? `"${path}"` : path
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}

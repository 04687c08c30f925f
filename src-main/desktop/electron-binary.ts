/** Finds the Electron that the `electron` package brings, having it downloaded on first use. No Electron in here. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A download that takes longer is given up; what was downloaded is not kept by halves. */
const downloadPatienceMs = 5 * 60_000

/** Rejects, with a reason in one line, if there is none and none can be had. `folder` is the app's. */
export async function electronBinary(folder: string): Promise<string> {
  const packageFolder = electronPackage(folder)
  const there = installedBinary(packageFolder)
  if (there) return there
  console.error('Getting Electron, once, about 100 MB… (or use the app in a browser: sightline serve)')
  await download(packageFolder)
  const downloaded = installedBinary(packageFolder)
  if (!downloaded) throw new Error('Electron was downloaded, but its binary is not there')
  return downloaded
}

function electronPackage(folder: string): string {
  try {
    return dirname(createRequire(join(folder, 'package.json')).resolve('electron/package.json'))
  } catch {
    throw new Error('the electron package is not installed')
  }
}

/** Where the package's own index.js looks, but without its download: that would block, and talk on stdout. */
function installedBinary(packageFolder: string): string | null {
  const pathFile = join(packageFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!name && !override) return null
  const binary = join(override ?? join(packageFolder, 'dist'), name ?? 'electron')
  return existsSync(binary) ? binary : null
}

function download(packageFolder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: downloadPatienceMs,
      killSignal: 'SIGKILL',
    })
    let errors = ''
    child.stderr.on('data', (data) => {
      errors += data
    })
    child.once('error', (error) => reject(new Error(`Electron can’t be downloaded: ${error.message}`)))
    child.once('exit', (code, signal) => {
      if (code === 0) return resolve()
      const why = signal
        ? 'it took too long'
        : (errors.split('\n').find((line) => /error/i.test(line)) ?? 'no reason given')
      reject(new Error(`Electron can’t be downloaded: ${why.trim()}`))
    })
  })
}

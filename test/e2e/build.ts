import { spawnSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { buildTestApp } from './desktop/runtime'

/** Builds the app, and the desktop app as the tests start it. */
export default async function build(): Promise<void> {
  buildApp()
  await buildTestApp()
}

/** Builds the app, unless the build is newer than every source. */
export function buildApp(): void {
  const built = 'out/renderer/index.html'
  const changed = Math.max(
    ...globSync(['src-main/**/*', 'src-preload/**/*', 'src-renderer/**/*', 'electron.vite.config.ts']).map(
      changedAt,
    ),
  )
  if (changedAt(built) > changed) return
  const { status } = spawnSync('npx', ['electron-vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed: see above.')
}

function changedAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.mtimeMs : 0
}

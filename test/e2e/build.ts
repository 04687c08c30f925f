import { spawnSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'

/** Builds the app, unless the build is newer than every source. */
export default function build(): void {
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

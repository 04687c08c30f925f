/** Where the tests get a real Electron from, and how they start the app in it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { build } from 'vite'

/** A real Electron's executable, or why there is none to test with. */
export function findElectron(): { path: string } | { none: string } {
  if (process.env.SIGHTLINE_ELECTRON) return { path: process.env.SIGHTLINE_ELECTRON }
  const own = 'node_modules/electron/dist/electron'
  if (existsSync(own)) return { path: resolve(own) }
  const shared = '../shared/electron-runtime'
  if (!existsSync(shared))
    return { none: 'the electron package has no binary, and SIGHTLINE_ELECTRON is not set' }
  try {
    return { path: execFileSync(shared, { encoding: 'utf8' }).trim() }
  } catch (error) {
    return { none: `${shared}: ${(error as Error).message}` }
  }
}

/** An app that Electron can start: app/main.ts and the stubs beside it, bundled. */
const testAppFolder = resolve('test-results/desktop-app')

export async function buildTestApp(): Promise<void> {
  const folder = testAppFolder
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      rollupOptions: {
        input: ['main', 'stub-engine', 'stub-query'].map((name) =>
          resolve(import.meta.dirname, `app/${name}.ts`),
        ),
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  })
  mkdirSync(folder, { recursive: true })
  const { version } = await import('../../../package.json')
  const manifest = { name: 'sightline', version, type: 'module', main: 'main.js' }
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest))
}

/** `real`: the built engine, under the tests' Node. `stub`: app/stub-engine.ts, as a utility process. */
export type TestEngine = 'real' | 'stub'

interface TestLaunch {
  electron: string
  dataDir: string
  /** A desktop session's. */
  env: Record<string, string>
  engine?: TestEngine
  /** Further arguments. */
  args?: string[]
}

/** The command that starts the test app, for {@link launchTestApp} and for starting it a second time. */
export function testAppCommand({ electron, dataDir, env, engine = 'real', args = [] }: TestLaunch) {
  return {
    executablePath: electron,
    args: [testAppFolder, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
    env: {
      ...env,
      TEST_BUILT: resolve('out'),
      TEST_DATA: dataDir,
      TEST_ENGINE:
        engine === 'real'
          ? resolve('out', 'main/engine-process.js')
          : resolve(testAppFolder, 'stub-engine.js'),
      TEST_QUERY: resolve(testAppFolder, 'stub-query.js'),
      TEST_NODE: engine === 'real' ? process.execPath : '',
    },
  }
}

export function launchTestApp(
  launch: TestLaunch & { colorScheme?: 'light' | 'dark' },
): Promise<ElectronApplication> {
  return _electron.launch({ ...testAppCommand(launch), colorScheme: launch.colorScheme ?? 'light' })
}

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { launchDesktop } from '../../src-main/desktop/launcher'

let folder: string
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-launcher-'))
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
  vi.stubEnv('DISPLAY', ':0')
  vi.spyOn(process, 'getuid').mockReturnValue(1000)
  said = []
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** Puts a script where the launcher looks for Electron. */
function electronIs(script: string) {
  writeFileSync(join(folder, 'electron'), `#!${process.execPath}\n${script}\n`)
  chmodSync(join(folder, 'electron'), 0o755)
}
const onLinux = test.skipIf(process.platform !== 'linux')

onLinux('without a display nothing is started', async () => {
  vi.stubEnv('DISPLAY', '')
  vi.stubEnv('WAYLAND_DISPLAY', '')
  expect(await launchDesktop()).toEqual({ started: false, why: 'there is no display' })
})

onLinux('nor as root', async () => {
  vi.mocked(process.getuid!).mockReturnValue(0)
  expect(await launchDesktop()).toMatchObject({ started: false, why: expect.stringContaining('root') })
})

onLinux('an app that says it is up has started, got its arguments, and its end is known', async () => {
  electronIs(`
    process.send({ sightline: 'up' })
    process.exitCode = process.argv.slice(3).join(' ') === '--data-dir /x' && !process.env.ELECTRON_RUN_AS_NODE ? 7 : 1
    process.disconnect()`)
  vi.stubEnv('ELECTRON_RUN_AS_NODE', '1')
  const launch = await launchDesktop(['--data-dir', '/x'])
  expect(launch.started).toBe(true)
  expect(launch.started && (await launch.exitCode)).toBe(7)
})

onLinux('an app that can’t start says why', async () => {
  electronIs(
    `process.send({ sightline: 'failed', why: 'The database is newer than this Sightline.' }); process.disconnect()`,
  )
  expect(await launchDesktop()).toEqual({ started: false, why: 'The database is newer than this Sightline.' })
})

onLinux(
  'one that dies at once is named with its last words, and Chromium’s log stays out of sight',
  async () => {
    electronIs(`
    console.error('[12:0101/1.2:ERROR:gl.cc(1)] No GPU.')
    console.error('Something of ours.')
    console.error('[12:0101/1.2:FATAL:sandbox.cc(127)] No usable sandbox!')
    process.exitCode = 1
    process.disconnect()`)
    expect(await launchDesktop()).toEqual({
      started: false,
      why: 'Electron ended at once (No usable sandbox!)',
    })
    expect(said).toEqual(['Something of ours.'])
  },
)

onLinux('a second instance has started, and says whose window is shown', async () => {
  electronIs(`process.send({ sightline: 'already-running' }); process.disconnect()`)
  const launch = await launchDesktop()
  expect(launch.started && (await launch.exitCode)).toBe(0)
  expect(said).toEqual(['Sightline is running already: there is its window.'])
})

onLinux('Ctrl+C asks the app to quit', async () => {
  electronIs(`
    process.on('SIGINT', () => process.exit(5))
    process.send({ sightline: 'up' })
    setInterval(() => {}, 1000)`)
  const launch = await launchDesktop()
  process.emit('SIGINT', 'SIGINT')
  expect(launch.started && (await launch.exitCode)).toBe(5)
  expect(process.listeners('SIGINT').map(String).join()).not.toContain('SIGKILL')
})

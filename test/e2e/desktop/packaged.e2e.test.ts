import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callFrom } from './running'
import { type DesktopSession, startDesktopSession } from './session'

/** The packaged app's executable. Its fuses let nothing look into its main process: it is seen from its page. */
const packaged = process.env.SIGHTLINE_PACKAGED
if (!packaged) console.warn('\n*** The packaged app is NOT tested here: SIGHTLINE_PACKAGED is not set ***\n')

describe.skipIf(!packaged)('the packaged app', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sightline-packaged-'))
  let session: DesktopSession
  let app: ChildProcess
  let browser: Browser

  beforeAll(async () => {
    session = await startDesktopSession()
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    app = spawn(resolve(packaged!), [...root, '--data-dir', dataDir, '--remote-debugging-port=0'], {
      env: { ...session.env, ELECTRON_RUN_AS_NODE: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const endpoint = await new Promise<string>((found, failed) => {
      createInterface({ input: app.stderr! }).on('line', (line) => {
        const told = /DevTools listening on (ws:\S+)/.exec(line)
        if (told) found(told[1]!)
      })
      app.once('exit', (code) => failed(new Error(`It ended with ${code}.`)))
    })
    browser = await chromium.connectOverCDP(endpoint)
  })
  afterAll(async () => {
    await browser?.close()
    app?.kill('SIGKILL')
    session?.end()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('shows its window, and its engine answers from within the package', async () => {
    const context = browser.contexts()[0]!
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 30_000 })
    expect(page.url()).toBe('app://sightline/#/')
    expect(await callFrom(page, 'query', { sql: 'SELECT 1 AS one' })).toMatchObject({
      output: { rows: [[1]] },
    })
    expect(await callFrom(page, 'getDesktop')).toMatchObject({
      output: { updates: 'off', updatesNotHere: null },
    })
  })
})

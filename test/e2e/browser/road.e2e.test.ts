import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDemoApi } from '../../../src-main/demo/demo-api'
import * as road from '../road'
import { hindrance, launchChromium, openPage } from './chromium'
import { type Serving, serveSightline } from './serving'

describe.skipIf(hindrance)('the road from a token to an alert, in a browser', () => {
  let browser: Browser
  let serving: Serving
  let walk: road.Walk
  const dataDir = mkdtempSync(join(tmpdir(), 'sightline-browser-'))
  const glance = () => walk.page.locator('.glance').innerText()

  beforeAll(async () => {
    // Slow at first, so that there is a poll to watch.
    const workspace = await startDemoApi({
      lifeEveryMs: 0,
      faults: [{ kind: 'slow', path: '/sources', value: 20_000 }],
    })
    serving = await serveSightline(dataDir)
    browser = await launchChromium()
    const { context, page } = await openPage(browser, serving.url)
    walk = {
      host: 'browser',
      page,
      workspace,
      opened: async (act) => (await Promise.all([context.waitForEvent('page'), act()]))[0],
    }
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.end()
    await walk?.workspace.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('the wizard tests the token before anything is saved', () => road.addIntegration(walk))
  test('the first poll is watched and cancelled, and goes on when asked to', () => road.watchFirstPoll(walk))
  test('resources are browsed in a window of their own', () => road.browseResources(walk))
  test('a transition raises an alert', async () => {
    await road.raiseAlert(walk)
    await expect.poll(glance).toContain('Needs attention')
  })
  test('the toggle pauses and resumes', async () => {
    await road.pauseAndResume(walk)
    await road.resume(walk)
  })
  test('delete removes all of it', async () => {
    await road.deleteIntegration(walk)
    await expect.poll(glance).toContain('Not connected')
  })
})

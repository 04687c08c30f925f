import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDemoApi } from '../../../src-main/demo/demo-api'
import * as asking from '../asking'
import { hindrance, launchChromium, openPage } from './chromium'
import { type Serving, serveSightline } from './serving'

const queryName = 'Who may do what'

describe.skipIf(hindrance)('asking, in a browser', () => {
  let browser: Browser
  let serving: Serving
  let asker: asking.Asker
  const dataDir = mkdtempSync(join(tmpdir(), 'sightline-asking-'))

  beforeAll(async () => {
    const workspace = await startDemoApi({ lifeEveryMs: 0 })
    await sightline(
      ['add', 'segment', '--name', 'Acme', '--api-url', workspace.url, '--token-stdin'],
      workspace.token,
    )
    await sightline(['sync'])
    serving = await serveSightline(dataDir)
    browser = await launchChromium()
    const { page } = await openPage(browser, serving.url)
    asker = { page, workspace }
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.end()
    await asker?.workspace.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function sightline(args: string[], input = ''): Promise<void> {
    const child = spawn(process.execPath, ['out/main/cli.js', ...args, '--data-dir', dataDir], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    child.stdin.end(input)
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  }

  test('a query is typed with completion', () => asking.typeWithCompletion(asker))
  test('it runs, and tells how long that took', () => asking.run(asker))
  test('its result is sorted and filtered', () => asking.sortAndFilter(asker))
  test('a JSON cell opens as a tree', () => asking.openJson(asker))
  test('all of it is exported', () => asking.exportCsv(asker))
  test('it is saved, and there after a restart', () => asking.save(asker, queryName))
  test('it is asked of the past, and compared with it', () => asking.askThePast(asker, queryName))
  test('a mistake is underlined, and mended with a click', () => asking.makeAMistake(asker))
  test('a million rows are as easy as ten', () => asking.scrollAMillion(asker))
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type DemoApi, startDemoApi } from '../../../src-main/demo/demo-api'
import { launchChromium, openPage } from './chromium'
import { serveSightline } from './serving'

export interface Connected {
  page: Page
  workspace: DemoApi
  end(): Promise<void>
}

/** The app in a browser, with a workspace that is connected and was polled once, by the command line. */
export async function connected(): Promise<Connected> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sightline-connected-'))
  const sightline = async (args: string[], input = '') => {
    const child = spawn(process.execPath, ['out/main/cli.js', ...args, '--data-dir', dataDir], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    child.stdin.end(input)
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  }
  const workspace = await startDemoApi({ lifeEveryMs: 0 })
  await sightline(
    ['add', 'segment', '--name', 'Acme', '--api-url', workspace.url, '--token-stdin'],
    workspace.token,
  )
  await sightline(['sync'])
  const serving = await serveSightline(dataDir)
  const browser = await launchChromium()
  const { page } = await openPage(browser, serving.url)
  return {
    page,
    workspace,
    async end() {
      await browser.close()
      await serving.end()
      await workspace.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

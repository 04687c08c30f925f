import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDemoApi } from '../../../src-main/demo/demo-api'
import { expectNothingFromAxe, screenshot } from '../looking'
import * as road from '../road'
import { hindrance, launchChromium, openPage } from './chromium'
import { type Serving, serveSightline } from './serving'

describe.skipIf(hindrance)('the command palette, by keyboard alone', () => {
  let browser: Browser
  let serving: Serving
  let walk: road.Walk
  const dataDir = mkdtempSync(join(tmpdir(), 'sightline-palette-'))
  const field = (page: Page) => page.getByRole('combobox', { name: 'Search and commands' })
  const open = async (page: Page) => {
    await page.keyboard.press('ControlOrMeta+k')
    await field(page).and(page.locator(':focus')).waitFor()
  }
  const chosen = (page: Page) => page.getByRole('option', { selected: true })

  beforeAll(async () => {
    const workspace = await startDemoApi({ lifeEveryMs: 0 })
    serving = await serveSightline(dataDir)
    browser = await launchChromium()
    const { context, page } = await openPage(browser, serving.url)
    walk = {
      host: 'browser',
      page,
      workspace,
      opened: async (act) => (await Promise.all([context.waitForEvent('page'), act()]))[0],
    }
    await road.addIntegration(walk)
    await page
      .getByRole('region', { name: 'Last poll' })
      .getByText('Complete', { exact: true })
      .waitFor({ timeout: 30_000 })
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.end()
    await walk?.workspace.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('a user is found by name, and opened', async () => {
    const { page, workspace } = walk
    const [person] = workspace.world().users
    await open(page)
    await expectNothingFromAxe(page)
    await page.keyboard.type(person!.email)
    await chosen(page)
      .filter({ hasText: `User · ${road.integrationName}` })
      .waitFor()
    await screenshot(page, 'browser-palette')
    await expectNothingFromAxe(page)
    const resource = await walk.opened(() => page.keyboard.press('Enter'))
    await resource.getByRole('heading', { name: person!.email }).waitFor()

    // From there as well, in place; and with the modifier in a window of its own.
    const other = workspace.world().users[1]!.email
    await open(resource)
    await resource.keyboard.type(other)
    await chosen(resource).filter({ hasText: other }).waitFor()
    const apart = await walk.opened(() => resource.keyboard.press('ControlOrMeta+Enter'))
    await apart.getByRole('heading', { name: other }).waitFor()
    await apart.close()
    await resource.getByRole('heading', { name: person!.email }).waitFor()
    await resource.close()
  })

  test('what was chosen comes first the next time', async () => {
    const { page, workspace } = walk
    const [person, other] = workspace.world().users
    await open(page)
    await page.getByRole('group', { name: 'Recent' }).getByRole('option', { name: person!.email }).waitFor()
    await chosen(page).filter({ hasText: other!.email }).waitFor()
    await page.keyboard.press('Escape')
    await field(page).waitFor({ state: 'detached' })
  })

  test('a finding leads to its rule', async () => {
    const { page } = walk
    await open(page)
    await page.keyboard.type('too many workspace owners')
    const finding = page.getByRole('group', { name: 'Findings' }).getByRole('option').first()
    await finding.waitFor()
    while ((await finding.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Too many workspace owners' }).waitFor()
    await page.getByRole('complementary', { name: /^Finding: / }).waitFor()
    await expectNothingFromAxe(page)
  })

  test('commands are run, and nothing found is said', async () => {
    const { page } = walk
    await open(page)
    await page.keyboard.type('xyzzy plugh')
    await page.getByText('Nothing found for “xyzzy plugh”').waitFor()
    await expectNothingFromAxe(page)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(`disable ${road.integrationName}`)
    await chosen(page).filter({ hasText: 'Disable' }).waitFor()
    await page.keyboard.press('Enter')
    await open(page)
    await page.keyboard.type(`enable ${road.integrationName}`)
    await chosen(page).filter({ hasText: 'Enable' }).waitFor()
    await page.keyboard.press('Enter')
    await open(page)
    await page.keyboard.type('settings')
    await chosen(page).filter({ hasText: 'Go to Settings' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await open(page)
    await page.keyboard.type('show critical')
    await chosen(page).filter({ hasText: 'Show critical findings' }).waitFor()
    await page.keyboard.press('Enter')
    const findings = page.getByRole('grid', { name: 'Findings' }).locator('.grid-row')
    await findings.first().waitFor()
    await expect.poll(() => findings.filter({ hasNotText: 'Critical' }).count()).toBe(0)
    await open(page)
    await page.keyboard.type('export')
    await chosen(page).filter({ hasText: 'Export everything…' }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByRole('figure', { name: 'Command' })
      .getByText(/ export mirror\//)
      .waitFor()
    // A second time, where it is shown already.
    for (let time = 0; time < 2; time++) {
      await open(page)
      await page.keyboard.type('query api')
      await chosen(page).filter({ hasText: 'Query API' }).waitFor()
      await page.keyboard.press('Enter')
      await page
        .getByRole('switch', { name: /Query API/i })
        .and(page.locator(':focus'))
        .waitFor()
      await page.keyboard.press('Tab')
    }
    await open(page)
    await page.keyboard.type('compare two')
    await chosen(page).filter({ hasText: 'Compare two moments…' }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByText(/^No difference|unchanged|added|removed/i)
      .first()
      .waitFor()
  })
})

/** What holds on every screen: nothing for axe to find in any theme, and nothing out of reach when all is twice as large. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNothingFromAxe } from '../looking'
import { hindrance, launchChromium, openPage } from './chromium'
import { type Serving, serveSightline } from './serving'

const places = [
  '/',
  '/integrations',
  '/integrations/add/segment',
  '/resources',
  '/changes',
  '/query',
  '/rules',
  '/rules/-/findings',
  '/rules/segment-source-without-labels',
  '/compliance',
  '/compliance/segment-baseline',
  '/access',
  '/access/reviews',
  '/alerts',
  '/alerts/rules/new',
  '/alerts/channels',
  '/settings',
  '/settings/network',
  '/settings/log',
  '/settings/diagnostics',
  '/settings/about',
]

describe.skipIf(hindrance)('every screen', () => {
  let browser: Browser
  let serving: Serving
  let page: Page
  const dataDir = mkdtempSync(join(tmpdir(), 'sightline-looks-'))

  beforeAll(async () => {
    serving = await serveSightline(dataDir, '--demo')
    browser = await launchChromium()
    page = (await openPage(browser, serving.url)).page
    await page.locator('.home-standing').waitFor({ timeout: 60_000 })
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.end()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const goTo = async (place: string) => {
    await page.evaluate((route) => {
      location.hash = route
    }, place)
    await page.locator('#main h1').waitFor()
    await page.waitForFunction(() => !document.querySelector('#main .skeleton'), null, { timeout: 15_000 })
  }

  /** In this window, where it has no main part beside it. */
  const openBrowser = async (place: string) => {
    await page.evaluate((route) => {
      location.hash = route
    }, place)
    // What the last poll said of a type, to whoever hears the page.
    await page.locator('.rail-mark .visually-hidden').first().waitFor({ state: 'attached' })
  }

  test.each(['light', 'dark', 'contrast'])('axe finds nothing: %s', async (theme) => {
    await page.evaluate((chosen) => localStorage.setItem('sightline.theme', chosen), theme)
    await page.reload()
    for (const place of places) {
      await goTo(place)
      await expectNothingFromAxe(page)
    }
  })

  test('only what is within the window scrolls, never the window itself', async () => {
    const long: string[] = []
    for (const height of [800, 540]) {
      await page.setViewportSize({ width: 1280, height })
      for (const place of [...places, '/alerts/deliveries', '/browser?type=segment_user']) {
        if (place.startsWith('/browser')) await openBrowser(place)
        else await goTo(place)
        const over = await page.evaluate(() => {
          const { scrollHeight, clientHeight } = document.documentElement
          return scrollHeight - clientHeight
        })
        if (over > 0) long.push(`${place}: ${over} px at ${height}`)
      }
    }
    await goTo('/')
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(long).toEqual([])
  })

  test('no status and no column title is cut, in German too', async () => {
    const speak = async (language: string) => {
      await page.evaluate((chosen) => localStorage.setItem('sightline.language', chosen), language)
      await page.reload()
    }
    await speak('de')
    const cut: string[] = []
    for (const place of [...places, '/alerts/deliveries']) {
      await goTo(place)
      const found = await page
        .locator('#main :is(.badge, [role=columnheader] *)')
        .evaluateAll((all) =>
          all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent),
        )
      cut.push(...found.map((text) => `${place}: ${text}`))
    }
    await speak('en')
    expect(cut).toEqual([])
  })

  test('at 200 % nothing scrolls sideways but what is within a place of its own', async () => {
    await page.setViewportSize({ width: 640, height: 400 })
    const wide: string[] = []
    for (const place of places) {
      await goTo(place)
      const over = await page.evaluate(() => {
        const main = document.querySelector('#main') as HTMLElement
        return Math.max(
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
          main.scrollWidth - main.clientWidth,
        )
      })
      if (over > 1) wide.push(`${place}: ${over} px`)
    }
    // What has no room for its words there has a name nevertheless.
    await expectNothingFromAxe(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(wide).toEqual([])
  })

  test.each([
    '/nowhere',
    '/integrations/a/b/c',
    '/rules/a/b',
    '/compliance/a/b',
    '/access/elsewhere',
    '/alerts/channels/new/slack',
  ])('an address that leads nowhere says so: %s', async (place) => {
    await goTo(place)
    await page.getByRole('heading', { level: 1, name: 'Not here' }).waitFor()
  })

  test('back, forward and the keys of places lead where they say, and the focus goes along', async () => {
    await goTo('/')
    await page.locator('#main h1').focus()
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Rules')
    await page.getByRole('button', { name: 'Back' }).click()
    await page.locator('.home-standing').waitFor()
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor()
    await expect.poll(() => page.title()).toBe('Rules · Sightline')
    await expect
      .poll(() => page.getByRole('button', { name: 'Forward' }).getAttribute('aria-disabled'))
      .toBe('true')
  })
})

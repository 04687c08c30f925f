/** What the app costs in a real Chromium: its first load, going from section to section, long lists. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { hindrance, launchChromium } from '../e2e/browser/chromium'
import { serveSightline } from '../e2e/browser/serving'
import { buildApp } from '../e2e/build'
import type { Row } from './report'

const rendererFolder = 'out/renderer'
const longList = 200_000
const starts = 5
const rounds = 3

export async function screens(): Promise<Row[]> {
  buildApp()
  const rows: Row[] = [firstLoad()]
  if (hindrance) return rows
  const dataDir = mkdtempSync(join(tmpdir(), 'sightline-bench-screens-'))
  const serving = await serveSightline(dataDir, '--demo')
  try {
    const browser = await launchChromium()
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(serving.url)
    await page.locator('.home-standing').waitFor({ timeout: 120_000 })
    const { origin } = new URL(page.url())
    const cookies = await context.storageState()
    rows.push(await switches(page))
    await browser.close()
    rows.push(await start(origin, cookies))
    rows.push(...(await scrolling(origin, cookies)))
  } finally {
    await serving.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return rows
}

/** What index.html loads, with all that it imports before anything runs. */
function firstLoad(): Row {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8')
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(join(rendererFolder, 'assets', file), 'utf8')
    for (const [, imported] of text.matchAll(/(?:\bfrom|^import|[;}]import)\s*["']\.\/([\w.-]+\.js)["']/g))
      visit(imported as string)
  }
  for (const [, file] of html.matchAll(/assets\/([\w.-]+\.js)/g)) visit(file as string)
  const sizes = [...seen].map((file) => gzipSync(readFileSync(join(rendererFolder, 'assets', file))).length)
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return {
    what: 'first load: JavaScript, gzipped',
    measured: bytes / 1000,
    unit: 'KB',
    most: 250,
    how: `${seen.size} files; each section’s own code comes while nobody waits`,
  }
}

/** From the click on a section until its heading is painted; its code is there by then, as after some seconds of use. */
async function switches(page: Page): Promise<Row> {
  await page.waitForTimeout(3000)
  const links = page.getByRole('navigation', { name: 'Sections' }).getByRole('link')
  const count = await links.count()
  const shown: number[] = []
  const settled: number[] = []
  let slowest = { ms: 0, name: '' }
  for (let round = 0; round < rounds; round++)
    for (let place = 0; place < count; place++) {
      const link = links.nth((place + 1) % count)
      const name = (await link.innerText()).split('\n')[0] ?? ''
      const took = await link.evaluate(async (element) => {
        const frame = () => new Promise(requestAnimationFrame)
        const before = document.querySelector('#main')
        const began = performance.now()
        ;(element as HTMLElement).click()
        const arrived = () => {
          const main = document.querySelector('#main')
          return main !== before && main?.querySelector('h1') != null
        }
        while (!arrived()) await frame()
        // The frame after the one that drew it.
        await frame()
        const heading = performance.now() - began
        const most = began + 5000
        while (document.querySelector('#main .skeleton') && performance.now() < most) await frame()
        return { heading, all: performance.now() - began }
      })
      shown.push(took.heading)
      settled.push(took.all)
      if (took.heading > slowest.ms) slowest = { ms: took.heading, name }
      await page.waitForTimeout(150)
    }
  return {
    what: 'from one section to another: the slowest, until it is painted',
    measured: Math.max(...shown),
    unit: 'ms',
    most: 100,
    how: `median ${median(shown).toFixed(0)} ms, ${median(settled).toFixed(0)} ms until nothing is loading; the slowest was ${slowest.name}; ${count} sections, ${rounds} rounds`,
  }
}

type Cookies = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>

/** A Chromium that is started for it, until what it was started for is on the screen. */
async function start(origin: string, cookies: Cookies): Promise<Row> {
  const blank = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><h1>Nothing</h1>')
  })
  await new Promise<void>((listening) => blank.listen(0, '127.0.0.1', listening))
  const nothing = `http://127.0.0.1:${(blank.address() as AddressInfo).port}/`
  const usable: number[] = []
  const bare: number[] = []
  const pages: number[] = []
  for (let run = 0; run < starts; run++) {
    for (const [url, selector, into] of [
      [nothing, 'h1', bare],
      [`${origin}/`, '.verdict h1', usable],
    ] as const) {
      const began = performance.now()
      const browser = await launchChromium()
      const context = await browser.newContext({ storageState: cookies })
      const page = await context.newPage()
      const opened = performance.now()
      await page.goto(url, { waitUntil: 'commit' })
      // Looked for at every frame: a locator's own waiting looks but twice a second after its first tries.
      await page.waitForFunction((wanted) => document.querySelector(wanted)?.checkVisibility(), selector)
      into.push(performance.now() - began)
      if (into === usable) pages.push(performance.now() - opened)
      await browser.close()
    }
  }
  blank.close()
  return {
    what: 'start to usable / to a blank page, in a Chromium that is started for it',
    measured: median(usable) / median(bare),
    most: 2,
    how: `${median(usable).toFixed(0)} of ${median(bare).toFixed(0)} ms; the page alone takes ${median(pages).toFixed(0)} ms; medians of ${starts}`,
  }
}

/** Frames as fast as they can be made: what one costs, and not when the screen would take it. */
async function scrolling(origin: string, cookies: Cookies): Promise<Row[]> {
  const browser = await launchChromium('--disable-frame-rate-limit', '--disable-gpu-vsync')
  const context = await browser.newContext({ storageState: cookies, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const sql = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${longList})
    SELECT i, 'user-' || i || '@acme.example' AS email, 'Workspace Owner' AS role, i % 7 AS day, i * 37 % 1000 AS score FROM n`
  await page.goto(`${origin}/#/query?sql=${encodeURIComponent(sql)}`)
  await page.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+Enter')
  await page
    .locator('.result-summary', { hasText: longList.toLocaleString('en') })
    .waitFor({ timeout: 60_000 })
  const frames = await scrolled(page, '.result [role=grid]')
  await browser.close()
  return [
    {
      what: `a frame while a result of ${longList.toLocaleString('en')} rows scrolls, p95`,
      measured: percentile(frames, 0.95),
      unit: 'ms',
      most: 16.7,
      how: `median ${median(frames).toFixed(1)}, longest ${Math.max(...frames).toFixed(1)} ms of ${frames.length} frames; drawn by software, without a GPU`,
    },
  ]
}

/** How long each frame took while what the selector names was scrolled for some seconds, 240 px a frame. */
function scrolled(page: Page, selector: string): Promise<number[]> {
  return page.locator(selector).evaluate(async (grid) => {
    const scroller =
      [grid, ...grid.querySelectorAll('*')].find(
        (element) => element.scrollHeight > element.clientHeight + 200,
      ) ?? grid
    const frame = () => new Promise<number>(requestAnimationFrame)
    const took: number[] = []
    let before = await frame()
    const until = before + 5000
    while (before < until) {
      scroller.scrollTop += 240
      const now = await frame()
      took.push(now - before)
      before = now
    }
    return took
  })
}

const median = (values: number[]) => percentile(values, 0.5)

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

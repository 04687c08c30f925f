/**
 * `npm run screenshots`: every screen and its states, light and dark, at both sizes, into test-results/screenshots/ and
 * onto one contact sheet for each. `ONLY=home,rules THEMES=dark SIZES=1280x800 npm run screenshots` takes those alone.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { startDemoApi } from '../../../src-main/demo/demo-api'
import { hindrance, launchChromium } from '../browser/chromium'
import { serveSightline } from '../browser/serving'
import { contactSheet, type Picture } from './contact-sheet'
import { lived, type Shot, troubled } from './shots'

const folder = 'test-results/screenshots'
const listed = (variable: string, otherwise: string) => (process.env[variable] ?? otherwise).split(',')
const only = process.env.ONLY?.split(',')
const themes = listed('THEMES', 'light,dark')
const sizes = listed('SIZES', '1280x800,1920x1080').map(
  (size) => size.split('x').map(Number) as [number, number],
)
const days = process.env.DAYS ?? '45'

let browser: Browser
const pictures = new Map<string, Picture[]>()
const temporary: string[] = []
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  if (hindrance) return
  mkdirSync(folder, { recursive: true })
  browser = await launchChromium()
})
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  await browser?.close()
  for (const path of temporary) rmSync(path, { recursive: true, force: true })
})

function dataFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sightline-screenshots-'))
  temporary.push(path)
  return path
}

async function serve(dataDir: string): Promise<string> {
  const serving = await serveSightline(dataDir)
  ends.push(() => serving.end())
  return serving.url
}

/** Not synchronously: the workspace that it talks to answers in this very process. */
async function sightline(dataDir: string, args: string[], input = ''): Promise<void> {
  const child = spawn(process.execPath, ['out/main/cli.js', ...args, '--data-dir', dataDir], {
    stdio: 'pipe',
  })
  child.stdin.end(input)
  await once(child, 'exit')
}

/** In each theme and size, one page that goes from place to place. Its address works once: others join by its cookie. */
async function take(url: string, shots: Shot[], prepare?: (page: Page) => Promise<unknown>): Promise<void> {
  const wanted = shots.filter(({ name }) => !only || only.includes(name))
  if (wanted.length === 0) return
  const first = await browser.newContext()
  const door = await first.newPage()
  await door.goto(url)
  const state = await first.storageState()
  const { origin } = new URL(url)
  await first.close()
  for (const theme of themes)
    for (const [width, height] of sizes) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme === 'dark' || theme === 'contrast-dark' ? 'dark' : 'light',
        contrast: theme.startsWith('contrast') ? 'more' : 'no-preference',
        reducedMotion: 'reduce',
        storageState: state,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(6000)
      page.setDefaultNavigationTimeout(60_000)
      if (prepare) await prepare(page)
      const sheet = `${theme}-${width}x${height}`
      for (const { name, at, act } of wanted) {
        await goTo(page, origin, at)
        await settled(page)
        let note = ''
        try {
          await act?.(page)
        } catch (error) {
          note = ` (${String(error).split('\n')[0]})`
          console.warn(`${name}:${note}`)
        }
        await settled(page)
        const file = `${folder}/${name}-${sheet}.jpg`
        await page.screenshot({ path: file, type: 'jpeg', quality: 88, animations: 'disabled' })
        pictures.set(sheet, [...(pictures.get(sheet) ?? []), { file, caption: `${name} · ${sheet}${note}` }])
      }
      await context.close()
    }
}

/** Without loading the page anew, except for the first time and into the other kind of window. */
async function goTo(page: Page, origin: string, at: string): Promise<void> {
  const apart = (route: string) => route.startsWith('/browser')
  const now = page.url().split('#')[1]
  if (now === undefined || apart(now) || apart(at)) {
    await page.goto('about:blank')
    await page.goto(`${origin}/#${at}`)
    return
  }
  // What was opened there is left by going elsewhere.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    location.hash = '/nowhere'
  })
  await page.evaluate((route) => {
    location.hash = route
  }, at)
}

/** Nothing is loading any more, or it has been for long. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(250)
  await page
    .waitForFunction(() => !document.querySelector('.skeleton, .spin, [aria-busy=true]'), null, {
      timeout: 3000,
    })
    .catch(() => undefined)
}

/** Answers of the engine are kept back, or replaced by an error. */
const intercept = (with_: 'silence' | 'error') => (page: Page) =>
  page.routeWebSocket(/\/api$/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      const { call, id } = JSON.parse(String(message)) as { call?: string; id?: number }
      if (!call || call === 'about') return server.send(message)
      const error = {
        code: 'internal',
        message: 'The database could not be read.',
        hint: 'Try again; if it persists, restart Sightline.',
      }
      if (with_ === 'error') socket.send(JSON.stringify({ answer: id, error }))
    })
  })

const named = (kind: string, places: string[]): Shot[] =>
  places.map((place) => ({ name: `${kind}-${place || 'home'}`, at: `/${place}` }))
const sections = ['', 'integrations', 'resources', 'rules', 'compliance', 'access', 'alerts']

test.skipIf(hindrance)('a workspace that has been watched for weeks', async () => {
  const dataDir = process.env.DATA ?? dataFolder()
  if (!process.env.DATA)
    spawnSync(process.execPath, ['out/main/cli.js', 'replay', '--days', days, '--output', dataDir], {
      stdio: 'pipe',
    })
  const url = await serve(dataDir)
  await take(url, lived)
})

test.skipIf(hindrance)('loading, and what can’t be loaded', async () => {
  await take(await serve(dataFolder()), named('loading', sections), intercept('silence'))
  await take(await serve(dataFolder()), named('error', sections), intercept('error'))
})

test.skipIf(hindrance)('before anything is connected', async () => {
  await take(await serve(dataFolder()), [{ name: 'welcome', at: '/' }, ...named('empty', sections.slice(1))])
})

test.skipIf(hindrance)('a first poll, and a workspace that does not answer', async () => {
  const dataDir = dataFolder()
  const workspace = await startDemoApi({
    lifeEveryMs: 0,
    faults: [{ kind: 'slow', path: '/sources', value: 600_000 }],
  })
  ends.push(() => workspace.close())
  await sightline(
    dataDir,
    ['add', 'segment', '--name', 'Acme production', '--api-url', workspace.url, '--token-stdin'],
    workspace.token,
  )
  const url = await serve(dataDir)
  await take(url, [{ name: 'home-first-poll', at: '/' }])
})

test.skipIf(hindrance)('a workspace that is not ready', async () => {
  const dataDir = dataFolder()
  const workspace = await startDemoApi({ lifeEveryMs: 0 })
  await sightline(
    dataDir,
    ['add', 'segment', '--name', 'Acme production', '--api-url', workspace.url, '--token-stdin'],
    workspace.token,
  )
  await sightline(dataDir, ['sync'])
  await workspace.close()
  await sightline(dataDir, ['sync'])
  await take(await serve(dataDir), troubled)
})

test.skipIf(hindrance)('one contact sheet for each theme and size', async () => {
  for (const [sheet, of] of pictures) await contactSheet(browser, of, 4, `${folder}/sheet-${sheet}.png`)
})

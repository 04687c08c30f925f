/** A desktop app under test, in a desktop session of its own. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ElectronApplication, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DesktopBridge } from '../../../src-preload/index'
import { findElectron, launchTestApp, type TestEngine } from './runtime'
import { type DesktopSession, startDesktopSession, whyNoSession } from './session'

const electron = findElectron()
/** Why the desktop app can't be tested here, or null. Said aloud, so that a skipped run is not taken for a green one. */
export const hindrance = 'none' in electron ? electron.none : whyNoSession()
if (hindrance) console.warn(`\n*** The desktop app is NOT tested here: ${hindrance} ***\n`)

const mostStarts = 3

/** What one test file works with: one session, and one data folder which outlives the app in it. */
export class DesktopUnderTest {
  private constructor(
    readonly session: DesktopSession,
    readonly dataDir: string,
  ) {}
  app!: ElectronApplication

  static async prepare(): Promise<DesktopUnderTest> {
    const dataDir = mkdtempSync(join(tmpdir(), 'sightline-desktop-'))
    return new DesktopUnderTest(await startDesktopSession(), dataDir)
  }

  /** Starts the app, and gives its main window's page. */
  async start(
    engine?: TestEngine,
    colorScheme?: 'light' | 'dark',
    env: Record<string, string> = {},
  ): Promise<Page> {
    for (let attempt = 1; ; attempt++) {
      const { launch } = this
      this.app = await launchTestApp({ ...launch, engine, colorScheme, env: { ...launch.env, ...env } })
      try {
        return await this.shownPage()
      } catch (error) {
        if (attempt === mostStarts) throw error
        // On a busy machine, a page that Playwright joins while it loads stays where it is, for good.
        console.warn('The window stayed blank: the app is started anew.')
        await this.kill()
      }
    }
  }

  private async shownPage(): Promise<Page> {
    const page = await this.app.firstWindow()
    // Not for the page's “load”: Playwright joins it late at times, and then waits for one that was.
    const app = page.locator('#root > *').first()
    await app.waitFor({ state: 'attached', timeout: 15_000 }).catch(async (error) => {
      // Nor does it see, once in a while, what has long been there; anew, it does.
      if (!(await this.isDrawn())) throw error
      console.warn('The window was there and Playwright did not see it: loaded anew.')
      await page.reload({ timeout: 10_000 })
      await app.waitFor({ state: 'attached', timeout: 10_000 })
    })
    return page
  }

  /** Whether Electron itself finds something on the main window's page; not, where it gives no answer. */
  private isDrawn(): Promise<boolean> {
    const found = this.app.evaluate(
      () =>
        sightlineDesktop!.windows
          .main()
          ?.webContents.executeJavaScript('document.querySelector("#root > *") !== null') ?? false,
    )
    found.catch(() => {}) // Of an app that is killed meanwhile.
    return Promise.race([found, wait(5000, false)])
  }

  private async kill(): Promise<void> {
    const app = this.app.process()
    const ended = once(app, 'exit')
    app.kill('SIGKILL')
    await ended
  }

  /** Starts it as the system does at login. Resolves once it is up. */
  async startHidden(): Promise<void> {
    this.app = await launchTestApp({ ...this.launch, args: ['--hidden'] })
    await this.app.evaluate(async () => {
      while (!globalThis.sightlineDesktop) await new Promise((resolve) => setTimeout(resolve, 50))
    })
  }

  /** How `start` starts it, for a test that does so itself. */
  get launch() {
    if ('none' in electron) throw new Error(electron.none)
    return { electron: electron.path, dataDir: this.dataDir, env: this.session.env }
  }

  enginePid(): Promise<number> {
    return this.app.evaluate(() => sightlineDesktop!.enginePid!)
  }

  tray() {
    return this.app.evaluate(() => ({
      sign: sightlineDesktop!.tray.sign(),
      tooltip: sightlineDesktop!.tray.tooltip(),
      items: sightlineDesktop!.tray.menu().map(({ id, label, enabled }) => ({ id, label, enabled })),
    }))
  }

  /** Does what a click on the tray menu's item does, once it can be clicked. */
  async clickTray(id: string): Promise<void> {
    const click = () =>
      this.app.evaluate((_, wanted) => {
        const item = sightlineDesktop!.tray.menu().find((entry) => entry.id === wanted)
        if (!item?.click || item.enabled === false) return false
        ;(item.click as () => void)()
        return true
      }, id)
    await expect.poll(click, { message: `“${id}” can't be clicked.` }).toBe(true)
  }

  /** What the session's notification daemon was told, latest first; those on the screen are taken off it. */
  notifications(): { summary: string; body: string }[] {
    this.dunst('close-all')
    const history = JSON.parse(this.dunst('history')) as { data: [Record<string, { data: string }>[]] }
    return history.data[0].map(({ summary, body }) => ({ summary: summary!.data, body: body!.data }))
  }

  /** Clicks the notification on the screen. */
  clickNotification(): void {
    this.dunst('action')
  }

  private dunst(command: string): string {
    return execFileSync('dunstctl', [command], { env: this.session.env, encoding: 'utf8' })
  }

  async end(): Promise<void> {
    await this.app?.close().catch(() => {})
    this.session.end()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/** Whether there is still a process of this id (a dead one that nobody waited for does not count). */
export function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z')
  } catch {
    return false
  }
}

/** Makes a call of the contract as a page does, by the preload's bridge. */
export function callFrom(page: Page, name: string, input: unknown = {}): Promise<unknown> {
  return page.evaluate(
    ([name, input]) => (window as unknown as { sightline: DesktopBridge }).sightline.call(name, input),
    [name, input] as const,
  )
}

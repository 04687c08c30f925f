import { execFile, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { About } from '../../../src-preload/contract'
import { callFrom, DesktopUnderTest, hindrance, isAlive } from './running'
import { testAppCommand } from './runtime'

describe.skipIf(hindrance)('the desktop app', () => {
  let desktop: DesktopUnderTest
  beforeAll(async () => {
    desktop = await DesktopUnderTest.prepare()
  })
  afterEach(() => desktop.app?.close().catch(() => {}))
  afterAll(() => desktop?.end())

  const settingsFile = () => join(desktop.dataDir, 'desktop', 'settings.json')
  const startAgain = (...more: string[]) => {
    const { executablePath, args, env } = testAppCommand(desktop.launch)
    return promisify(execFile)(executablePath, [...args, ...more], { env, timeout: 20_000 })
  }

  test('goes on when its window is closed, says so once, and is found again by starting it', async () => {
    const main = await desktop.start()
    await desktop.app.evaluate(({ dialog }) => {
      const told: string[] = []
      Object.assign(globalThis, { told })
      dialog.showMessageBox = (async (_window: unknown, box: Electron.MessageBoxOptions) => {
        told.push(box.message)
        return { response: 0, checkboxChecked: false }
      }) as typeof dialog.showMessageBox
    })
    const told = () => desktop.app.evaluate(() => (globalThis as unknown as { told: string[] }).told)
    const closeMain = () => desktop.app.evaluate(() => sightlineDesktop!.windows.main()!.close())

    await Promise.all([main.waitForEvent('close'), closeMain()])
    expect(await told()).toEqual(['Sightline keeps watching in the tray.'])
    expect(isAlive(await desktop.enginePid())).toBe(true)

    const [again] = await Promise.all([desktop.app.waitForEvent('window'), startAgain()])
    await again.waitForLoadState()
    await Promise.all([again.waitForEvent('close'), closeMain()])
    expect(await told()).toHaveLength(1)

    const [third] = await Promise.all([desktop.app.waitForEvent('window'), desktop.clickTray('open')])
    expect(third.url()).toBe('app://sightline/#/')
  })

  test('opens a link at the place that it names, and no other', async () => {
    const page = await desktop.start()
    await startAgain('sightline://open/alerts/rules')
    await page.waitForURL('app://sightline/#/alerts/rules')
    for (const hostile of [
      'sightline://open/query?sql=SELECT+1&run',
      'sightline://open/https://evil.example/',
    ])
      await startAgain(hostile)
    // macOS hands links over by an event.
    const opened = (url: string) =>
      desktop.app.evaluate(({ app }, link) => void app.emit('open-url', { preventDefault() {} }, link), url)
    await opened('sightline://open//evil.example/')
    expect(page.url()).toBe('app://sightline/#/alerts/rules')
    await opened('sightline://open/rules/segment-too-many-owners')
    await page.waitForURL('app://sightline/#/rules/segment-too-many-owners')
    const [browser] = await Promise.all([
      desktop.app.waitForEvent('window'),
      opened('sightline://open/browser?type=segment_user'),
    ])
    expect(browser.url()).toBe('app://sightline/#/browser?type=segment_user')
  })

  test('has a menu that leads where it says', async () => {
    const page = await desktop.start()
    const choose = (label: string) =>
      desktop.app.evaluate((_, wanted) => {
        const items = sightlineDesktop!.appMenu.flatMap(({ submenu }) =>
          Array.isArray(submenu) ? submenu : [],
        )
        const item = items.find((entry) => entry.label === wanted)
        ;(item!.click as () => void)()
      }, label)
    await choose('Add Integration…')
    await page.getByRole('heading', { level: 1, name: 'Add integration' }).waitFor()
    await choose('Alerts')
    await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor()
  })

  test('opens its window where it was, and keeps what it knows to this user', async () => {
    await desktop.start()
    const wanted = { x: 40, y: 30, width: 1011, height: 707 }
    await desktop.app.evaluate((_, bounds) => sightlineDesktop!.windows.main()!.setBounds(bounds), wanted)
    await desktop.app.close()
    expect(statSync(desktop.dataDir).mode & 0o077).toBe(0)
    expect(statSync(settingsFile()).mode & 0o077).toBe(0)
    await desktop.start()
    expect(await desktop.app.evaluate(() => sightlineDesktop!.windows.main()!.getBounds())).toEqual(wanted)
  })

  test('starts with a broken settings file, keeps it aside and says so', async () => {
    writeFileSync(settingsFile(), '{"closeNoticeShown": "perha')
    await desktop.start()
    const kept = readdirSync(join(desktop.dataDir, 'desktop')).filter((name) =>
      name.startsWith('settings.broken-'),
    )
    expect(kept).toHaveLength(1)
    expect(readFileSync(join(desktop.dataDir, 'desktop', kept[0]!), 'utf8')).toBe(
      '{"closeNoticeShown": "perha',
    )
    await expect
      .poll(() => desktop.notifications().map(({ summary }) => summary))
      .toContain('Sightline’s settings could not be read')
    expect(JSON.parse(readFileSync(settingsFile(), 'utf8'))).toMatchObject({ closeNoticeShown: false })
  })

  test('starts its engine anew when that was killed', async () => {
    const page = await desktop.start()
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      const { sightline } = window as unknown as {
        sightline: { onEvent(l: (e: { event: string }) => void): void }
      }
      sightline.onEvent(({ event }) => heard.push(event))
    })
    const first = await desktop.enginePid()
    process.kill(first, 'SIGKILL')
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toContain('restarted')
    expect(await desktop.enginePid()).not.toBe(first)
    const answer = await callFrom(page, 'overview')
    expect(answer).toHaveProperty('output.state', 'empty')
  })

  test('ends its engine with it', async () => {
    await desktop.start()
    const engine = await desktop.enginePid()
    await Promise.all([desktop.app.waitForEvent('close'), desktop.clickTray('quit')])
    expect(isAlive(engine)).toBe(false)
  })

  test('ends an engine that hangs, after three seconds', async () => {
    await desktop.start()
    const engine = await desktop.enginePid()
    process.kill(engine, 'SIGSTOP')
    const asked = Date.now()
    await Promise.all([desktop.app.waitForEvent('close'), desktop.clickTray('quit')])
    expect(Date.now() - asked).toBeLessThan(6000)
    await expect.poll(() => isAlive(engine)).toBe(false)
  })

  test('runs its engine as a utility process, as the product does', async () => {
    const page = await desktop.start('stub')
    const about = async () => ((await callFrom(page, 'about')) as { output: About }).output
    expect((await about()).version).toBe('utility')
    // A process forked from there, as the one for queries is, speaks to it, and does not outlive it.
    const forked = Number((await about()).dataDir)
    const first = await desktop.enginePid()
    process.kill(first, 'SIGKILL')
    await expect.poll(() => desktop.enginePid()).not.toBe(first)
    expect((await about()).version).toBe('utility')
    await expect.poll(() => isAlive(forked)).toBe(false)

    // Nor does it outlive an app that was killed.
    const second = await desktop.enginePid()
    const killed = desktop.app.waitForEvent('close')
    spawnSync('kill', ['-9', String(desktop.app.process().pid)])
    await killed
    await expect.poll(() => isAlive(second)).toBe(false)
  })
})

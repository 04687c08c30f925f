import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { About, DesktopSettings, Diagnostics } from '../../../src-preload/contract'
import { olderDatabase } from '../../engine/older-database'
import { callFrom, DesktopUnderTest, hindrance, isAlive } from './running'
import { launchTestApp, testAppCommand } from './runtime'

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
    await again.locator('#root > *').first().waitFor({ state: 'attached' })
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
    await browser.close()
  })

  test('opens the resource browser windows again that were open, each where it was and with what it showed', async () => {
    const wanted = [
      { route: '#/browser?type=segment_user', bounds: { x: 30, y: 20, width: 950, height: 650 } },
      { route: '#/browser?type=segment_source', bounds: { x: 200, y: 150, width: 1000, height: 700 } },
    ]
    const browsers = async () => {
      const shown = await desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          route: new URL(window.webContents.getURL()).hash,
          bounds: window.getBounds(),
        })),
      )
      return shown.filter(({ route }) => route !== '#/').sort((a, b) => a.bounds.x - b.bounds.x)
    }
    await desktop.start()
    await desktop.app.evaluate(async ({ BrowserWindow }, wanted) => {
      for (const { bounds, route } of wanted) {
        const name = route.slice(-10)
        sightlineDesktop!.windows.openBrowser('#/browser', name)
        const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === '')
        await new Promise((resolve) => window!.once('show', () => resolve(null)))
        window!.setBounds(bounds)
        // As a click in the page does.
        await window!.webContents.executeJavaScript(`location.hash = ${JSON.stringify(route)}`)
      }
    }, wanted)
    await expect.poll(browsers).toEqual(wanted)
    await desktop.app.close()

    await desktop.start()
    await expect.poll(browsers).toEqual(wanted)
    await desktop.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('segment_user'))!
        .close()
    })
    await expect.poll(browsers).toEqual([wanted[1]])
    await desktop.app.close()
    await desktop.start()
    await expect.poll(browsers).toEqual([wanted[1]])
    await desktop.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window !== sightlineDesktop!.windows.main()) window.close()
    })
    await expect.poll(browsers).toEqual([])
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

    const shown = () =>
      desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map(({ label }) => label))
    const chooseLanguage = (language: string) => callFrom(page, 'setDesktop', { language })
    await chooseLanguage('de')
    await expect.poll(shown).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Gehe zu', 'Fenster', 'Hilfe'])
    await expect
      .poll(async () => (await desktop.tray()).items.map(({ label }) => label))
      .toContain('Sightline öffnen')
    expect(await callFrom(page, 'getDesktop')).toMatchObject({
      output: {
        doNotDisturb: expect.stringMatching(/^„Nicht stören“ des Desktops entscheidet/),
        updatesNotHere: expect.stringMatching(/^Das ist ein Checkout/),
      },
    })
    await chooseLanguage('en')
    await expect.poll(shown).toEqual(['File', 'Edit', 'View', 'Go', 'Window', 'Help'])
  })

  test('starts at login once it is told to, in the tray alone, and no more once it is told not to', async () => {
    const entry = join(desktop.session.env.XDG_CONFIG_HOME!, 'autostart', 'sightline.desktop')
    const page = await desktop.start()
    expect(await callFrom(page, 'getDesktop')).toMatchObject({
      output: { startsAtLogin: false, askedAboutLogin: false },
    })
    expect(existsSync(entry)).toBe(false)
    expect(await callFrom(page, 'setDesktop', { startsAtLogin: true })).toMatchObject({
      output: { startsAtLogin: true, askedAboutLogin: true },
    })
    const exec = /^Exec=(.*)$/m.exec(readFileSync(entry, 'utf8'))![1]!
    expect(exec).toContain(`"--hidden" "--data-dir" "${desktop.dataDir}"`)
    expect(await callFrom(page, 'setDesktop', { startsAtLogin: false })).toMatchObject({
      output: { startsAtLogin: false },
    })
    expect(existsSync(entry)).toBe(false)
    await desktop.app.close()

    await desktop.startHidden()
    expect(desktop.app.windows()).toEqual([])
    const [shown] = await Promise.all([desktop.app.waitForEvent('window'), startAgain()])
    expect(shown.url()).toBe('app://sightline/#/')
  })

  test('shows that a large database is brought up to date, until it can show more', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sightline-older-'))
    olderDatabase(join(dataDir, 'sightline.db'), 101_000_000).close()
    desktop.app = await launchTestApp({ ...desktop.launch, dataDir })
    const shown = desktop.app.windows().map((page) => page.url())
    desktop.app.on('window', (page) => shown.push(page.url()))
    await expect.poll(() => shown, { timeout: 20_000 }).toHaveLength(2)
    expect(decodeURIComponent(shown[0] ?? '')).toContain('is bringing its database up to date')
    expect(shown[1]).toBe('app://sightline/#/')
    await expect.poll(() => desktop.app.windows()).toHaveLength(1)
    await desktop.app.close()
    rmSync(dataDir, { recursive: true })
  })

  test('asks no one for updates before the user agreed, and then tells of them', async () => {
    const asked: string[] = []
    const feed = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end(
        'version: 9.9.9\nfiles:\n  - url: x.AppImage\n    sha512: x\n    size: 1\npath: x.AppImage\nsha512: x\n',
      )
    })
    await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve))
    const config = join(desktop.dataDir, 'updates.yml')
    const { port } = feed.address() as AddressInfo
    writeFileSync(
      config,
      `provider: generic\nurl: http://127.0.0.1:${port}/\nupdaterCacheDirName: sightline-test\n`,
    )
    const page = await desktop.start('real', 'light', { TEST_UPDATES: config })
    expect(await callFrom(page, 'checkForUpdate')).toMatchObject({
      output: { updates: 'off', updatesNotHere: null, update: { state: 'unknown' } },
    })
    await page.waitForTimeout(500)
    expect(asked).toEqual([])
    await callFrom(page, 'setDesktop', { updates: 'tell' })
    await expect
      .poll(async () => ((await callFrom(page, 'getDesktop')) as { output: DesktopSettings }).output.update)
      .toEqual({ state: 'available', version: '9.9.9' })
    expect(asked.every((url) => url.startsWith('/latest-linux.yml'))).toBe(true)
    await callFrom(page, 'setDesktop', { updates: 'off' })
    feed.close()
  })

  test('tells what it runs on, and gives a diagnostics report', async () => {
    const page = await desktop.start()
    const { output: about } = (await callFrom(page, 'about')) as { output: About }
    expect(about.runs.map(({ name }) => name)).toEqual(['Electron', 'Chromium', 'Node', 'SQLite'])
    const { output } = (await callFrom(page, 'getDiagnostics')) as { output: Diagnostics }
    expect(JSON.parse(output.text)).toMatchObject({ host: { kind: 'desktop', updates: 'off', screens: 1 } })
    expect(output.text).not.toContain(desktop.dataDir)
    // The machine as Electron sees it has been told to the engine.
    expect(await callFrom(page, 'listLog', { search: 'machine suspended=false', limit: 1 })).toMatchObject({
      output: { rows: [{ event: 'machine' }] },
    })
  })

  test('loads a page anew that crashed, and notes it', async () => {
    await desktop.start()
    await desktop.app.evaluate(() => sightlineDesktop!.windows.main()!.webContents.forcefullyCrashRenderer())
    await expect
      .poll(() => desktop.app.evaluate(() => sightlineDesktop!.windows.main()!.webContents.isCrashed()))
      .toBe(false)
    const noted = () =>
      desktop.app.evaluate(() => sightlineDesktop!.api.listLog({ level: 'error', search: 'page-ended' }))
    await expect.poll(async () => (await noted()).total).toBeGreaterThan(0)
  })

  test('notes of what nobody caught what it was and where, and never its message', async () => {
    await desktop.start()
    await desktop.app.evaluate(({ app }) => {
      setTimeout(() => {
        throw Object.assign(new RangeError('of ada@acme.com'), { code: 'ERR_OUT_OF_RANGE' })
      })
      // As Electron would never call it: what listens to it fails.
      setTimeout(() => (app.emit as (name: string) => void)('child-process-gone'))
    })
    const noted = () =>
      desktop.app.evaluate(async () => {
        const { rows } = await sightlineDesktop!.api.listLog({ search: 'main-failed' })
        return rows.map(({ facts }) => facts)
      })
    await expect.poll(noted).toContainEqual({ error: 'RangeError', code: 'ERR_OUT_OF_RANGE' })
    await expect
      .poll(noted)
      .toContainEqual({ error: 'TypeError', place: expect.stringMatching(/^[\w-]+\.js:\d+:\d+$/) })
  })

  test('asks before it quits while a file is written', async () => {
    await desktop.start()
    const engine = await desktop.enginePid()
    const path = join(desktop.dataDir, 'numbers.csv')
    await desktop.app.evaluate(async ({ app, dialog }, path) => {
      const state = { told: [] as string[], answer: 0 }
      Object.assign(globalThis, { state })
      dialog.showMessageBox = (async (...given: unknown[]) => {
        state.told.push((given.at(-1) as Electron.MessageBoxOptions).message)
        return { response: state.answer, checkboxChecked: false }
      }) as typeof dialog.showMessageBox
      const { api } = sightlineDesktop!
      const begun = new Promise<void>((resolve) => {
        api.onEvent(({ event }) => event === 'export' && resolve())
      })
      const sql =
        'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT i FROM n'
      await api.exportQueryTo({ exportId: crypto.randomUUID(), sql, format: 'csv', path })
      await begun
      app.quit()
    }, path)
    const told = () =>
      desktop.app.evaluate(() => (globalThis as unknown as { state: { told: string[] } }).state.told)
    await expect.poll(told).toEqual(['“numbers.csv” is still being written.'])
    expect(isAlive(engine)).toBe(true)
    await Promise.all([
      desktop.app.waitForEvent('close'),
      desktop.app.evaluate(({ app }) => {
        ;(globalThis as unknown as { state: { answer: number } }).state.answer = 1
        app.quit()
      }),
    ])
    expect(existsSync(path)).toBe(false)
  })

  test('exports all of it to a new folder inside the one that its user chooses', async () => {
    const page = await desktop.start()
    const chosen = mkdtempSync(join(tmpdir(), 'sightline-chosen-'))
    const choose = (filePaths: string[]) =>
      desktop.app.evaluate(({ dialog }, paths) => {
        dialog.showOpenDialog = async () => ({ canceled: paths.length === 0, filePaths: paths })
      }, filePaths)
    const exportAs = async (format: string) => {
      await page.getByRole('button', { name: 'Export…' }).click()
      await page.getByRole('menuitem', { name: format }).click()
    }
    await page.goto('app://sightline/#/settings')
    await choose([])
    await exportAs('For PostgreSQL')
    await choose([chosen])
    await exportAs('As Parquet')
    await page.getByText(/Exported .* rows/).waitFor()
    const [folder, ...others] = readdirSync(chosen)
    expect([folder, others]).toEqual([expect.stringMatching(/^Sightline \d{4}-\d\d-\d\dT[\d.]+Z$/), []])
    const manifest = JSON.parse(readFileSync(join(chosen, folder as string, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({ format: 'parquet' })
    rmSync(chosen, { recursive: true })
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
    const first = await desktop.enginePid()
    process.kill(first, 'SIGKILL')
    await expect.poll(() => desktop.enginePid()).not.toBe(first)
    expect((await about()).version).toBe('utility')

    // Nor does it outlive an app that was killed.
    const second = await desktop.enginePid()
    const killed = desktop.app.waitForEvent('close')
    spawnSync('kill', ['-9', String(desktop.app.process().pid)])
    await killed
    await expect.poll(() => isAlive(second)).toBe(false)
  })

  test('runs SQL in utility processes, which end when they are to, and with their engine', async () => {
    const page = await desktop.start('stub')
    const queryPids = () =>
      desktop.app.evaluate(({ app }) =>
        app.getAppMetrics().flatMap(({ name, pid }) => (name === 'Sightline query' ? [pid] : [])),
      )
    const query = (sql: string, timeoutMs = 60_000) => callFrom(page, 'query', { sql, timeoutMs })
    expect(await query('SELECT 1')).toMatchObject({ output: { rows: [['SELECT 1']] } })
    const [idle] = await queryPids()

    // One that is busy hears nothing: it is killed, and the next query has one of its own.
    expect(await query('endless', 300)).toMatchObject({
      error: { code: 'too-slow' },
    })
    await expect.poll(() => isAlive(idle!)).toBe(false)
    expect(await query('SELECT 2')).toMatchObject({ output: { rows: [['SELECT 2']] } })

    // One that dies by itself is told of at once.
    const asked = query('endless')
    const [busy] = await queryPids()
    await page.waitForTimeout(500)
    process.kill(busy!, 'SIGKILL')
    expect(await asked).toMatchObject({ error: { code: 'too-large' } })

    void query('endless')
    await expect.poll(queryPids).toHaveLength(1)
    const [left] = await queryPids()
    process.kill(await desktop.enginePid(), 'SIGKILL')
    await expect.poll(() => isAlive(left!)).toBe(false)
  })
})

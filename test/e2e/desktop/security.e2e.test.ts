import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callFrom, DesktopUnderTest, hindrance } from './running'

describe.skipIf(hindrance)('a page of the desktop app', () => {
  let desktop: DesktopUnderTest
  let page: Page
  let elsewhere: Server
  let url: string
  const requests: string[] = []

  beforeAll(async () => {
    elsewhere = createServer((request, response) => {
      requests.push(request.url ?? '')
      response.end('elsewhere')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
    desktop = await DesktopUnderTest.prepare()
    page = await desktop.start()
    await desktop.app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (address) => void opened.push(address)
    })
  })
  afterAll(async () => {
    await desktop?.end()
    elsewhere?.close()
  })
  beforeEach(() => {
    requests.length = 0
  })

  const opened = () => desktop.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  const aMoment = () => page.waitForTimeout(400)

  test('finds the contract’s bridge, and nothing of Node or Electron', async () => {
    const found = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { sightline: object }).sightline).sort(),
      others: [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        'global',
        'ipcRenderer',
        'electron',
      ].filter((name) => name in globalThis),
    }))
    expect(found).toEqual({ bridge: ['call', 'host', 'onEvent'], others: [] })
  })

  test('is told what is wrong with a call that the contract does not have, or not so', async () => {
    const call = (name: string, input: unknown) => callFrom(page, name, input)
    expect(await call('stop', {})).toMatchObject({ error: { code: 'unknown-call' } })
    expect(await call('vault.open', { ref: 'x', sealed: 'x' })).toMatchObject({
      error: { code: 'unknown-call' },
    })
    expect(await call('constructor', {})).toMatchObject({ error: { code: 'unknown-call' } })
    expect(await call('getRule', { ruleId: 7 })).toMatchObject({ error: { code: 'bad-input' } })
    expect(await call('about', {})).toHaveProperty('output.version')
  })

  test('can be sent nowhere', async () => {
    const before = page.url()
    for (const target of [
      url,
      'file:///etc/passwd',
      'app://other/',
      'app://sightline/assets/',
      'data:text/html,x',
    ])
      await page.evaluate((address) => {
        location.href = address
      }, target)
    await aMoment()
    expect(page.url()).toBe(before)
    expect(requests).toEqual([])
  })

  test('opens no window of another’s, and no frame', async () => {
    const answers = await page.evaluate(
      (address) => [address, 'about:blank', 'file:///etc/passwd'].map((target) => window.open(target)),
      url,
    )
    expect(answers).toEqual([null, null, null])
    await page.evaluate((address) => {
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame, document.createElement('webview'))
    }, url)
    await aMoment()
    expect(desktop.app.windows()).toHaveLength(1)
    expect(await opened()).toEqual([])
    expect(requests).toEqual([])
  })

  test('has the documentation opened in the user’s own browser', async () => {
    await page.evaluate(() => void window.open('https://segment.com/docs/api/public-api/'))
    await expect.poll(opened).toEqual(['https://segment.com/docs/api/public-api/'])
  })

  test('reaches nothing on the network, by whatever way', async () => {
    const refused = await page.evaluate(async (address) => {
      const image = new Image()
      image.src = `${address}/image`
      const socket = new WebSocket(address.replace('http', 'ws'))
      const closed = new Promise<boolean>((resolve) => {
        socket.onerror = () => resolve(true)
        socket.onopen = () => resolve(false)
      }).catch(() => true)
      navigator.sendBeacon(`${address}/beacon`)
      const fetched = await fetch(`${address}/fetch`).then(
        () => false,
        () => true,
      )
      return { fetched, closed: await closed }
    }, url)
    await aMoment()
    expect(refused).toEqual({ fetched: true, closed: true })
    expect(requests).toEqual([])
    // The policy forbade these. Without any policy in the way, the session refuses as well.
    const bySession = await desktop.app.evaluate(
      ({ session }, address) =>
        session.defaultSession.fetch(address).then(
          () => 'answered',
          () => 'refused',
        ),
      url,
    )
    expect(bySession).toBe('refused')
  })

  test('runs no script but the app’s own files', async () => {
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.ran = true">')
    })
    await aMoment()
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  })

  test('is granted no permission', async () => {
    const denied = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    }))
    expect(denied).toEqual({ notifications: 'denied', geolocation: 'denied', camera: 'denied' })
  })

  test('is served with its policy, and nothing outside the renderer’s folder is', async () => {
    const answers = await desktop.app.evaluate(async ({ session }) => {
      const ask = async (path: string) => {
        const { status, headers } = await session.defaultSession.fetch(`app://sightline/${path}`)
        return [status, headers.get('content-type'), headers.get('content-security-policy')] as const
      }
      const outside = [
        '..%2fmain%2findex.js',
        '..%2f..%2fpackage.json',
        '%2e%2e%2fpreload%2findex.cjs',
        'nothing.js',
      ]
      return { page: await ask(''), outside: await Promise.all(outside.map(ask)) }
    })
    expect(answers.page[0]).toBe(200)
    expect(answers.page[1]).toContain('text/html')
    expect(answers.page[2]).toContain("default-src 'none'")
    expect(answers.outside.map(([status]) => status)).toEqual([404, 404, 404, 404])
  })

  test('is sandboxed, and shows no developer tools', async () => {
    const found = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents
      contents.openDevTools()
      // Not in Electron's types, but the only way to see what a page really got.
      const got = (
        contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      ).getLastWebPreferences()
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = got
      return {
        sandbox,
        contextIsolation,
        nodeIntegration,
        webSecurity,
        webviewTag,
        tools: contents.isDevToolsOpened(),
      }
    })
    expect(found).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      tools: false,
    })
  })

  test('is answered only in one of Sightline’s own windows', async () => {
    const answer = await desktop.app.evaluate(async ({ BrowserWindow }) => {
      const preload = `${process.env.TEST_BUILT}/preload/index.cjs`
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await stranger.loadURL('app://sightline/')
      const answer = await stranger.webContents.executeJavaScript("window.sightline.call('overview', {})")
      stranger.destroy()
      return answer
    })
    expect(answer).toMatchObject({ error: { code: 'forbidden' } })
  })
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { startWebHost } from '../../src-main/web/web-host'
import type { AnyEvent } from '../../src-preload/contract'
import { createPeer, type Message } from '../../src-preload/peer'
import { engine, temporaryFolder } from '../engine/harness'
import { raw } from './raw'

async function host(now?: () => number) {
  const { api } = await engine()
  const folder = temporaryFolder()
  const renderer = join(folder, 'renderer')
  mkdirSync(renderer)
  writeFileSync(join(renderer, 'index.html'), '<title>the app</title>')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  const started = await startWebHost({ api, renderer, port: 0, now })
  onTestFinished(() => started.close())
  const url = started.newUrl()
  return { ...started, api, url, origin: new URL(url).origin }
}

/** A browser as far as sessions go: comes with the address, keeps the cookie. */
async function enter(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  return (answer.headers.get('set-cookie') as string).split(';')[0] as string
}

const get = (url: string, cookie = '', method = 'GET') =>
  fetch(url, { method, headers: { cookie }, redirect: 'manual' })

function connect(origin: string, headers: Record<string, string>): Promise<WebSocket | number> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api`, { headers })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode as number))
    socket.on('error', () => {})
  })
}
const closing = (socket: WebSocket) => new Promise<number>((resolve) => socket.on('close', resolve))

describe('who gets in', () => {
  test('without a session there is a page that says what to do, and nothing else', async () => {
    const { origin } = await host()
    const answer = await get(`${origin}/`)
    expect(answer.status).toBe(401)
    expect(await answer.text()).toContain('press <kbd>Enter</kbd>')
  })

  test('an address opens one session, once; its browser may use it again as a bookmark', async () => {
    const { url, origin } = await host()
    const cookie = await enter(url)
    expect(await (await get(`${origin}/`, cookie)).text()).toContain('the app')
    expect((await get(url)).status).toBe(401)
    expect((await get(url, cookie)).status).toBe(303)
  })

  test('a newer address takes the place of an unused one; sessions stay', async () => {
    const { url, newUrl, origin } = await host()
    const newer = newUrl()
    expect((await get(url)).status).toBe(401)
    const first = await enter(newer)
    const second = await enter(newUrl())
    expect(second).not.toBe(first)
    expect((await get(`${origin}/`, first)).status).toBe(200)
    expect((await get(`${origin}/`, second)).status).toBe(200)
  })

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const { url } = await host()
    const cookie = (await get(url)).headers.get('set-cookie')
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
  })

  test('a guessed token or session is refused', async () => {
    const { origin } = await host()
    const { port } = new URL(origin)
    for (const token of ['', 'x', 'A'.repeat(43)])
      expect((await get(`${origin}/enter/${token}`)).status).toBe(401)
    for (const value of ['', 'x', 'undefined'])
      expect((await get(`${origin}/`, `sightline-${port}=${value}`)).status).toBe(401)
  })

  test('HEAD, as link previews send it, does not use an address up', async () => {
    const { url } = await host()
    expect((await get(url, '', 'HEAD')).status).toBe(405)
    await enter(url)
  })

  test('another name for this machine is refused: that is how a foreign site would come', async () => {
    const { origin, url } = await host()
    const cookie = await enter(url)
    const answer = await raw(
      origin,
      `GET / HTTP/1.1\r\nHost: evil.example\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 403/)
  })
})

describe('sessions', () => {
  test('one that isn’t used for half a day ends, unless a page of it is open', async () => {
    let time = 0
    const { url, origin } = await host(() => time)
    const cookie = await enter(url)
    const hours = (count: number) => (time += count * 60 * 60_000)
    hours(11)
    expect((await get(`${origin}/`, cookie)).status).toBe(200)
    hours(11)
    const socket = (await connect(origin, { cookie, origin })) as WebSocket
    hours(100)
    expect((await get(`${origin}/`, cookie)).status).toBe(200)
    socket.terminate()
    await closing(socket)
    await new Promise((resolve) => setTimeout(resolve, 50))
    hours(13)
    expect((await get(`${origin}/`, cookie)).status).toBe(401)
    const late = (await connect(origin, { cookie, origin })) as WebSocket
    expect(await closing(late)).toBe(4401)
  })

  test('who guesses addresses has to wait, and then the right one still works', async () => {
    let time = 0
    const { url, origin } = await host(() => time)
    const guess = () => get(`${origin}/enter/${'A'.repeat(43)}`)
    for (let turn = 0; turn < 20; turn++) expect((await guess()).status).toBe(401)
    const refused = await guess()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect((await get(url)).status).toBe(429)
    time += 61_000
    await enter(url)
  })
})

/** A page that the user has open in the same browser, on another site or on another port of this machine. */
describe('the evil page', () => {
  const sites = [
    ['another site', 'https://evil.example', 'cross-site'],
    ['another port of this machine', 'http://127.0.0.1:9', 'same-site'],
  ] as const

  test.each(sites)('of %s gets nothing, even with the cookie', async (_, from, site) => {
    const { url, origin } = await host()
    const cookie = await enter(url)
    const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
      fetch(origin + path, {
        method,
        redirect: 'manual',
        headers: { cookie, 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', ...headers },
      })
    // A script, a picture, a frame, a form, what fetch asks for, and whether it may.
    for (const dest of ['script', 'image', 'iframe', 'embed', 'empty', 'style'])
      expect((await ask('/', { origin: from, 'sec-fetch-dest': dest })).status, dest).toBe(403)
    const preflight = await ask(
      '/api/query',
      {
        origin: from,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
      'OPTIONS',
    )
    expect(preflight.status).toBe(403)
    for (const answer of [preflight, await ask('/', {})])
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await ask('/', {}, 'POST')).status).toBe(403)
    expect(await connect(origin, { cookie, origin: from })).toBe(403)
  })

  test('can’t use up the address, nor the guesses', async () => {
    const { url, origin } = await host()
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }
    for (let turn = 0; turn < 30; turn++)
      expect((await fetch(`${origin}/enter/guess`, { headers })).status).toBe(403)
    expect((await fetch(url, { headers })).status).toBe(403)
    await enter(url)
  })

  test('can’t frame it, nor take it into its own process', async () => {
    const { url, origin } = await host()
    const { headers } = await get(`${origin}/`, await enter(url))
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  })

  test('under a name that was made to point here is refused, whatever it asks for', async () => {
    const { url, origin } = await host()
    const cookie = await enter(url)
    const { port } = new URL(origin)
    for (const name of [
      `evil.example:${port}`,
      `localhost:${port}`,
      `127.0.0.1`,
      `127.0.0.1.evil.example:${port}`,
      '',
    ])
      for (const path of ['/', '/api/query', '/enter/x', '/export/a/b'])
        expect(
          await raw(
            origin,
            `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
          ),
          `${name}${path}`,
        ).toMatch(/^HTTP\/1.1 (403|400)/)
  })

  test('a link to here that the user follows works', async () => {
    const { url } = await host()
    const headers = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-dest': 'document',
      'sec-fetch-mode': 'navigate',
    }
    expect((await fetch(url, { headers, redirect: 'manual' })).status).toBe(303)
  })

  test('this machine alone is listened to', async () => {
    const { origin } = await host()
    const others = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? [])
        .filter(({ internal, family }) => !internal && family === 'IPv4')
        .map(({ address }) => address),
    )
    for (const address of [...others, '127.0.0.2'])
      await expect(fetch(origin.replace('127.0.0.1', address))).rejects.toThrow()
  })
})

describe('files', () => {
  test('come with a policy that allows nothing from elsewhere', async () => {
    const { origin, url } = await host()
    const { headers } = await get(`${origin}/`, await enter(url))
    const policy = headers.get('content-security-policy') as string
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`connect-src 'self' ws://${new URL(origin).host}`)
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/..%5csecret.html',
    '/%00',
    '/nothing.js',
  ])('%s is not found', async (path) => {
    const { origin, url } = await host()
    const cookie = await enter(url)
    const { host: name } = new URL(origin)
    const answer = await raw(
      origin,
      `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 404/)
  })
})

describe('the API', () => {
  async function page() {
    const started = await host()
    const cookie = await enter(started.url)
    const socket = (await connect(started.origin, { cookie, origin: started.origin })) as WebSocket
    return { ...started, cookie, socket }
  }

  test('answers calls, refuses what the contract doesn’t know, and tells events', async () => {
    const { socket, api } = await page()
    const peer = createPeer({
      send: (message) => socket.send(JSON.stringify(message)),
      onMessage: (listener) => socket.on('message', (data) => listener(JSON.parse(String(data)) as Message)),
      onClose: (listener) => socket.on('close', listener),
      close: () => socket.close(),
    })
    expect(await peer.call('overview', {})).toEqual(await api.overview())
    await expect(peer.call('start', {})).rejects.toMatchObject({ code: 'unknown-call' })
    await expect(peer.call('constructor', {})).rejects.toMatchObject({ code: 'unknown-call' })
    await expect(peer.call('getIntegration', { integrationId: 7 })).rejects.toMatchObject({
      code: 'bad-input',
    })
    const told = new Promise<AnyEvent>((resolve) => peer.onEvent(resolve))
    api.markAlertsSeen({ upTo: 0 })
    await api.setAllEnabled({ enabled: true })
    await api
      .addIntegration({ connector: 'segment', name: 'x', token: 'x', apiUrl: 'http://127.0.0.1:9' })
      .catch(() => {})
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 50))])
  })

  test('a page without a session is told so, that it may stop trying', async () => {
    const { origin } = await host()
    const socket = (await connect(origin, { origin })) as WebSocket
    expect(await closing(socket)).toBe(4401)
  })

  test('a page of another site is refused, with a session or without', async () => {
    const { origin, cookie } = await page()
    expect(await connect(origin, { cookie, origin: 'https://evil.example' })).toBe(403)
    expect(await connect(origin, { cookie })).toBe(403)
    expect(await connect(origin, { cookie, origin, host: 'evil.example' })).toBe(403)
  })

  test.each([
    ['no JSON', 'hello'],
    ['an answer, as if it were the server', JSON.stringify({ answer: 1, output: {} })],
    ['an event', JSON.stringify({ event: 'alerts', payload: [] })],
    ['binary', Buffer.from('{}')],
    ['null', 'null'],
  ])('%s ends the connection, and nothing else', async (_, message) => {
    const { socket, origin, cookie } = await page()
    socket.send(message)
    expect(await closing(socket)).toBe(1008)
    expect(await connect(origin, { cookie, origin })).toBeInstanceOf(WebSocket)
  })

  test('a message larger than two megabytes ends the connection', async () => {
    const { socket } = await page()
    socket.on('error', () => {})
    socket.send(JSON.stringify({ call: 'query', id: 1, input: { sql: ' '.repeat(2 * 1024 * 1024) } }))
    expect(await closing(socket)).toBe(1009)
  })
})

test('a port in use is an error that says what to do', async () => {
  const { origin, api } = await host()
  const port = Number(new URL(origin).port)
  await expect(startWebHost({ api, renderer: '/', port })).rejects.toMatchObject({ code: 'port-in-use' })
})

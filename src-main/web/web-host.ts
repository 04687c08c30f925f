/** The browser host: serves the renderer and its API on 127.0.0.1, to browsers that came with a one-time token. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { type Api, SightlineError } from '../../src-preload/contract'
import { rendererFile, rendererHeaders } from '../renderer-files'
import { answerPage } from './api-socket'
import { askedDownload, sendDownload } from './downloads'
import { noSessionPage } from './no-session-page'
import { answerQuery, queryPath } from './query-endpoint'
import { Sessions } from './sessions'

const host = '127.0.0.1'
const largestMessage = 2 * 1024 * 1024
/** Tells a page that trying again can't help. */
const sessionEnded = 4401

interface WebHost {
  /** An address with a new one-time token in it; the one before, if unused, is good no longer. */
  newUrl(): string
  close(): Promise<void>
}

/** Rejects with `port-in-use`. Port 0 is any free one; `renderer` is the folder of the built renderer. */
export async function startWebHost(options: {
  api: Api
  renderer: string
  port: number
  /** Instead of the system's clock, in milliseconds. */
  now?: () => number
}): Promise<WebHost> {
  const server = createServer()
  await listen(server, options.port)
  const { port } = server.address() as AddressInfo
  const origin = `http://${host}:${port}`
  const sessions = new Sessions(port, options.now)
  const headers = {
    ...rendererHeaders([`ws://${host}:${port}`]),
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const send = (status: number, type: string, body: string | Buffer) =>
      response.writeHead(status, { ...headers, 'content-type': type }).end(body)
    const text = 'text/plain; charset=utf-8'

    // Another name for this machine is how a foreign site would reach it from the user's own browser.
    if (request.headers.host !== `${host}:${port}`) return send(403, text, 'Forbidden')
    // A page of another port of this machine is of the same site: its browser sends our cookie along with what it asks for.
    if (isOfAnotherPage(request)) return send(403, text, 'Forbidden')
    if (request.url === queryPath) return answerQuery(options.api, request, response, headers)
    if (request.method !== 'GET') return send(405, text, 'Method not allowed')
    const path = (request.url ?? '/').split('?', 1)[0] as string

    if (path.startsWith('/enter/')) {
      if (sessions.areGuessed) {
        response.setHeader('retry-after', '60')
        return send(
          429,
          text,
          'Too many wrong addresses. Wait a minute, then press Enter in the terminal for another one.',
        )
      }
      const cookie = sessions.enter(path.slice('/enter/'.length))
      if (cookie) return response.writeHead(303, { ...headers, 'set-cookie': cookie, location: '/' }).end()
      // An address used once before, in a browser that has its session: that is a bookmark, not an intruder.
      if (sessions.knows(request.headers.cookie))
        return response.writeHead(303, { ...headers, location: '/' }).end()
    }
    if (!sessions.knows(request.headers.cookie)) return send(401, 'text/html; charset=utf-8', noSessionPage)
    const download = askedDownload(path)
    if (download) return sendDownload(options.api, download, response, headers)
    const file = rendererFile(options.renderer, path)
    const body = file && (await readFile(file.path).catch(() => null))
    return file && body ? send(200, file.type, body) : send(404, text, 'Not found')
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const ours = request.headers.host === `${host}:${port}` && request.headers.origin === origin
    if (!ours || request.url !== '/api')
      return socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (page) => {
      // Only after the handshake can a page be told why: a browser hides the status of a refused one.
      const closed = sessions.opened(request.headers.cookie)
      if (!closed) return page.close(sessionEnded, 'No session.')
      page.on('close', closed)
      answerPage(page, options.api)
    })
  })

  return {
    newUrl: () => `${origin}/enter/${sessions.newToken()}`,
    async close() {
      for (const page of sockets.clients) page.terminate()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** What another page asks for, unless it is a link that the user follows to here. Only browsers say so. */
function isOfAnotherPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return (site === 'cross-site' || site === 'same-site') && headers['sec-fetch-dest'] !== 'document'
}

async function listen(server: ReturnType<typeof createServer>, port: number) {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES')
      throw new SightlineError(
        'no-permission',
        `Your user account may not listen on port ${port}.`,
        'Give one above 1023 with --port, or leave --port out for any free one.',
      )
    if (code !== 'EADDRINUSE') throw error
    throw new SightlineError(
      'port-in-use',
      `Port ${port} is in use by another program.`,
      'Give another one with --port, or leave --port out for any free one.',
    )
  }
}

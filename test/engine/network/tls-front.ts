import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, type Server } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { onTestFinished } from 'vitest'

export const certificate = (name: string) =>
  readFileSync(join(import.meta.dirname, 'certificates', name), 'utf8')

/** A server's port, until the test is over. */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** The plain server at `url` as api.acme.test (and localhost), with a certificate of an authority that nobody knows. */
export function behindTls(url: string): Promise<number> {
  const { port } = new URL(url)
  return listening(
    createTlsServer({ cert: certificate('server.pem'), key: certificate('server.key') }, (socket) => {
      const inside = connect(Number(port), '127.0.0.1')
      socket.pipe(inside).pipe(socket)
      for (const end of [socket, inside]) end.on('error', () => {})
    }),
  )
}

/** A proxy that leads whoever may use it to the one port, whatever was asked for, and remembers that. */
export async function proxyTo(port: number, user?: { name: string; password: string }) {
  const asked: string[] = []
  const wanted = user && `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`
  const server = createHttpServer()
  server.on('connect', (request, socket) => {
    socket.on('error', () => {})
    if (wanted && request.headers['proxy-authorization'] !== wanted)
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n')
    asked.push(request.url ?? '')
    const inside = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(inside).pipe(socket)
    })
    inside.on('error', () => socket.destroy())
  })
  return { url: `http://127.0.0.1:${await listening(server)}`, asked }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

interface Received {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they expect
  json: any
}

interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

/** What a webhook leads to: keeps what it gets, and answers as it is told. */
export async function receiver() {
  const received: Received[] = []
  let answer: (request: Received) => Answer = () => ({})
  let hanging = false
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const one: Received = {
      path: request.url ?? '',
      headers: request.headers,
      body,
      get json() {
        return JSON.parse(body)
      },
    }
    received.push(one)
    if (hanging) return
    const { status = 200, headers = {}, body: said = 'ok' } = answer(one)
    response.writeHead(status, headers).end(said)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Takes what it gets and says nothing. */
    hangs: (does: boolean) => {
      hanging = does
    },
    /** Cuts the connections that still wait for an answer. */
    cut: () => server.closeAllConnections(),
    answers: (next: typeof answer) => {
      answer = next
    },
  }
}

interface Mail {
  from: string
  to: string[]
  text: string
}

/** A mail server that keeps what it gets. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (piece) => {
        text += piece
      })
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), text })
        done()
      })
    },
    ...options,
  })
  // A client that breaks off is what some tests are about.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { mails, port: (server.server.address() as AddressInfo).port }
}

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Access } from './access'
import { Answerer } from './answer'
import { ApiError, forbidden } from './api-error'
import { type Fault, FaultPlan } from './faults'
import { foundWorld } from './founding/founding'
import { Life } from './life'
import type { World } from './world'

export { type Fault, faultKinds, parseFault } from './faults'
export type { World } from './world'

/** Shaped like a real token and known to everybody: they open nothing but this simulator. */
export const DEMO_TOKEN = `sgp_${'SightlineDemo0Owner'.repeat(4).slice(0, 64)}`
export const MEMBER_TOKEN = `sgp_${'SightlineDemo1Member'.repeat(4).slice(0, 64)}`

export interface DemoApiOptions {
  /** 0, the default: any free one. Always on 127.0.0.1. */
  port?: number
  /** The one it accepts as a Workspace Owner's; {@link MEMBER_TOKEN} is always a member's. */
  token?: string
  seed?: number
  /** 1, the default, is a company of 24 users; 20 has twenty times as much of everything. */
  scale?: number
  latencyMs?: number
  faults?: Fault[]
  /**
   * When the company's life in the simulator begins; now, by default. The world is a function of seed, scale,
   * `startedAt` and the present alone: started again with the same ones, it goes on as if it had never stopped.
   */
  startedAt?: Date
  now?: () => Date
  /** One thing happens each so many milliseconds. 0: nothing ever does. */
  lifeEveryMs?: number
  /** Requests a minute for each token. */
  rateLimit?: number
  /** How long such a minute is: shorter in tests. */
  rateWindowMs?: number
  /** Items on a page at most, however many are asked for. */
  pageCap?: number
  /** `/users` and `/groups` leave permissions out, as the official example does; `/users/{id}` has them. */
  listsWithoutPermissions?: boolean
}

export interface DemoRequest {
  method: string
  /** Without the query. */
  path: string
  query: string
  /** 0 when the connection was cut without an answer, or none was given. */
  status: number
  at: Date
}

export interface DemoApi {
  url: string
  token: string
  close(): Promise<void>
  /** In place of those before. Their counts begin anew. */
  setFaults(faults: Fault[]): void
  /** Cuts every connection there is, as a machine does that goes to sleep. */
  cutConnections(): void
  /** The last ten thousand, oldest first. */
  readonly requests: readonly DemoRequest[]
  /** As it is now. */
  world(): World
  /**
   * Edits the world in place; forgotten with the process. While there is life, it must leave some of everything for
   * things to happen to.
   */
  mutate(edit: (world: World) => void): void
}

const requestsKept = 10_000

/** Serves a made-up Segment workspace over real HTTP, and lets it live. Only reads are served. */
export async function startDemoApi(options: DemoApiOptions = {}): Promise<DemoApi> {
  const { port = 0, token = DEMO_TOKEN, seed = 1, scale = 1, latencyMs = 0, lifeEveryMs = 45_000 } = options
  const {
    now = () => new Date(),
    rateLimit = 600,
    rateWindowMs = 60_000,
    pageCap = 100,
    listsWithoutPermissions = false,
  } = options
  const startedAt = options.startedAt ?? now()

  const life = new Life(foundWorld({ seed, scale, startedAt }), { seed, startedAt, everyMs: lifeEveryMs })
  const answerer = new Answerer({ pageCap, listsWithoutPermissions })
  const requests: DemoRequest[] = []
  const access = new Access({
    ownerToken: token,
    memberToken: MEMBER_TOKEN,
    perMinute: rateLimit,
    windowMs: rateWindowMs,
  })
  let faults = new FaultPlan(options.faults ?? [], rateWindowMs)

  async function serve(request: IncomingMessage, response: ServerResponse, seen: DemoRequest) {
    const { path } = seen
    const slow = faults.strike('slow', path)?.value ?? 0
    if (slow > 0) await whileOpen(response, slow)
    if (faults.strike('hang', path)) return

    const arrived = performance.now()
    const answer = faults.strike('drop', path) ? null : answerTo(request, seen)
    // The way there and back takes its time, whatever it takes to find the answer.
    const onItsWay = arrived + latencyMs - performance.now()
    if (onItsWay > 0) await whileOpen(response, onItsWay)
    if (!answer) return void request.socket.resetAndDestroy()

    const { status, headers, text, contentType } = answer
    seen.status = status
    const body = Buffer.from(text)
    const date = now().toUTCString()
    response.writeHead(status, {
      ...headers,
      Date: date,
      'Content-Type': contentType,
      'Content-Length': body.length,
    })
    if (request.method === 'HEAD') response.end()
    else if (status === 200 && faults.strike('truncate', path))
      response.write(body.subarray(0, body.length / 2), () => request.socket.destroy())
    else response.end(body)
  }

  function answerTo(request: IncomingMessage, { path, query }: DemoRequest) {
    let headers: Record<string, string> = {}
    try {
      const at = now()
      const who = access.identify(request.headers.authorization)
      headers = access.count(who, at, faults.limits(path))
      if (request.method !== 'GET' && request.method !== 'HEAD')
        throw new ApiError(405, 'method-not-allowed', 'The simulator only reads', {}, { Allow: 'GET, HEAD' })
      throwFault(path)
      access.authorize(who, path)
      if (faults.strike('notjson', path))
        return { status: 200, headers, text: proxyPage, contentType: 'text/html; charset=utf-8' }

      const { accept = '' } = request.headers
      const question = { path, query: new URLSearchParams(query), accept, now: at }
      const { body, contentType, endpoint } = answerer.answer(life.at(at), question, faults)
      access.countFor(endpoint, who, at)
      const text = JSON.stringify(body)
      return {
        status: 200,
        headers,
        text: faults.strike('newline', path) ? withRawNewline(text) : text,
        contentType,
      }
    } catch (error) {
      const {
        status,
        body,
        headers: own,
      } = error instanceof ApiError ? error : new ApiError(500, 'internal', String(error))
      return {
        status,
        headers: { ...headers, ...own },
        text: JSON.stringify(body),
        contentType: 'application/json',
      }
    }
  }

  function throwFault(path: string) {
    const status = faults.strike('status', path)?.value
    if (status === 429)
      throw new ApiError(429, 'RateLimited', 'Rate limit exceeded', {}, { 'Retry-After': '1' })
    if (status !== undefined) throw new ApiError(status, 'fault', `A fault of the simulator: ${status}`)
    if (faults.strike('forbid', path)) throw forbidden()
  }

  const server = createServer((request, response) => {
    const [path = '/', query = ''] = (request.url ?? '/').split('?')
    const seen = { method: request.method ?? 'GET', path, query, status: 0, at: now() }
    requests.push(seen)
    if (requests.length > requestsKept) requests.shift()
    serve(request, response, seen).catch(() => {
      // Only the wait before an answer can fail, and it does when the client has gone.
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    requests,
    world: () => life.at(now()),
    mutate: (edit) => edit(life.at(now())),
    setFaults: (next) => {
      faults = new FaultPlan(next, rateWindowMs)
    },
    cutConnections: () => server.closeAllConnections(),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Waits so many milliseconds; rejects if the client goes away meanwhile. */
function whileOpen(response: ServerResponse, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => {
      clearTimeout(timer)
      reject(new Error('The client has gone.'))
    }
    const timer = setTimeout(() => {
      response.off('close', gone)
      resolve()
    }, milliseconds)
    response.once('close', gone)
  })
}

const proxyPage =
  '<!doctype html><title>Sign in</title><h1>Acme Guest Wi-Fi</h1><p>Please accept the terms.</p>'

/** As seen in the wild: an escaped newline became a real one on its way. */
function withRawNewline(json: string): string {
  const broken = json.replaceAll('\\n', '\n')
  if (broken !== json) return broken
  const place = json.lastIndexOf(':"') + 2
  return `${json.slice(0, place)}\n${json.slice(place)}`
}

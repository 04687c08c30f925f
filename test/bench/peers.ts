/** What the engine is measured against: the official SDK, and the least work there is. */
import { createHash } from 'node:crypto'
import { request } from 'undici'
import { answerCalls } from './processes'
import { walk } from './sdk-walk'

const calls = {
  /** Milliseconds that a script with the official SDK takes for the same lists. */
  async walk(options: { url: string; token: string }) {
    const started = performance.now()
    const requests = await walk(options)
    return { wallMs: performance.now() - started, requests }
  },

  /**
   * CPU milliseconds of only parsing these answers and hashing each resource in them, and of what nobody can do without
   * before: receiving them, ten at a time.
   */
  async parseAndHash({ url, token, paths }: { url: string; token: string; paths: string[] }) {
    const receive = async () => {
      const bodies: string[] = []
      const left = [...paths]
      const next = async () => {
        for (let path = left.pop(); path !== undefined; path = left.pop()) {
          const answer = await request(url + path, { headers: { authorization: `Bearer ${token}` } })
          bodies.push(await answer.body.text())
        }
      }
      await Promise.all(Array.from({ length: 10 }, next))
      return bodies
    }
    const run = async (bodies: string[]) => {
      for (const body of bodies) for (const resource of resourcesIn(JSON.parse(body))) hash(resource)
    }
    // The engine has polled once before it is measured: neither pays for its compiler.
    await run(await receive())
    const received = await cpuOf(receive)
    const read = await cpuOf(() => run(received.result))
    const bytes = received.result.reduce((sum, body) => sum + Buffer.byteLength(body), 0)
    return { cpuMs: read.cpuMs, receivingCpuMs: received.cpuMs, bytes }
  },
}

async function cpuOf<Result>(work: () => Promise<Result>): Promise<{ cpuMs: number; result: Result }> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000, result }
}

function resourcesIn({ data = {} }: { data?: Record<string, unknown> }): unknown[] {
  const { pagination, ...rest } = data
  return Object.values(rest).flat()
}

const hash = (resource: unknown) => createHash('sha256').update(JSON.stringify(resource)).digest('base64url')

export type Peers = typeof calls
answerCalls(calls)

/** What the engine is measured against: the official SDK, and the least work there is. */
import { createHash } from 'node:crypto'
import { answerCalls } from './processes'
import { walk } from './sdk-walk'

const calls = {
  /** Milliseconds that a script with the official SDK takes for the same lists. */
  async walk(options: { url: string; token: string }) {
    const started = performance.now()
    const requests = await walk(options)
    return { wallMs: performance.now() - started, requests }
  },

  /** CPU milliseconds of only parsing these answers and hashing each resource in them. */
  async parseAndHash({ url, token, paths }: { url: string; token: string; paths: string[] }) {
    const bodies: string[] = []
    for (const path of paths) {
      const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
      bodies.push(await answer.text())
    }
    const run = () => {
      const before = process.cpuUsage()
      for (const body of bodies) for (const resource of resourcesIn(JSON.parse(body))) hash(resource)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    // The engine has polled once before it is measured: neither pays for its compiler.
    run()
    return { cpuMs: run(), bytes: bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0) }
  },
}

function resourcesIn({ data = {} }: { data?: Record<string, unknown> }): unknown[] {
  const { pagination, ...rest } = data
  return Object.values(rest).flat()
}

const hash = (resource: unknown) => createHash('sha256').update(JSON.stringify(resource)).digest('base64url')

export type Peers = typeof calls
answerCalls(calls)

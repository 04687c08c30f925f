import type { DemoApi } from '../../src-main/demo/demo-api'
import { serveOnLoopback } from './loopback-server'

/** What the simulator answers, as a test may spoil it: `data` edited in place, or another answer given back. */
type Spoil = (asked: { path: string; query: URLSearchParams; data: Data }) => Spoiled | undefined
// biome-ignore lint/suspicious/noExplicitAny: a test reaches anywhere into an answer
type Data = any
interface Spoiled {
  status: number
  text: string
}

/** A server in front of the simulator that passes its answers on, spoiled. `spoil` may be changed at any time. */
export async function front(demo: DemoApi) {
  const asked: string[] = []
  const self = { url: '', token: demo.token, asked, spoil: (() => undefined) as Spoil }
  self.url = await serveOnLoopback(async (request, response) => {
    const url = new URL(request.url ?? '/', demo.url)
    asked.push(url.pathname)
    const headers = { authorization: request.headers.authorization ?? '' }
    try {
      const answer = await fetch(url, { headers })
      const original = await answer.text()
      const body = parsed(original)
      const spoiled = self.spoil({ path: url.pathname, query: url.searchParams, data: body?.data ?? {} })
      const { status, text } = spoiled ?? {
        status: answer.status,
        text: body === null ? original : JSON.stringify(body),
      }
      const limits = [...answer.headers].filter(([name]) => name.startsWith('x-ratelimit'))
      const type = answer.headers.get('content-type') ?? ''
      response.writeHead(status, { 'content-type': type, ...Object.fromEntries(limits) }).end(text)
    } catch {
      response.destroy() // As the simulator did.
    }
  })
  return self
}

function parsed(text: string): { data?: Data } | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const refused = (status: number): Spoiled => ({
  status,
  text: JSON.stringify({ errors: [{ type: 'refused', message: 'No' }] }),
})

/** Segment's connector, with less patience than is right in the wild. */
export const impatient = { patienceMs: 600, pauseMs: 10 }

import { onTestFinished } from 'vitest'
import { type DemoApi, type DemoApiOptions, startDemoApi } from '../../src-main/demo/demo-api'

/** A simulator without life, for one test. */
export async function start(options: DemoApiOptions = {}): Promise<DemoApi> {
  const api = await startDemoApi({ lifeEveryMs: 0, ...options })
  onTestFinished(() => api.close())
  return api
}

export function get(api: DemoApi, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(api.url + path, {
    ...init,
    headers: { authorization: `Bearer ${api.token}`, ...init.headers },
  })
}

// biome-ignore lint/suspicious/noExplicitAny: what a server answers has no type until a test has looked at it.
export async function getData(api: DemoApi, path: string): Promise<any> {
  const response = await get(api, path)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { data: unknown }).data
}

/** All pages of a list. Stops at a cursor it has seen. */
export async function getAll(api: DemoApi, path: string, key: string, count = 200): Promise<unknown[]> {
  const items: unknown[] = []
  const seen = new Set<string>()
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ 'pagination.count': String(count) })
    if (cursor !== undefined) query.set('pagination.cursor', cursor)
    const data = await getData(api, `${path}${path.includes('?') ? '&' : '?'}${query}`)
    items.push(...data[key])
    cursor = data.pagination.next ?? undefined
    if (cursor !== undefined && seen.has(cursor)) throw new Error(`${path}: the cursor ${cursor} came again`)
    if (cursor !== undefined) seen.add(cursor)
  } while (cursor !== undefined)
  return items
}

import { expect, test } from 'vitest'
import { type DemoApi, faultKinds, parseFault } from '../../src-main/demo/demo-api'
import { matches } from '../../src-main/demo/faults'
import { get, getAll, getData, start } from './client'

const faulty = (...faults: string[]) => start({ faults: faults.map(parseFault) })
const statuses = async (api: DemoApi, ...paths: string[]) => {
  const result: number[] = []
  for (const path of paths) result.push((await get(api, path)).status)
  return result
}

test.each([
  ['drop', { kind: 'drop' }],
  ['forbid:/roles', { kind: 'forbid', path: '/roles' }],
  ['rate:30', { kind: 'rate', value: 30 }],
  ['status:/users:500*2', { kind: 'status', path: '/users', value: 500, times: 2 }],
  ['slow:/groups/*/users:50%25', { kind: 'slow', path: '/groups/*/users', value: 50, probability: 0.25 }],
  ['hang:/groups/{id}/users*1', { kind: 'hang', path: '/groups/{id}/users', times: 1 }],
  ['drop:/sources/**', { kind: 'drop', path: '/sources/**' }],
])('%s is understood', (text, fault) => {
  expect(parseFault(text)).toEqual(fault)
})

test.each(['', 'explode', 'toString', 'status:users:500', 'drop:/users:', 'drop:/users%'])(
  '"%s" is refused with a list of what is known',
  (text) => {
    expect(() => parseFault(text)).toThrow(/is not a fault/)
    for (const kind of Object.keys(faultKinds)) expect(() => parseFault(text)).toThrow(kind)
  },
)

test.each(['status', 'status:/users', 'slow:/users', 'rate', 'status:200', 'status:/users:600'])(
  '"%s" is refused for its value',
  (text) => {
    expect(() => parseFault(text)).toThrow(/lacks a value|must be from 400/)
  },
)

test.each([
  ['drop*0', 'once at least'],
  ['drop%0', 'from 1 to 100'],
  ['drop%101', 'from 1 to 100'],
  ['slow:3000000000', 'at most'],
])('"%s" would never strike, or not as it says, and is refused', (text, why) => {
  expect(() => parseFault(text)).toThrow(why)
})

test.each([
  [undefined, '/anything', true],
  ['/users', '/users', true],
  ['/users', '/users/1', false],
  ['/groups/{id}/users', '/groups/7/users', true],
  ['/groups/*/users', '/groups/7/invites', false],
  ['/groups/**', '/groups/7/users', true],
  ['/groups/**', '/groups', false],
])('a fault on %s and a request for %s: %s', (pattern, path, expected) => {
  expect(matches(pattern, path)).toBe(expected)
})

test('status: only there, and only as often as said', async () => {
  const api = await faulty('status:/users:503*2')
  expect(await statuses(api, '/groups', '/users', '/users', '/users')).toEqual([200, 503, 503, 200])
})

test('status 429 says when to come back', async () => {
  const response = await get(await faulty('status:429'), '/users')
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1'])
})

test('a fault strikes with its probability, alike in each run', async () => {
  const run = async () => statuses(await faulty('status:/:500%50'), ...Array(40).fill('/'))
  const first = await run()
  expect(first.filter((status) => status === 500).length).toBeGreaterThan(8)
  expect(first.filter((status) => status === 200).length).toBeGreaterThan(8)
  expect(await run()).toEqual(first)
})

test('forbid', async () => {
  expect(await statuses(await faulty('forbid:/roles'), '/roles', '/users')).toEqual([403, 200])
})

test('notjson: a page of a proxy, as if all were well', async () => {
  const response = await get(await faulty('notjson'), '/users')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(await response.text()).toMatch(/^<!doctype html>/)
})

test('truncate: half of the body', async () => {
  const response = await get(await faulty('truncate:/users'), '/users')
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('terminated')
})

test('drop: no answer at all', async () => {
  const api = await faulty('drop:/users')
  await expect(get(api, '/users')).rejects.toThrow('fetch failed')
  expect(api.requests).toMatchObject([{ path: '/users', status: 0 }])
})

test('hang: waits for ever, but lets itself be closed', async () => {
  const api = await faulty('hang:/users')
  const signal = AbortSignal.timeout(150)
  await expect(get(api, '/users', { signal })).rejects.toThrow(/timeout/)
  expect((await get(api, '/groups')).status).toBe(200)
})

test('slow', async () => {
  const api = await faulty('slow:/users:150')
  const started = performance.now()
  await get(api, '/users')
  expect(performance.now() - started).toBeGreaterThan(140)
})

test('rate: a lower limit, there', async () => {
  const api = await faulty('rate:/users:1')
  expect(await statuses(api, '/users', '/users', '/groups')).toEqual([200, 429, 200])
})

test('cursorloop: the next page is this page', async () => {
  const api = await faulty('cursorloop:/users')
  const { pagination } = await getData(api, '/users')
  expect(pagination.next).toBe(pagination.current)
  await expect(getAll(api, '/users', 'users')).rejects.toThrow('came again')
})

test('lie: fewer items than there are, on the last page', async () => {
  const api = await faulty('lie:/users:2')
  const { users, pagination } = await getData(api, '/users')
  expect(users).toEqual(api.world().users.slice(0, -2))
  expect(pagination).toEqual({ current: 'MA==', totalEntries: 24 })
})

test('slip: somebody is deleted between two pages, and somebody else is skipped, once', async () => {
  const api = await faulty('slip:/users')
  const all = api.world().users
  const first = await getAll(api, '/users', 'users', 10)
  expect(first).toEqual(all.filter((_, index) => index !== 10))
  const second = await getAll(api, '/users', 'users', 10)
  expect(second).toEqual(all.slice(1))
  expect(await statuses(api, `/users/${all[0]?.id}`, `/users/${all[10]?.id}`)).toEqual([404, 200])
})

test('drift: the envelope is right, what is in it is not', async () => {
  const { sources, pagination } = await getData(await faulty('drift:/sources'), '/sources')
  expect(sources[0]).toEqual({ attributes: expect.objectContaining({ slug: 'website' }) })
  expect(pagination.totalEntries).toBe(14)
})

test.each(['/functions?resourceType=SOURCE', '/roles'])(
  'newline: %s is JSON but for a raw newline',
  async (path) => {
    const api = await start()
    const right = await (await get(api, path)).text()
    api.setFaults([parseFault('newline')])
    const wrong = await (await get(api, path)).text()
    expect(() => JSON.parse(wrong)).toThrow(/control character/)
    expect(JSON.stringify(JSON.parse(wrong.replaceAll('\n', '\\n'))).replaceAll('\\n', '')).toBe(
      right.replaceAll('\\n', ''),
    )
  },
)

test('faults can be changed while it runs', async () => {
  const api = await faulty('forbid:/users')
  expect(await statuses(api, '/users')).toEqual([403])
  api.setFaults([])
  expect(await statuses(api, '/users')).toEqual([200])
})

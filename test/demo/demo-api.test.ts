import { expect, test } from 'vitest'
import { DEMO_TOKEN, MEMBER_TOKEN, startDemoApi } from '../../src-main/demo/demo-api'
import { get, getAll, getData, start } from './client'

test('listens on loopback only, and is gone once closed', async () => {
  const api = await startDemoApi()
  expect(api.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(api.token).toBe(DEMO_TOKEN)
  expect(DEMO_TOKEN).toMatch(/^sgp_[A-Za-z0-9]{64}$/)
  const idle = await fetch(api.url)
  await idle.text()
  await api.close()
  await expect(fetch(api.url)).rejects.toThrow('fetch failed')
})

test('close cuts requests that are still waiting', async () => {
  const api = await startDemoApi({ latencyMs: 60_000 })
  const waiting = expect(get(api, '/users')).rejects.toThrow('fetch failed')
  await expect.poll(() => api.requests.length).toBe(1)
  await api.close()
  await waiting
})

test.each([
  ['no token', {}],
  ['a wrong token', { authorization: `Bearer ${DEMO_TOKEN}x` }],
  ['another scheme', { authorization: `Basic ${DEMO_TOKEN}` }],
])('%s is a 401 in the API’s shape', async (_, headers) => {
  const api = await start()
  const response = await fetch(`${api.url}/users`, { headers: headers as Record<string, string> })
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({
    errors: [{ type: 'unauthorized', message: expect.any(String), status: 401 }],
  })
})

test('a token of one’s own replaces the well-known one', async () => {
  const api = await start({ token: `sgp_${'x'.repeat(64)}` })
  expect((await get(api, '/')).status).toBe(200)
  const other = await fetch(api.url, { headers: { authorization: `Bearer ${DEMO_TOKEN}` } })
  expect(other.status).toBe(401)
})

test('a member sees the workspace and nothing else', async () => {
  const api = await start()
  const headers = { authorization: `Bearer ${MEMBER_TOKEN}` }
  const workspace = await fetch(api.url, { headers })
  expect(await workspace.json()).toEqual({ data: { workspace: api.world().workspace } })
  for (const path of ['/users', '/sources', '/audit-events'])
    expect((await fetch(api.url + path, { headers })).status).toBe(403)
})

test.each([
  '/nowhere',
  '/users/',
  '/users/unknown',
  '/groups/unknown/users',
  '/destinations/unknown/filters',
])('%s is a 404 in the API’s shape', async (path) => {
  const response = await get(await start(), path)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({
    errors: [{ type: 'NotFound', message: 'Resource not found' }],
  })
})

test('only reads are allowed', async () => {
  const api = await start()
  const { sources } = api.world()
  const path = `/sources/${sources[0]?.id}`
  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
    const response = await get(api, path, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  }
  const head = await get(api, path, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100)
})

test.each([
  ['application/vnd.segment.v1+json', '/users', 200, 'application/vnd.segment.v1+json'],
  ['application/vnd.segment.v1beta+json', '/users', 200, 'application/vnd.segment.v1beta+json'],
  ['application/vnd.segment.v1alpha+json', '/spaces', 200, 'application/vnd.segment.v1alpha+json'],
  ['application/vnd.segment.alpha+json', '/spaces', 200, 'application/vnd.segment.alpha+json'],
  ['application/json', '/spaces', 200, 'application/json'],
  ['text/html, */*;q=0.1', '/users', 200, 'application/json'],
  ['application/vnd.segment.v1+json', '/spaces', 406, 'application/json'],
  ['application/vnd.segment.v9+json', '/users', 406, 'application/json'],
])('Accept: %s on %s is %i as %s', async (accept, path, status, type) => {
  const response = await get(await start(), path, { headers: { accept } })
  expect([response.status, response.headers.get('content-type')]).toEqual([status, type])
})

test('tells how much of the rate limit is left, and refuses what is over it until the minute is over', async () => {
  let now = new Date('2026-03-01T12:00:00Z')
  const api = await start({ rateLimit: 2, now: () => now })
  const first = await get(api, '/')
  expect(first.headers.get('x-ratelimit-consumed')).toBe('1')
  expect(first.headers.get('x-ratelimit-remaining')).toBe('1')
  expect(first.headers.get('x-ratelimit-reset')).toBe('Sun, 01 Mar 2026 12:01:00 GMT')
  expect((await get(api, '/')).status).toBe(200)

  now = new Date('2026-03-01T12:00:50Z')
  const refused = await get(api, '/')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('10')
  expect(await refused.json()).toMatchObject({
    errors: [{ type: 'RateLimited', data: { remainingPoints: 0, msBeforeNext: 10_000, consumedPoints: 3 } }],
  })

  now = new Date('2026-03-01T12:01:00Z')
  expect((await get(api, '/')).status).toBe(200)
})

test('endpoints with a limit of their own keep it apart from the others', async () => {
  const api = await start()
  const path = `/spaces/${api.world().spaces[0]?.id}/computed-traits`
  for (let request = 0; request < 25; request++) expect((await get(api, path)).status).toBe(200)
  expect((await get(api, path)).status).toBe(429)
  expect((await get(api, '/spaces')).status).toBe(200)
})

test('keeps a list of the requests, without what authorises them', async () => {
  const at = new Date('2026-03-01T12:00:00Z')
  const api = await start({ now: () => at })
  await get(api, '/users?pagination.count=1')
  await get(api, '/nowhere')
  expect(api.requests).toEqual([
    { method: 'GET', path: '/users', query: 'pagination.count=1', status: 200, at },
    { method: 'GET', path: '/nowhere', query: '', status: 404, at },
  ])
})

test('the list of users can leave permissions out; the user has them', async () => {
  const api = await start({ listsWithoutPermissions: true })
  const { users } = await getData(api, '/users')
  expect(users[0]).not.toHaveProperty('permissions')
  const { user } = await getData(api, `/users/${users[0].id}`)
  expect(user.permissions).toEqual(api.world().users[0]?.permissions)
})

test('what a test edits is what is served', async () => {
  const api = await start()
  api.mutate((world) => {
    const [leaver] = world.groups[0]!.memberIds
    world.users = world.users.filter(({ id }) => id !== leaver)
    world.invites = ['somebody@acme.example']
  })
  expect(await getAll(api, '/invites', 'invites')).toEqual(['somebody@acme.example'])
  const group = api.world().groups[0]!
  const left = group.memberIds.length - 1
  expect(await getData(api, `/groups/${group.id}`)).toMatchObject({ userGroup: { memberCount: left } })
  expect(await getAll(api, `/groups/${group.id}/users`, 'users')).toHaveLength(left)
})

test('shows audit events newest first, between the times asked for, and frozen from the first page on', async () => {
  let now = new Date('2026-03-01T12:00:00Z')
  const api = await start({ now: () => now, startedAt: now, lifeEveryMs: 45_000 })
  const before = api.world().auditEvents.map(({ id }) => id)
  const first = await getData(api, '/audit-events?pagination.count=50')
  expect(first.pagination).not.toHaveProperty('totalEntries')

  now = new Date('2026-03-01T12:10:00Z')
  const second = await getData(
    api,
    `/audit-events?pagination.count=50&pagination.cursor=${first.pagination.next}`,
  )
  const ids = [...first.events, ...second.events].map(({ id }) => id)
  expect(ids).toEqual(before.toReversed())

  const since = await getAll(api, '/audit-events?startTime=2026-03-01T12:00:01Z', 'events')
  expect(since).toHaveLength(13)
  const until = await getAll(
    api,
    '/audit-events?startTime=2026-03-01T12:00:01Z&endTime=2026-03-01T12:05:00Z',
    'events',
  )
  expect(until).toEqual(since.slice(-6))
  expect((await get(api, '/audit-events?startTime=yesterday')).status).toBe(400)
})

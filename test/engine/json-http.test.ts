import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkRules } from '../../src-main/cli/check'
import type { Globals } from '../../src-main/cli/program'
import { engine, rows, temporaryFolder } from './harness'

/** The second connector: any list that is JSON, at one address. */

const token = 'cmdb-token-1'
const server = (id: number, hostname: string, more: object = {}) => ({
  uuid: id,
  hostname,
  owner: { email: 'ada@acme.com' },
  os: 'linux',
  password: 'hunter2-canary',
  login: { secret: 'hunter2-canary' },
  ...more,
})

/** A list of servers, as some other program would answer with it. */
async function inventory() {
  const state = {
    status: 200,
    headers: {} as Record<string, string>,
    body: { data: { servers: [1, 2, 3, 4].map((id) => server(id, `web-${id}`)) } } as unknown,
    seen: [] as { url: string; authorization?: string; key?: string }[],
  }
  const http = createServer((request, response) => {
    const { authorization, 'x-api-key': key } = request.headers
    state.seen.push({ url: request.url ?? '', authorization, key: key as string | undefined })
    const isMe = authorization === `Bearer ${token}` || key === token
    response.writeHead(isMe ? state.status : 401, { 'content-type': 'application/json', ...state.headers })
    response.end(isMe ? JSON.stringify(state.body) : 'no')
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void http.close())
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    state,
    origin,
    list: (servers: unknown[]) => Object.assign(state, { body: { data: { servers } } }),
  }
}

const settings = '#items=data.servers&id=uuid&name=hostname&keep=os,owner.email,login'

async function watched(more = '') {
  const cmdb = await inventory()
  const { api } = await engine()
  const apiUrl = `${cmdb.origin}/api/servers?site=1${settings}${more}`
  const { id } = await api.addIntegration({
    connector: 'json-http',
    name: 'CMDB',
    apiUrl,
    token,
    poll: false,
  })
  return { ...cmdb, api, id, sync: () => api.sync({ integrationId: id }) }
}

test('an endpoint that lists tokens does not have its own one stored', async () => {
  const { list, api, id } = await watched()
  list([server(1, `mine ${token}`, { os: token }), server(2, 'web-2')])
  await api.sync({ integrationId: id })
  const found = await rows(api, 'SELECT name, fields FROM json_http_item')
  expect(found.map(({ name }) => name)).toContain('mine (token)')
  expect(JSON.stringify(found)).not.toContain(token)
})

test('a list is added, polled and queried; of each item, what the address names is kept', async () => {
  const { api, state, sync } = await watched()
  expect(await sync()).toMatchObject({ status: 'ok', requests: 1 })
  expect(await rows(api, 'SELECT id, name, fields FROM json_http_item ORDER BY id LIMIT 2')).toEqual([
    { id: '1', name: 'web-1', fields: '{"os":"linux","owner.email":"ada@acme.com"}' },
    { id: '2', name: 'web-2', fields: '{"os":"linux","owner.email":"ada@acme.com"}' },
  ])
  // What stands behind the # stays here.
  expect(new Set(state.seen.map(({ url }) => url))).toEqual(new Set(['/api/servers?site=1']))
  expect(state.seen.every(({ authorization }) => authorization === `Bearer ${token}`)).toBe(true)
})

test('what changed, came and went is told; what is not kept changes nothing', async () => {
  const { api, sync, list } = await watched()
  await sync()
  list([
    server(1, 'web-1', { os: 'bsd' }),
    server(2, 'web-2', { password: 'new' }),
    server(3, 'web-3'),
    server(5, 'new'),
  ])
  await sync()
  const changes = await rows(
    api,
    'SELECT type, resourceId, fields FROM json_http_item_changes WHERE recordedAt > (SELECT min(recordedAt) FROM json_http_item_changes) ORDER BY resourceId',
  )
  expect(changes).toEqual([
    { type: 'modified', resourceId: '1', fields: '["fields.os"]' },
    { type: 'removed', resourceId: '4', fields: '[]' },
    { type: 'added', resourceId: '5', fields: '[]' },
  ])
})

test('what is no complete list removes nothing, whatever it is', async () => {
  const { api, state, sync } = await watched()
  await sync()
  const good = { status: 200, headers: {}, body: state.body }
  const others: [string, object][] = [
    ['skipped', { status: 403 }],
    ['failed', { status: 302, headers: { location: '/elsewhere' } }],
    ['drifted', { body: { data: [] } }],
    ['drifted', { body: { data: { servers: [{ hostname: 'web-1' }] } } }],
    ['drifted', { body: { data: { servers: [] } }, headers: { link: '</p2>; rel="next"' } }],
  ]
  for (const [status, answer] of others) {
    Object.assign(state, good, answer)
    const { types } = await sync()
    expect(types.find(({ type }) => type === 'json_http_item')).toMatchObject({ status })
  }
  expect(state.seen.filter(({ url }) => url === '/elsewhere')).toEqual([])
  expect(await rows(api, 'SELECT count(*) AS n FROM json_http_item')).toEqual([{ n: 4 }])
  Object.assign(state, good)
  expect(await sync()).toMatchObject({ status: 'ok' })
})

test('it says that nobody’s access is told by it', async () => {
  const { api, id } = await watched()
  const telling = (await api.listConnectors()).map(({ key, tellsAccess }) => [key, tellsAccess])
  expect(Object.fromEntries(telling)).toEqual({ segment: true, 'json-http': false })
  await expect(api.mapAccess({ integrationId: id })).rejects.toMatchObject({ code: 'no-access-known' })
})

test('an empty list is believed the second time', async () => {
  const { api, sync, list } = await watched()
  await sync()
  list([])
  await sync()
  expect(await rows(api, 'SELECT count(*) AS n FROM json_http_item')).toEqual([{ n: 4 }])
  await sync()
  expect(await rows(api, 'SELECT count(*) AS n FROM json_http_item')).toEqual([{ n: 0 }])
})

test('the same answer is read anew with other settings, at the same address alone', async () => {
  const { api, id, origin, sync } = await watched()
  await sync()
  const apiUrl = `${origin}/api/servers?site=1#items=data.servers&id=uuid&name=hostname`
  await api.updateIntegration({ integrationId: id, apiUrl })
  await sync()
  expect(await rows(api, 'SELECT DISTINCT fields FROM json_http_item')).toEqual([{ fields: '{}' }])
  await expect(
    api.updateIntegration({ integrationId: id, apiUrl: `${origin}/other${settings}` }),
  ).rejects.toMatchObject({ code: 'wrong-workspace' })
})

test('the token goes in the header that the address names', async () => {
  const { state } = await watched('&header=X-Api-Key')
  expect(state.seen.map(({ authorization, key }) => ({ authorization, key }))).toEqual([
    { authorization: undefined, key: token },
  ])
})

test.each([
  ['/api/servers#items=data.servers&id=nope', token, 'wrong-shape'],
  ['/api/servers#itens=data', token, 'not-the-api'],
  ['/api/servers?api_key=abc', token, 'not-the-api'],
  ['/api/servers#header=a%0Ab', token, 'not-the-api'],
  [`/api/servers${settings}`, 'another-token', 'wrong-token'],
])('%s is refused before anything is saved', async (path, said, code) => {
  const { origin } = await inventory()
  const { api } = await engine()
  const adding = api.addIntegration({
    connector: 'json-http',
    name: 'CMDB',
    apiUrl: origin + path,
    token: said,
    poll: false,
  })
  await expect(adding).rejects.toMatchObject({ code })
  expect(await api.listIntegrations()).toEqual([])
})

test('rules of a provider that nothing is connected of have nothing to tell in a check', async () => {
  const { api, sync } = await watched()
  await sync()
  const output = join(temporaryFolder(), 'check.json')
  const engine = { api, joined: false, lost: new Promise<never>(() => {}), close: async () => {} }
  expect(await checkRules(engine, {} as Globals, { output })).toBe(0)
  expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual({ rules: [] })
})

test('without an address, it says that this is what is missing', async () => {
  const { api } = await engine()
  await expect(
    api.addIntegration({ connector: 'json-http', name: 'CMDB', token, poll: false }),
  ).rejects.toMatchObject({ code: 'bad-input', message: 'Its address is missing.' })
})

import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startWebHost } from '../../src-main/web/web-host'
import { engine, temporaryFolder } from '../engine/harness'
import { raw } from './raw'

async function host(now: () => Date = () => new Date()) {
  const { api } = await engine({ now })
  const renderer = join(temporaryFolder(), 'renderer')
  mkdirSync(renderer)
  const started = await startWebHost({ api, renderer, port: 0 })
  onTestFinished(() => started.close())
  const url = started.newUrl()
  const { origin } = new URL(url)
  const ask = async (secret: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${origin}/api/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json(), headers: answer.headers }
  }
  const cookie = async () =>
    ((await fetch(url, { redirect: 'manual' })).headers.get('set-cookie') as string).split(';')[0] as string
  return { api, origin, ask, cookie, close: started.close }
}

test('it is off by default; a key opens it, until it is revoked or turned off', async () => {
  const { api, ask } = await host()
  const { key, secret } = await api.createQueryKey({ name: 'Grafana' })
  const sql = 'SELECT $n + 1 AS n'
  expect(await ask(secret, { sql })).toMatchObject({ status: 401, body: { error: { code: 'forbidden' } } })
  await api.setQueryApi({ enabled: true })
  const { status, body, headers } = await ask(secret, { sql, parameters: { n: 41 } })
  expect([status, body]).toEqual([
    200,
    { columns: ['n'], rows: [[42]], truncated: false, tookMs: expect.any(Number) },
  ])
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect((await api.getQueryApi()).keys).toMatchObject([
    { id: key.id, uses: 1, lastUsedAt: expect.any(String) },
  ])
  expect(JSON.stringify(await api.getQueryApi())).not.toContain(secret)

  await api.setQueryApi({ enabled: false })
  expect((await ask(secret, { sql: 'SELECT 1' })).status).toBe(401)
  await api.setQueryApi({ enabled: true })
  expect((await ask(secret, { sql: 'SELECT 1' })).status).toBe(200)
  await api.revokeQueryKey({ keyId: key.id })
  expect((await ask(secret, { sql: 'SELECT 1' })).status).toBe(401)
})

test('a key expires, and can be held to some queries', async () => {
  let time = Date.parse('2026-03-01T00:00:00Z')
  const { api, ask } = await host(() => new Date(time))
  await api.setQueryApi({ enabled: true })
  const parameters = [{ name: 'n', default: 1 }]
  const { id } = await api.saveQuery({ name: 'Allowed', sql: 'SELECT $n AS n', parameters })
  const other = await api.saveQuery({ name: 'Other', sql: 'SELECT 1' })
  const { secret } = await api.createQueryKey({ name: 'Narrow', days: 2, queries: [id] })
  expect(await ask(secret, { queryId: id })).toMatchObject({ status: 200, body: { rows: [[1]] } })
  expect(await ask(secret, { queryId: id, parameters: { n: 7 } })).toMatchObject({
    status: 200,
    body: { rows: [[7]] },
  })
  expect(await ask(secret, { queryId: id, parameters: { m: 7 } })).toMatchObject({
    status: 400,
    body: { error: { code: 'unknown-parameter', hint: 'It has: n.' } },
  })
  for (const asked of [{ queryId: other.id }, { sql: 'SELECT 1' }])
    expect(await ask(secret, asked)).toMatchObject({ status: 403, body: { error: { code: 'out-of-scope' } } })
  await expect(api.createQueryKey({ name: 'x', queries: ['nothing'] })).rejects.toMatchObject({
    code: 'no-such-query',
  })
  time += 2 * 24 * 60 * 60_000
  expect((await ask(secret, { queryId: id })).status).toBe(401)
})

test('evil requests get nothing but an error, and the host goes on', async () => {
  const { api, ask, cookie, origin } = await host()
  await api.setQueryApi({ enabled: true })
  const { secret } = await api.createQueryKey({ name: 'Good' })
  const sql = 'SELECT 1'
  for (const bad of [
    '',
    'x',
    'slq_',
    `slq_${'A'.repeat(43)}`,
    `${secret}x`,
    secret.slice(0, -1),
    secret.toLowerCase(),
    "' OR 1 --",
  ])
    expect((await ask(bad, { sql })).status, bad).toBe(401)
  const session = await cookie()
  expect((await ask('', { sql }, { authorization: '', cookie: session })).status).toBe(401)
  expect((await ask(secret, { sql }, { origin })).status).toBe(403)
  expect((await ask(secret, { sql }, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await ask(secret, { sql }, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await ask(secret, `{"sql": "${'x'.repeat(300_000)}"}`).catch(() => ({ status: 413 }))).status).toBe(
    413,
  )
  for (const body of [
    '',
    'null',
    '[]',
    '{',
    '{"sql": 1}',
    '{"sql": "SELECT 1", "queryId": "x"}',
    '{}',
    '{"sql": "SELECT 1", "maxRows": 1e9}',
    '{"sql": "SELECT 1", "secret": "x"}',
    '{"sql": "SELECT 1", "timeoutMs": -1}',
    '{"sql": "SELECT $a", "parameters": {"a": {}}}',
    '{"__proto__": {"sql": "SELECT 1"}}',
  ])
    expect([body, (await ask(secret, body)).status]).toEqual([body, 400])
  expect(await ask(secret, { sql: 'DELETE FROM resource' })).toMatchObject({
    status: 400,
    body: { error: { code: 'read-only' } },
  })
  expect(await ask(secret, { sql: 'SELECT hash FROM query_key' })).toMatchObject({
    status: 400,
    body: { error: { code: 'no-access' } },
  })
  expect((await ask(secret, { queryId: 'nothing' })).status).toBe(404)
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
  expect((await ask(secret, { sql: endless, timeoutMs: 100 })).status).toBe(504)
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'])
    expect(
      (await fetch(`${origin}/api/query`, { method, headers: { authorization: `Bearer ${secret}` } })).status,
    ).toBe(405)
  const foreign = `POST /api/query HTTP/1.1\r\nhost: evil.example\r\nauthorization: Bearer ${secret}\r\ncontent-type: application/json\r\ncontent-length: 20\r\nconnection: close\r\n\r\n{"sql":"SELECT 1+1"}`
  expect(await raw(origin, foreign)).toMatch(/^HTTP\/1\.1 403/)
  expect(await ask(secret, { sql })).toMatchObject({ status: 200, body: { rows: [[1]] } })
})

test('an export is a download of the session’s own browser alone, and a page may not name a file', async () => {
  const { api, origin, cookie } = await host()
  const exportId = randomUUID()
  const begun = await api.exportQueryTo({
    exportId,
    sql: "SELECT 1 AS a, 'ü' AS b",
    format: 'csv',
    name: 'Späße',
  })
  const path = `${origin}/export/${exportId}/${encodeURIComponent(begun.fileName)}`
  expect((await fetch(path)).status).toBe(401)
  const answer = await fetch(path, { headers: { cookie: await cookie() } })
  expect(answer.headers.get('content-disposition')).toContain('Sp%C3%A4%C3%9Fe.csv')
  expect([answer.status, await answer.text()]).toEqual([200, 'a,b\n1,ü\n'])
})

test('a long export comes whole, without Node warning of a leak; one that fails on the way ends the connection', async () => {
  const { api, origin, cookie } = await host()
  const headers = { cookie: await cookie() }
  const warnings: Error[] = []
  const onWarning = (warning: Error) => void warnings.push(warning)
  process.on('warning', onWarning)
  onTestFinished(() => void process.off('warning', onWarning))
  const download = async (exportId: string, sql: string) => {
    const { fileName } = await api.exportQueryTo({ exportId, sql, format: 'csv' })
    return fetch(`${origin}/export/${exportId}/${fileName}`, { headers })
  }
  const counting = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n'
  // Twenty pieces of half a megabyte.
  const long = `${counting} LIMIT 10000) SELECT printf('n%0999d', i) AS padded FROM n`
  const lines = (await (await download(randomUUID(), long)).text()).replaceAll('"', '').trim().split('\n')
  const padded = (i: number) => `n${String(i).padStart(999, '0')}`
  expect(lines).toEqual(['padded', ...Array.from({ length: 10_000 }, (_, index) => padded(index + 1))])
  expect(warnings).toEqual([])

  const cancelled = randomUUID()
  const broken = await download(cancelled, `${counting}) SELECT i FROM n`)
  expect(broken.status).toBe(200)
  await api.cancelQuery({ id: cancelled })
  await expect(broken.text()).rejects.toThrow()
})

import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Log } from '../../src-main/engine/log/log'
import { redacted } from '../../src-main/engine/log/redacted'
import { connect, engine, polled, temporaryFolder } from './harness'

test('polls, and calls that were refused, are told by codes, counts and ids', async () => {
  const dataDir = temporaryFolder()
  const { api, id, demo } = await polled({}, { dataDir })
  await expect(
    api.testConnection({ connector: 'segment', apiUrl: demo.url, token: 'wrong' }),
  ).rejects.toThrow()
  const { rows, total } = await api.listLog()
  expect(rows[0]).toMatchObject({
    level: 'warn',
    event: 'call-refused',
    facts: { call: 'testConnection', code: 'wrong-token' },
  })
  expect(rows.find(({ event }) => event === 'poll-ended')).toMatchObject({
    level: 'info',
    facts: { integration: id, status: 'ok', trigger: 'first', poll: 1 },
  })
  expect(rows.at(-1)).toMatchObject({ event: 'engine-started' })
  expect(total).toBe(rows.length)
  expect((await api.listLog({ level: 'warn' })).rows.map(({ event }) => event)).toEqual(['call-refused'])
  expect((await api.listLog({ search: 'POLL-ended status=ok' })).total).toBe(1)
  expect((await api.listLog({ limit: 1, offset: 1 })).rows).toEqual(rows.slice(1, 2))
  const file = join(dataDir, 'log', 'sightline.log')
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(statSync(join(dataDir, 'log')).mode & 0o077).toBe(0)
})

test('no token, secret, mail address or name of a workspace is in the log or in the diagnostics', async () => {
  const canaries = {
    token: 'canaryTokenCanaryToken0123456789',
    writeKey: 'canaryWriteKeyCanaryWriteKey0123',
    email: 'canary.person@canary-company.example',
    name: 'Canary Integration',
    source: 'Canary source',
    password: 'canary-proxy-password',
  }
  const dataDir = temporaryFolder()
  const { api, close, demo, sync, id } = await polled({}, { dataDir, pace: { patienceMs: 500, pauseMs: 1 } })
  demo.mutate((world) => {
    Object.assign(world.sources[0] ?? {}, { name: canaries.source, writeKeys: [canaries.writeKey] })
    Object.assign(world.users[0] ?? {}, { email: canaries.email, name: canaries.name })
  })
  await sync()
  await api.updateIntegration({
    integrationId: id,
    name: canaries.name,
    companyDomains: ['canary-company.example'],
  })
  await api.setNetwork({
    proxy: {
      mode: 'manual',
      url: 'http://canary-proxy.example:1',
      user: 'canary',
      password: canaries.password,
    },
  })
  const second = connect(api, { url: demo.url, token: canaries.token }, 'x')
  await expect(second).rejects.toMatchObject({ code: 'wrong-token' })
  await expect(api.query({ sql: `SELECT '${canaries.email}' FROM "${canaries.writeKey}"` })).rejects.toThrow()
  await expect(api.getRule({ ruleId: canaries.email })).rejects.toThrow()
  await expect(
    api.noteInLog({ level: 'error', event: 'x', facts: { a: canaries.token } }),
  ).resolves.toBeDefined()
  // A poll that fails, and says why.
  demo.setFaults([{ kind: 'drop', path: '/' }])
  await sync().catch(() => {})

  const { text, fileName } = await api.getDiagnostics({ host: { electron: '45.4.1' } })
  const log = readFileSync(join(dataDir, 'log', 'sightline.log'), 'utf8')
  await close()
  const hosts = [new URL(demo.url).host, 'canary-proxy', 'canary-company']
  for (const secret of [...Object.values(canaries), demo.token, ...hosts]) {
    expect(log).not.toContain(secret)
    expect(text).not.toContain(secret)
  }
  expect(fileName).toMatch(/^sightline-diagnostics-.*\.json$/)
  expect(JSON.parse(text)).toMatchObject({
    host: { electron: '45.4.1' },
    polls: [{ of: 'Integration 1', status: 'failed', reason: expect.any(String) }, {}, {}],
    settings: { proxy: 'manual', proxyHasPassword: true },
    integrations: [{ is: 'Integration 1', connector: 'segment', region: 'custom' }],
  })
  expect(JSON.parse(text).log.length).toBeGreaterThan(3)
})

test('a reason loses what people and providers named', () => {
  const names = new Map([['Acme', 'Integration 1']])
  expect(
    redacted('Acme: the token now belongs to “Other Co”, ada@acme.com said at https://x.acme.com/y', names),
  ).toBe('Integration 1: the token now belongs to “(name)”, (mail address) said at (address)')
  expect(redacted('Segment refused /sources/qwertz123/x (400): no such thing as Secret Thing.', names)).toBe(
    'Segment refused /sources… (400): (what it said)',
  )
  expect(redacted('api.acme.com:8443 refused the connection.', names)).toBe('(host) refused the connection.')
  expect(redacted('key 9f8e7d6c5b4a39281716 is gone', names)).toBe('key (id) is gone')
})

test('it is of a limited size, and goes on where it was', () => {
  const folder = temporaryFolder()
  const log = new Log(folder, () => {}, 2_000)
  for (let turn = 1; turn <= 200; turn++) log.info('turned', { turn })
  const all = () => log.list({ level: 'info', search: '', offset: 0, limit: 500 })
  const { rows, total } = all()
  expect(rows[0]?.facts).toEqual({ turn: 200 })
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: total }, (_, index) => 200 - index))
  expect(total).toBeLessThan(100)
  for (const name of ['sightline.log', 'sightline.1.log', 'sightline.2.log'])
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(2_000)
  log.close()

  // What something else wrote there is passed over.
  writeFileSync(join(folder, 'sightline.log'), 'no JSON\n{"level":"info"}\n', { flag: 'a' })
  const next = new Log(folder, () => {}, 2_000)
  next.info('turned', { turn: 201 })
  expect(next.list({ level: 'info', search: '', offset: 0, limit: 1 }).rows[0]).toMatchObject({ id: 201 })
  next.close()
})

test('it is of a limited size also where each line is of another start', () => {
  const folder = temporaryFolder()
  for (let turn = 1; turn <= 200; turn++) {
    const log = new Log(folder, () => {}, 2_000)
    log.info('turned', { turn })
    log.close()
  }
  for (const name of ['sightline.log', 'sightline.1.log', 'sightline.2.log'])
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(2_000)
})

test('a disk that can’t be written to ends nothing', () => {
  const folder = join(temporaryFolder(), 'no-folder')
  writeFileSync(folder, '')
  const log = new Log(folder)
  expect(() => log.info('started')).not.toThrow()
})

test('whoever listens is told that there is more, at most twice a second', async () => {
  const { api } = await engine()
  const told: number[] = []
  await new Promise((resolve) => setTimeout(resolve, 600))
  api.onEvent(({ event }) => event === 'log' && told.push(Date.now()))
  for (let turn = 0; turn < 20; turn++) await api.noteInLog({ level: 'info', event: 'turned' })
  await expect.poll(() => told.length).toBe(2)
})

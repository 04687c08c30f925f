import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startDemo } from '../../src-main/demo/start-demo'
import { startEngine } from '../../src-main/engine/engine'
import type { Sealer } from '../../src-main/engine/vault/sealer'
import type { Poll } from '../../src-preload/contract'
import {
  connect,
  engine,
  polled,
  pollThread,
  queryProcess,
  rows,
  temporaryFolder,
  workspace,
} from './harness'

test('a paused integration is not polled, not even when asked; resuming it makes it whole again', async () => {
  const { demo, api, id, sync } = await polled()
  await api.setEnabled({ integrationId: id, enabled: false })
  const asked = demo.requests.length
  expect(await sync()).toMatchObject({
    status: 'refused',
    types: [],
    reason: expect.stringContaining('disabled'),
  })
  expect(demo.requests.length).toBe(asked)
  expect(await api.overview()).toMatchObject({ paused: 1 })
  await api.setEnabled({ integrationId: id, enabled: true })
  expect(await sync()).toMatchObject({ status: 'ok' })
})

test('pausing cancels the poll under way', async () => {
  const { demo, api, id, sync } = await polled()
  demo.setFaults([{ kind: 'hang', path: '/roles' }])
  const running = sync()
  await expect.poll(() => demo.requests.some(({ path }) => path === '/users')).toBe(true)
  await api.setEnabled({ integrationId: id, enabled: false })
  expect(await running).toMatchObject({ status: 'cancelled' })
})

test('a poll that is cancelled before it has begun asks for nothing, and is told to have ended', async () => {
  const { demo, api, id, sync } = await polled()
  const asked = demo.requests.length
  const told: Poll[] = []
  api.onEvent(({ event, payload }) => {
    if (event === 'poll') told.push(payload)
  })
  const running = sync()
  await api.cancelPoll({ integrationId: id })
  expect(await running).toMatchObject({ id: null, status: 'cancelled', finishedAt: expect.any(String) })
  expect(told.map(({ status }) => status)).toEqual(['cancelled'])
  expect(demo.requests.length).toBe(asked)
  expect(await sync()).toMatchObject({ status: 'ok' })
})

test('a poll that can’t be carried out is told to have ended', async () => {
  const dataDir = temporaryFolder()
  const { api, sync } = await polled({}, { dataDir })
  const told: Poll[] = []
  api.onEvent(({ event, payload }) => {
    if (event === 'poll') told.push(payload)
  })
  writeFileSync(join(dataDir, 'vault.json'), '{"version": 1, "entries": {}}')
  await expect(sync()).rejects.toMatchObject({ code: 'no-such-secret' })
  expect(told).toMatchObject([{ status: 'failed', finishedAt: expect.any(String) }])
})

test('what is turned on while a poll runs is read by one that follows', async () => {
  const { demo, api, id, sync } = await polled({ latencyMs: 20 }, { timer: true })
  const asked = demo.requests.length
  const running = sync()
  await expect.poll(() => demo.requests.length).toBeGreaterThan(asked + 5)
  await api.updateIntegration({ integrationId: id, optionalTypes: ['segment_warehouse_connection'] })
  await running
  const connections = () => rows(api, 'SELECT count(*) AS n FROM segment_warehouse_connection')
  await expect.poll(connections).toEqual([{ n: demo.world().warehouses.length }])
})

test('first polls that begin at once share one key of fingerprints', async () => {
  const demo = await workspace()
  // As one that belongs to another process: which of two is through first, nobody knows.
  let patience = 60
  const sealer: Sealer = {
    describe: async () => ({
      kind: 'os',
      keeper: null,
      weakness: null,
      keyFile: null,
    }),
    open: async (_, sealed) => sealed,
    async seal(_, secret) {
      patience -= 20
      await setTimeout(Math.max(0, patience))
      return secret
    },
  }
  const { api } = await engine({ sealer })
  const both = [await connect(api, demo), await connect(api, demo, 'Other')]
  const syncBoth = () => Promise.all(both.map(({ id }) => api.sync({ integrationId: id })))
  await syncBoth()
  for (const { types } of await syncBoth()) expect(types.filter(({ modified }) => modified > 0)).toEqual([])
})

test('two syncs at once are one poll', async () => {
  const { api, sync } = await polled()
  const [one, other] = await Promise.all([sync(), sync()])
  expect(one.id).toBe(other.id)
  expect((await api.listPolls()).total).toBe(2)
})

test('deleting takes the token, the resources, the history and the alerts, and nothing of another one', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, id } = await polled({}, { dataDir })
  const other = await connect(api, demo, 'Other')
  await api.sync({ integrationId: other.id })
  const left = (await api.listChanges({ integrationId: other.id })).total

  const { resources } = await api.getIntegration({ integrationId: id })
  expect(await api.deleteIntegration({ integrationId: id })).toMatchObject({ resources })
  expect((await api.listIntegrations()).map(({ name }) => name)).toEqual(['Other'])
  for (const table of [
    'resource',
    'subject',
    'recording',
    'poll',
    'type_state',
    'rule_state',
    'finding',
    'alert',
  ])
    expect(await rows(api, `SELECT count(*) AS n FROM ${table} WHERE integration_id = '${id}'`)).toEqual([
      { n: 0 },
    ])
  expect(Object.keys(JSON.parse(readFileSync(join(dataDir, 'vault.json'), 'utf8')).entries)).not.toContain(id)
  expect((await api.listChanges({ integrationId: other.id })).total).toBe(left)
  expect(await api.sync({ integrationId: other.id })).toMatchObject({ status: 'ok' })
  expect(readFileSync(join(dataDir, 'sightline.db'), 'latin1')).not.toContain(id)
})

test('deleting while a poll runs ends that poll', async () => {
  const { demo, api, id, sync } = await polled()
  demo.setFaults([{ kind: 'hang', path: '/roles' }])
  const running = sync()
  await expect.poll(() => demo.requests.some(({ path }) => path === '/users')).toBe(true)
  await api.deleteIntegration({ integrationId: id })
  await running
  expect(await api.listIntegrations()).toEqual([])
})

test('a token may be replaced by one of the same workspace, and by no other', async () => {
  const { demo, api, id } = await polled()
  const other = await workspace({ seed: 2, token: `sgp_${'x'.repeat(64)}` })
  other.mutate((world) => {
    world.workspace.id = 'someone-else'
  })
  await expect(
    api.updateIntegration({ integrationId: id, token: other.token, apiUrl: other.url }),
  ).rejects.toMatchObject({ code: 'wrong-workspace' })
  await expect(api.updateIntegration({ integrationId: id, token: 'sgp_nonsense' })).rejects.toMatchObject({
    code: 'wrong-token',
  })
  await api.updateIntegration({ integrationId: id, token: demo.token, name: 'Acme, renamed', tags: ['prod'] })
  expect(await api.getIntegration({ integrationId: id })).toMatchObject({
    name: 'Acme, renamed',
    tags: ['prod'],
    apiUrl: demo.url,
    ready: true,
  })
})

test('an edit whose integration is deleted while its token is tested leaves no token behind', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, id } = await polled({ latencyMs: 200 }, { dataDir })
  const edit = api.updateIntegration({ integrationId: id, token: demo.token })
  const refused = expect(edit).rejects.toMatchObject({ code: 'no-such-integration' })
  await api.deleteIntegration({ integrationId: id })
  await refused
  const { entries } = JSON.parse(readFileSync(join(dataDir, 'vault.json'), 'utf8'))
  expect(Object.keys(entries)).toEqual(['fingerprint-key'])
})

test('a name that is taken while a token is tested is refused, and nothing of the edit is done', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, id } = await polled({ latencyMs: 200 }, { dataDir })
  const other = await connect(api, demo, 'Other')
  const vault = () => readFileSync(join(dataDir, 'vault.json'), 'utf8')
  const before = vault()
  const edit = api.updateIntegration({ integrationId: id, token: demo.token, name: 'Taken' })
  const refused = expect(edit).rejects.toMatchObject({ code: 'name-taken' })
  await api.updateIntegration({ integrationId: other.id, name: 'Taken' })
  await refused
  expect(vault()).toBe(before)
})

test('a token that is replaced while it moves into the keychain stays replaced', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const commandLine = await engine({ dataDir })
  const { id } = await connect(commandLine.api, demo)
  await commandLine.close()
  // What the keychain is given first takes it longest.
  let pause = 600
  const sealed: string[] = []
  const keychain: Sealer = {
    describe: async () => ({ kind: 'os', keeper: 'keyring', weakness: null, keyFile: null }),
    seal: async (_, secret) => {
      const wait = pause
      pause = 0
      await setTimeout(wait)
      return String(sealed.push(secret) - 1)
    },
    open: async (_, index) => sealed[Number(index)] ?? '',
  }
  const { api } = await engine({ dataDir, sealer: keychain })
  const moving = api.testConnection({ connector: 'segment', apiUrl: demo.url, integrationId: id })
  demo.mutate(({ users }) => users.reverse())
  await api.updateIntegration({ integrationId: id, token: demo.token })
  const { entries } = JSON.parse(readFileSync(join(dataDir, 'vault.json'), 'utf8'))
  await moving
  expect(JSON.parse(readFileSync(join(dataDir, 'vault.json'), 'utf8')).entries[id]).toEqual(entries[id])
})

test('names are unique whatever their case, and bad input says what is wrong', async () => {
  const { demo, api } = await polled()
  await expect(connect(api, demo, 'ACME')).rejects.toMatchObject({ code: 'name-taken' })
  await expect(connect(api, demo, '  ')).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('name'),
  })
  await expect(
    api.addIntegration({
      connector: 'segment',
      name: 'B',
      apiUrl: demo.url,
      token: demo.token,
      intervalMinutes: 1,
    }),
  ).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('5 minutes') })
  await expect(api.getIntegration({ integrationId: 'none' })).rejects.toMatchObject({
    code: 'no-such-integration',
  })
})

test('a demo that could not be started is started when it is asked for again, and keeps no engine from closing', async () => {
  let attempts = 0
  const { api, close } = await engine({
    startDemo: async (since) => {
      if (attempts++ === 0) throw new Error('No port is free.')
      return startDemo(since)
    },
  })
  await expect(api.addDemo()).rejects.toThrow('No port is free.')
  expect(await api.addDemo()).toMatchObject({ demo: true })
  await close()
})

test('the demo is one workspace whose history goes on after a restart', async () => {
  const dataDir = temporaryFolder()
  const options = { dataDir, pollThread, queryProcess, timer: false, startDemo }
  const first = await startEngine(options)
  const { id } = await first.api.addDemo()
  expect(await first.api.addDemo()).toMatchObject({ id })
  expect(await first.api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  await first.close()

  const { api } = await engine(options)
  const again = await api.sync({ integrationId: id })
  expect(again).toMatchObject({ status: 'ok' })
  expect(again.types.reduce((sum, type) => sum + type.added + type.removed, 0)).toBeLessThan(3)
})

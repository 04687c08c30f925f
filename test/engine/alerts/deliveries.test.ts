import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { engine, rows, temporaryFolder } from '../harness'
import { receiver } from './receiver'
import { hooked, told, until } from './telling'

test('what could not be sent is tried again, later each time, also by the next engine', async () => {
  const dataDir = temporaryFolder()
  const first = await told('2026-03-02T12:00:00Z', { dataDir })
  const hook = await receiver()
  hook.answers(() => ({ status: 503 }))
  const { id } = await hooked(first.api, hook.url)
  await first.raise(1)
  await until(async () => (await first.deliveriesTo(id))[0]?.status === 'failed')
  const [failed] = await first.deliveriesTo(id)
  expect(failed).toMatchObject({ attempts: 1, error: { code: 'status-503' } })
  const pause = Date.parse(failed?.nextAttemptAt ?? '') - first.clock.at
  expect(pause).toBeGreaterThan(20_000)
  expect(pause).toBeLessThan(40_000)
  await first.goTo(failed?.nextAttemptAt ?? '')
  const [again] = await first.deliveriesTo(id)
  expect(again).toMatchObject({ status: 'failed', attempts: 2 })
  expect(Date.parse(again?.nextAttemptAt ?? '') - first.clock.at).toBeGreaterThan(pause)
  await first.close()

  hook.answers(() => ({}))
  const at = new Date(again?.nextAttemptAt ?? '')
  const { api } = await engine({ dataDir, now: () => at, timer: true, tickMs: 20 })
  await until(async () => (await api.listDeliveries({ channelId: id })).rows[0]?.status === 'sent')
  expect(hook.received).toHaveLength(3)
  const keys = hook.received.map(({ headers }) => headers['idempotency-key'])
  expect(new Set(keys).size).toBe(1)
})

test('an engine that ends while it sends repeats that message at most, under the same key', async () => {
  const dataDir = temporaryFolder()
  const first = await told('2026-03-02T12:00:00Z', { dataDir })
  const hook = await receiver()
  const { id } = await hooked(first.api, hook.url)
  hook.hangs(true)
  await first.raise(3)
  await until(async () => hook.received.length === 1)
  await first.close()
  hook.hangs(false)
  const at = new Date(first.clock.at + 120_000)
  const { api } = await engine({ dataDir, now: () => at, timer: true, tickMs: 20 })
  await until(async () => (await api.listDeliveries({ channelId: id, statuses: ['sent'] })).total === 3)
  const keys = hook.received.map(({ json }) => json.id)
  expect(keys).toHaveLength(4)
  expect(keys.filter((key) => key === keys[0])).toHaveLength(2)
  expect(new Set(keys).size).toBe(3)
})

test('who asks to be left alone is; what is refused is given up, unless it is asked for', async () => {
  const { api, raise, clock, deliveriesTo } = await told('2026-03-02T12:00:00Z')
  const hook = await receiver()
  hook.answers(() => ({ status: 429, headers: { 'retry-after': '600' } }))
  const { id } = await hooked(api, hook.url)
  await raise(2)
  await until(async () => (await deliveriesTo(id))[0]?.status === 'failed')
  // The other one waits as well.
  expect(hook.received).toHaveLength(1)
  clock.at += 500_000
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(hook.received).toHaveLength(1)
  hook.answers(() => ({ status: 410 }))
  clock.at += 200_000
  await until(async () => hook.received.length >= 3)
  for (let tries = 0; tries < 5; tries++) {
    clock.at += 3_600_000
    await until(async () => (await api.listDeliveries({ statuses: ['waiting'] })).total === 0)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  expect((await deliveriesTo(id)).map(({ status }) => status)).toEqual(['given_up', 'given_up'])
  const tried = hook.received.length
  clock.at += 86_400_000
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(hook.received).toHaveLength(tried)

  hook.answers(() => ({}))
  const [given] = await deliveriesTo(id)
  expect(await api.retryDelivery({ deliveryId: given?.id ?? 0 })).toMatchObject({
    status: 'sent',
    error: null,
  })
  expect(await api.retryDelivery({ deliveryId: given?.id ?? 0 })).toMatchObject({ status: 'sent' })
  expect(hook.received).toHaveLength(tried + 1)
  await api.updateChannel({ channelId: id, enabled: false })
  const [, other] = await deliveriesTo(id)
  await expect(api.retryDelivery({ deliveryId: other?.id ?? 0 })).rejects.toMatchObject({
    code: 'channel-off',
  })
})

test('deleting an integration takes what was to be told of it, and deleting a channel what waits for it', async () => {
  const { api, raise, id } = await told('2026-03-02T12:00:00Z')
  const hook = await receiver()
  hook.answers(() => ({ status: 503 }))
  const channel = await hooked(api, hook.url)
  await raise(2)
  await until(async () => (await api.listDeliveries({ statuses: ['failed'] })).total === 2)
  const count = async (table: string) => (await rows(api, `SELECT count(*) AS n FROM ${table}`))[0]?.n
  await api.deleteIntegration({ integrationId: id })
  expect([await count('sightline_delivery'), await count('sightline_alert')]).toEqual([0, 0])
  await api.testChannel({ channelId: channel.id })
  expect(await count('sightline_delivery')).toBe(1)
  await api.deleteChannel({ channelId: channel.id })
  expect(await count('sightline_delivery')).toBe(0)
  const rule = (await api.listAlertRules()).find(({ name }) => name === 'Findings to the hook')
  expect(rule?.channelIds).toEqual([])
})

test('a channel that is turned off while a message is on its way is not tried again', async () => {
  const { api, raise, deliveriesTo } = await told('2026-03-02T12:00:00Z')
  const hook = await receiver()
  const { id } = await hooked(api, hook.url)
  hook.hangs(true)
  await raise(1)
  await until(async () => hook.received.length === 1)
  await api.updateChannel({ channelId: id, enabled: false })
  expect(await deliveriesTo(id)).toMatchObject([{ status: 'given_up', error: { code: 'channel-off' } }])
  hook.cut()
  const { rows: log } = await api.listLog({})
  await until(async () => (await api.listLog({})).total > log.length)
  expect(await deliveriesTo(id)).toMatchObject([{ status: 'given_up', nextAttemptAt: null }])
})

test('after the clock was set back by a year, what could not be sent is tried again', async () => {
  const { api, raise, clock, deliveriesTo } = await told('2026-03-02T12:00:00Z')
  const hook = await receiver()
  hook.answers(() => ({ status: 503, headers: { 'retry-after': '600' } }))
  const { id } = await hooked(api, hook.url)
  await raise(1)
  await until(async () => (await deliveriesTo(id))[0]?.status === 'failed')
  hook.answers(() => ({}))
  clock.at = Date.parse('2025-03-02T12:00:00Z')
  await until(async () => (await deliveriesTo(id))[0]?.status === 'sent')
})

test('what goes wrong with one thing that goes by the clock is in the log, and keeps the others from nothing', async () => {
  const dataDir = temporaryFolder()
  const { api, raise, clock, deliveriesTo, goTo } = await told('2026-03-02T12:00:00Z', { dataDir })
  const hook = await receiver()
  hook.answers(() => ({ status: 503 }))
  const { id } = await hooked(api, hook.url)
  await raise(1)
  await until(async () => (await deliveriesTo(id))[0]?.status === 'failed')
  hook.answers(() => ({}))
  const { rows: findings } = await api.listFindings({ status: 'open' })
  const target = { scope: 'findings' as const, findingIds: [findings[0]?.id ?? 0] }
  await api.suppress({ target, reason: 'For a minute', until: new Date(clock.at + 60_000).toISOString() })
  const db = new Database(join(dataDir, 'sightline.db'))
  db.exec("CREATE TRIGGER stuck BEFORE UPDATE ON suppression BEGIN SELECT raise(ABORT, 'stuck'); END")
  db.close()
  await goTo(new Date(clock.at + 120_000).toISOString())
  expect(await deliveriesTo(id)).toMatchObject([{ status: 'sent' }])
  const { rows: log } = await api.listLog({ level: 'error' })
  expect(log.map(({ event }) => event)).toEqual(['suppressions-not-expired'])
})

import { expect, test } from 'vitest'
import type { InputOf } from '../../../src-preload/contract'
import { engine, rows, temporaryFolder } from '../harness'
import { mailServer, receiver } from './receiver'
import { told, until } from './telling'

type Api = Awaited<ReturnType<typeof told>>['api']
type Rule = InputOf<'addAlertRule'>

/** A webhook that findings are told to. */
async function hooked(api: Api, url: string, rule: Partial<Rule> = {}) {
  const channel = await api.addChannel({ name: 'Hook', settings: { kind: 'webhook', url } })
  await api.addAlertRule({
    name: 'Findings to the hook',
    condition: { on: 'finding', transitions: ['opened', 'reopened'] },
    channelIds: [channel.id],
    ...rule,
  })
  return channel
}

test('a few alerts are told one by one, more than a few as one message, and each once', async () => {
  const { api, raise, deliveriesTo } = await told('2026-03-02T12:00:00Z')
  const hook = await receiver()
  const { id } = await hooked(api, hook.url)
  // Another alert rule about the same, and for the same channel, even in a digest.
  const again = { condition: { on: 'finding' as const, transitions: ['opened' as const] }, channelIds: [id] }
  await api.addAlertRule({ ...again, name: 'Again' })
  await api.addAlertRule({ ...again, name: 'Again, daily', time: 'daily' })

  const few = await raise(2)
  await until(async () => hook.received.length >= 2)
  const titles = hook.received.map(({ json }) => json.title)
  expect(titles).toEqual(few.map(({ title }) => title))
  expect(hook.received[0]?.json.alerts).toMatchObject([
    { id: few[0]?.id, kind: 'opened', findings: few[0]?.findings, ruleId: few[0]?.ruleId, total: 1 },
  ])

  const many = await raise(7)
  await until(async () => hook.received.length >= 3)
  expect(hook.received[2]?.json).toMatchObject({ title: 'Acme: 7 alerts at once', count: 7 })
  const told7 = hook.received[2]?.json.alerts.map((alert: { id: number }) => alert.id)
  expect(told7.toSorted()).toEqual(many.map(({ id }) => id).toSorted())
  expect((await deliveriesTo(id)).map(({ purpose, status }) => `${purpose} ${status}`)).toEqual([
    'alert sent',
    'alert sent',
    'storm sent',
  ])
  expect(hook.received).toHaveLength(3)
  const ids = hook.received.map(({ headers }) => headers['idempotency-key'])
  expect(new Set(ids).size).toBe(3)
})

test('the `alerts` event carries what this computer is to tell now, and nothing else', async () => {
  const { api, raise } = await told('2026-03-02T12:00:00Z')
  const shown: string[][] = []
  api.onEvent(({ event, payload }) => {
    if (event === 'alerts' && payload.length > 0) shown.push(payload.map(({ title }) => title))
  })
  const raised = await raise(2)
  await until(async () => shown.length > 0)
  expect(shown).toEqual([raised.map(({ title }) => title)])

  await api.updateChannel({ channelId: 'system', enabled: false })
  const hook = await receiver()
  await hooked(api, hook.url)
  await raise(1)
  await until(async () => hook.received.length > 0)
  expect(shown).toHaveLength(1)
  expect((await api.overview()).latestAlerts).not.toEqual([])
})

test('quiet hours hold what can wait, tell what can’t, and end in one message', async () => {
  const { api, raise, goTo, deliveriesTo } = await told('2026-03-02T21:00:00Z')
  const hook = await receiver()
  const { id } = await hooked(api, hook.url)
  const loud = await receiver()
  const settings = { kind: 'webhook' as const, url: loud.url }
  const always = await api.addChannel({ name: 'Always', settings, keepsQuiet: false })
  await api.addAlertRule({
    name: 'Always',
    condition: { on: 'finding', transitions: ['opened'] },
    channelIds: [always.id],
  })
  const set = await api.setAlertSettings({
    timeZone: 'UTC',
    quietHours: { enabled: true, days: ['monday'], from: '22:00', to: '07:30', except: 'critical' },
  })
  expect(set.quietUntil).toBeNull()
  await goTo('2026-03-02T22:10:00Z')
  expect((await api.getAlertSettings()).quietUntil).toBe('2026-03-03T07:30:00.000Z')

  const first = await raise(3)
  await goTo('2026-03-03T02:00:00Z')
  const second = await raise(2)
  await until(async () => loud.received.length >= 5)
  const critical = [...first, ...second].filter(({ severity }) => severity === 'critical')
  const held = [...first, ...second].filter(({ severity }) => severity !== 'critical')
  expect(critical).not.toEqual([])
  expect(held).not.toEqual([])
  expect(hook.received.map(({ json }) => json.severity)).toEqual(critical.map(() => 'critical'))
  expect((await deliveriesTo(id)).filter(({ status }) => status === 'held')).toMatchObject([
    { purpose: 'quiet_hours', total: held.length, nextAttemptAt: '2026-03-03T07:30:00.000Z' },
  ])

  await goTo('2026-03-03T07:29:59Z')
  expect(hook.received).toHaveLength(critical.length)
  await goTo('2026-03-03T07:30:00Z')
  expect(hook.received).toHaveLength(critical.length + 1)
  expect(hook.received.at(-1)?.json).toMatchObject({ count: held.length })
})

test('digests gather until their time, in the user’s own; one with nothing in it is not sent', async () => {
  const { api, raise, goTo, deliveriesTo } = await told('2026-03-27T12:00:00Z')
  const server = await mailServer()
  const mail = await api.addChannel({
    name: 'Mail',
    settings: {
      kind: 'email',
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      from: 'sightline@acme.com',
      to: ['ada@acme.com'],
    },
  })
  const hook = await receiver()
  await hooked(api, hook.url, { time: 'weekly' })
  await api.addAlertRule({
    name: 'Daily',
    condition: { on: 'finding', transitions: ['opened'] },
    channelIds: [mail.id],
    time: 'daily',
  })
  await api.setAlertSettings({ timeZone: 'Europe/Berlin', digests: { time: '09:00', weekday: 'sunday' } })
  await raise(2)
  const [held] = await deliveriesTo(mail.id)
  expect(held).toMatchObject({ status: 'held', nextAttemptAt: '2026-03-28T08:00:00.000Z' })
  await goTo('2026-03-28T08:00:00Z')
  expect(server.mails).toHaveLength(1)
  expect(server.mails[0]?.text).toMatch(/^Subject: Daily digest: 2 alerts/m)
  expect(hook.received).toEqual([])
  // Clocks were set forward that night.
  await goTo('2026-03-29T06:59:00Z')
  expect(hook.received).toEqual([])
  await goTo('2026-03-29T07:00:00Z')
  expect(hook.received[0]?.json).toMatchObject({ title: 'Weekly digest: 2 alerts' })
  expect(server.mails).toHaveLength(1)
  expect(await deliveriesTo(mail.id)).toHaveLength(1)
})

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

import { expect, test } from 'vitest'
import { mailServer, receiver } from './receiver'
import { hooked, told, until } from './telling'

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
  // Whoever receives one has it a moment before its sender knows.
  await until(async () => (await deliveriesTo(id)).every(({ status }) => status !== 'waiting'))
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

test('what nobody was shown on this computer was not sent, until it is', async () => {
  const { api, raise, deliveriesTo } = await told('2026-03-02T12:00:00Z')
  await raise(1)
  await until(async () => (await deliveriesTo('system')).some(({ attempts }) => attempts > 0))
  const [delivery] = await deliveriesTo('system')
  const unshown = { status: 'not_shown', sentAt: null, nextAttemptAt: null, error: { code: 'nobody-shows' } }
  expect(delivery).toMatchObject(unshown)
  expect((await api.listAlerts()).rows[0]?.deliveries).toMatchObject([{ status: 'not_shown' }])
  expect((await api.listChannels())[0]?.lastDelivery).toMatchObject({ status: 'not_shown' })
  expect(await api.retryDelivery({ deliveryId: delivery!.id })).toMatchObject(unshown)
  await api.showAlerts({})
  expect(await api.retryDelivery({ deliveryId: delivery!.id })).toMatchObject({ status: 'sent', error: null })
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

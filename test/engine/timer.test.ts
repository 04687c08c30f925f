import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { connect, engine, workspace } from './harness'
import { behindTls, certificate, proxyTo } from './network/tls-front'

/** An engine whose clock the test moves, and which looks at it all the time. */
async function timed() {
  let time = Date.parse('2026-03-01T12:00:00Z')
  const demo = await workspace()
  const { api } = await engine({ timer: true, tickMs: 10, now: () => new Date(time) })
  const polls = async () => (await api.listPolls()).total
  /** Until the poll under way has ended: only then is the next one's time known. */
  const ended = (id: string) =>
    expect
      .poll(async () => (await api.getIntegration({ integrationId: id })).poll, { timeout: 20_000 })
      .toBe(null)
  return { api, demo, polls, ended, pass: (minutes: number) => (time += minutes * 60_000) }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 300))

test('it polls again after its interval, give or take a tenth, and not before', async () => {
  const { api, demo, polls, ended, pass } = await timed()
  const { id } = await connect(api, demo)
  await expect.poll(polls, { timeout: 20_000 }).toBe(1)
  await ended(id)
  const { lastPollAt, nextPollAt } = await api.getIntegration({ integrationId: id })
  const minutes = (Date.parse(nextPollAt ?? '') - Date.parse(lastPollAt ?? '')) / 60_000
  expect(minutes).toBeGreaterThanOrEqual(13.5)
  expect(minutes).toBeLessThanOrEqual(16.5)

  pass(13)
  await settle()
  expect(await polls()).toBe(1)
  pass(4)
  await expect.poll(polls, { timeout: 20_000 }).toBe(2)
})

test('after a long sleep it catches up once', async () => {
  const { api, demo, polls, ended, pass } = await timed()
  const { id } = await connect(api, demo)
  await expect.poll(polls, { timeout: 20_000 }).toBe(1)
  await ended(id)
  pass(24 * 60)
  await expect.poll(polls, { timeout: 20_000 }).toBe(2)
  await ended(id)
  await settle()
  expect(await polls()).toBe(2)
})

test('after the clock was set back by a year it goes on, and does not wait for a year', async () => {
  const { api, demo, polls, ended, pass } = await timed()
  const { id } = await connect(api, demo)
  await expect.poll(polls, { timeout: 20_000 }).toBe(1)
  await ended(id)
  pass(-365 * 24 * 60)
  await expect.poll(polls, { timeout: 20_000 }).toBe(2)
  await ended(id)
  await settle()
  expect(await polls()).toBe(2)
})

test('what is paused is left alone, and polled at once when it is resumed', async () => {
  const { api, demo, polls, pass } = await timed()
  const { id } = await connect(api, demo)
  await expect.poll(polls, { timeout: 20_000 }).toBe(1)
  await api.setEnabled({ integrationId: id, enabled: false })
  pass(60)
  await settle()
  expect(await polls()).toBe(1)
  await api.setEnabled({ integrationId: id, enabled: true })
  await expect.poll(polls, { timeout: 20_000 }).toBe(2)
})

test('a new interval counts from the last poll', async () => {
  const { api, demo } = await timed()
  const { id } = await connect(api, demo)
  await expect
    .poll(async () => (await api.getIntegration({ integrationId: id })).lastPollAt, { timeout: 20_000 })
    .not.toBe(null)
  const { lastPollAt } = await api.getIntegration({ integrationId: id })
  const { nextPollAt } = await api.updateIntegration({ integrationId: id, intervalMinutes: 60 })
  expect(Date.parse(nextPollAt ?? '') - Date.parse(lastPollAt ?? '')).toBe(60 * 60_000)
})

test('while the machine sleeps nothing is polled, and soon after it woke up what is overdue', async () => {
  const { api, demo, polls, ended, pass } = await timed()
  const { id } = await connect(api, demo)
  await expect.poll(polls, { timeout: 20_000 }).toBe(1)
  await ended(id)
  await api.noteMachine({ suspended: true })
  pass(60)
  await settle()
  expect(await polls()).toBe(1)
  await api.noteMachine({ suspended: false })
  await expect.poll(polls, { timeout: 20_000 }).toBe(2)
})

test('on battery it polls a quarter as often, if that is wished', async () => {
  const { api, demo, polls, ended, pass } = await timed()
  const { id } = await connect(api, demo)
  await expect.poll(polls, { timeout: 20_000 }).toBe(1)
  await ended(id)
  await api.noteMachine({ onBattery: true })
  expect(await api.setPower({ sparing: true })).toEqual({ onBattery: true, sparing: true })
  pass(40)
  await settle()
  expect(await polls()).toBe(1)
  pass(25)
  await expect.poll(polls, { timeout: 20_000 }).toBe(2)
  await ended(id)
  pass(20)
  await settle()
  expect(await polls()).toBe(2)
  await api.noteMachine({ onBattery: false })
  await expect.poll(polls, { timeout: 20_000 }).toBe(3)
})

const hasNetwork = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ internal }) => !internal),
)

test.skipIf(!hasNetwork)(
  'without a network it says so, waits, and polls once there is one again',
  async () => {
    let time = Date.parse('2026-03-01T12:00:00Z')
    const demo = await workspace()
    const { api } = await engine({
      timer: true,
      tickMs: 10,
      now: () => new Date(time),
      pace: { patienceMs: 500, pauseMs: 1 },
      // The way to a host that isn't this machine.
      askSystemProxy: async () => proxy.url,
    })
    const proxy = await proxyTo(await behindTls(demo.url))
    await api.setNetwork({ addCertificates: certificate('ca.pem') })
    const apiUrl = 'https://api.acme.test'
    await api.addIntegration({ connector: 'segment', name: 'Acme', apiUrl, token: demo.token, poll: false })
    const polls = async () => (await api.listPolls()).total
    await expect.poll(polls, { timeout: 20_000 }).toBe(1)
    await expect.poll(async () => (await api.overview()).polling, { timeout: 20_000 }).toBe(0)

    const heard: string[] = []
    api.onEvent(({ event }) => heard.push(event))
    await api.noteMachine({ online: false })
    expect(await api.overview()).toMatchObject({
      offline: true,
      state: expect.not.stringMatching('not_ready'),
    })
    expect(heard).toContain('network')
    time += 60 * 60_000
    await settle()
    expect(await polls()).toBe(1)
    await api.noteMachine({ online: true })
    expect(await api.overview()).toMatchObject({ offline: false })
    await expect.poll(polls, { timeout: 20_000 }).toBe(2)
  },
)

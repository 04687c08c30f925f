import { expect, test } from 'vitest'
import { connect, engine, workspace } from './harness'

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

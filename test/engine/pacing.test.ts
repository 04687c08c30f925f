import { expect, test } from 'vitest'
import { HttpTransport } from '../../src-main/engine/connectors/http'
import { RateLimiter } from '../../src-main/engine/connectors/rate-limiter'
import { Egress } from '../../src-main/engine/network/egress'
import { polled } from './harness'
import { serveOnLoopback } from './loopback-server'

test('being asked to slow down is obeyed, and the poll still completes', async () => {
  const { demo, sync } = await polled({ rateLimit: 100_000 })
  demo.setFaults([{ kind: 'status', path: '/sources', value: 429, times: 1 }])
  expect(await sync()).toMatchObject({ status: 'ok' })
})

test('a passing error of the server is tried again', async () => {
  const { demo, sync } = await polled()
  demo.setFaults([
    { kind: 'status', path: '/users', value: 503, times: 1 },
    { kind: 'drop', path: '/roles', times: 1 },
    { kind: 'truncate', path: '/labels', times: 1 },
  ])
  expect(await sync()).toMatchObject({ status: 'ok' })
})

test('never more requests at once than allowed, and none after a cancel', async () => {
  const limiter = new RateLimiter({ concurrent: 3, burst: 100, perSecond: 10, growsTo: 10 })
  const abort = new AbortController()
  let active = 0
  let most = 0
  let started = 0
  const request = async () => {
    started++
    most = Math.max(most, ++active)
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (started === 9) abort.abort()
    active--
  }
  const ends = await Promise.allSettled(Array.from({ length: 20 }, () => limiter.run(abort.signal, request)))
  expect(most).toBe(3)
  expect(started).toBeLessThan(20)
  expect(ends.filter(({ status }) => status === 'rejected').length).toBe(20 - started)
})

test('what the provider says is left is what is used, and what comes in its next window', async () => {
  const limiter = new RateLimiter({ concurrent: 1, burst: 100, perSecond: 0.001, growsTo: 0.001 })
  const signal = new AbortController().signal
  limiter.learn({ remaining: 2, limit: 5, endsAt: new Date(Date.now() + 600) })
  let done = 0
  for (let i = 0; i < 12; i++) limiter.run(signal, async () => void done++).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(done).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(done).toBe(7)
})

test('a generous provider is not kept waiting for a burst of our own', async () => {
  const limiter = new RateLimiter({ concurrent: 4, burst: 1, perSecond: 0.001, growsTo: 0.001 })
  const signal = new AbortController().signal
  limiter.learn({ remaining: 500, limit: 600, endsAt: new Date(Date.now() + 60_000) })
  let done = 0
  await Promise.all(Array.from({ length: 300 }, () => limiter.run(signal, async () => void done++)))
  expect(done).toBe(300)
})

test('a limit is kept to before a 429 comes', async () => {
  const { demo, poll } = await polled({ rateLimit: 60, rateWindowMs: 3000 })
  expect(poll.status).toBe('ok')
  expect(demo.requests.filter(({ status }) => status === 429)).toEqual([])
})

test('an answer that only drips is not waited for', async () => {
  let asked = 0
  const apiUrl = await serveOnLoopback((_, response) => {
    asked++
    response.writeHead(200, { 'content-type': 'application/json' })
    const drop = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drop))
  })
  const pace = { patienceMs: 200, pauseMs: 1 }
  const signal = new AbortController().signal
  const transport = new HttpTransport(
    { apiUrl, headers: {}, provider: 'Segment', pace },
    signal,
    new Egress(),
  )
  await expect(transport.get('/users', {}, {})).rejects.toMatchObject({
    kind: 'no-network',
    message: expect.stringContaining('did not answer in time'),
  })
  expect(asked).toBe(3)
  await transport.close()
})

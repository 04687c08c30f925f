/** That a query, whatever it does, delays neither a poll nor a click. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Api } from '../../src-preload/contract'
import { polled } from './harness'

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'

/** As many as there are processes for, busy inside SQLite until they are cancelled: their ids, and their ends. */
function keepBusy(api: Api) {
  const running: { id: string; end: Promise<string> }[] = []
  const begin = (start: (id: string) => Promise<unknown>) => {
    const id = randomUUID()
    const end = start(id).then(
      () => 'answered',
      ({ code }) => code as string,
    )
    running.push({ id, end })
  }
  const exported = async (exportId: string) => {
    await api.exportQueryTo({ exportId, sql: endless, format: 'csv' })
    return api.readExport({ exportId, offset: 0 })
  }
  begin((queryId) => api.query({ queryId, sql: endless }))
  begin((resultId) => api.openResult({ resultId, sql: endless }))
  begin((resultId) => api.openComparison({ resultId, sql: endless, from: new Date().toISOString() }))
  begin(exported)
  begin(exported)
  return running
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const started = performance.now()
  const answer = await work()
  return { ms: performance.now() - started, answer }
}

test('a poll commits and every click is answered while all processes are busy; cancelling is instant', async () => {
  const { api, demo, sync, id } = await polled()
  const source = demo.world().sources[0]
  const clicks: (() => Promise<unknown>)[] = [
    () => api.overview(),
    () => api.listResources({ type: 'segment_user', sort: { column: 'name' } }),
    () => api.listChanges({}),
    () => api.listFindings({}),
    () => api.search({ text: source?.name ?? '' }),
    () => api.listQueries(),
    () => api.saveQuery({ name: randomUUID(), sql: 'SELECT 1' }),
    () => api.describeSchema(),
  ]
  const clickAll = async () => {
    let slowest = 0
    for (const click of clicks) slowest = Math.max(slowest, (await timed(click)).ms)
    return slowest
  }
  const rename = (name: string) => demo.mutate((world) => Object.assign(world.sources[0] ?? {}, { name }))
  await clickAll()
  const quietClick = await clickAll()
  rename('Before')
  const quietPoll = await timed(sync)

  const busy = keepBusy(api)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  rename('Meanwhile')
  const poll = await timed(sync)
  const click = await clickAll()
  expect(poll.answer.status).toBe('ok')
  expect(
    await api.getResource({ integrationId: id, type: 'segment_source', resourceId: source?.id ?? '' }),
  ).toMatchObject({ name: 'Meanwhile' })
  // Had one waited for a query, it would have waited for as long as that is given: 30 seconds.
  expect(poll.ms).toBeLessThan(5 * quietPoll.ms + 2000)
  expect(click).toBeLessThan(5 * quietClick + 1000)

  const cancelled: number[] = []
  for (const { id, end } of busy) {
    const { ms } = await timed(async () => {
      expect(await api.cancelQuery({ id })).toEqual({ cancelled: true })
      expect(await end).toBe('cancelled')
    })
    cancelled.push(ms)
  }
  // Of five, the machine may hold up some.
  expect(cancelled.sort((a, b) => a - b)[2]).toBeLessThan(100)
})

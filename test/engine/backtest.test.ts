import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Backtest, BacktestProgress } from '../../src-preload/contract'
import { connect, engine, workspace } from './harness'
import { ownRule } from './own-rules'

const hour = 60 * 60_000
const sql = `SELECT id AS resourceId, name, enabled, json_array_length(labels) AS labels FROM segment_source
  WHERE _integrationId = :integration AND (enabled = 0 OR coalesce(json_array_length(labels), 0) = 0)`

/** A workspace that lives for some polls, an hour apart. */
async function lived() {
  let time = Date.UTC(2026, 0, 1)
  const demo = await workspace()
  // Their endpoints allow a few requests a minute.
  demo.mutate((world) =>
    Object.assign(world, { spaces: [], audiences: [], activations: [], computedTraits: [] }),
  )
  const { api } = await engine({ now: () => new Date(time) })
  const { id } = await connect(api, demo)
  const sync = () => api.sync({ integrationId: id })
  await sync()
  const next = async (change: (sources: ReturnType<typeof demo.world>['sources']) => void) => {
    time += hour
    demo.mutate((world) => change(world.sources))
    await sync()
  }
  const live = async () => {
    await next((sources) => {
      sources[0]!.enabled = false
      sources[1]!.labels = []
    })
    await next(() => {})
    await next((sources) => {
      sources[0]!.enabled = true
      sources[2]!.name = 'Renamed'
      sources[2]!.enabled = false
    })
    // It goes and comes back as another one.
    let away = demo.world().sources[1]!
    await next((sources) => {
      away = sources.splice(1, 1)[0]!
    })
    await next((sources) => {
      sources[0]!.enabled = false
    })
    await next((sources) => void sources.push({ ...away, enabled: false }))
    demo.setFaults([{ kind: 'forbid', path: '/sources' }])
    await next((sources) => {
      sources[0]!.enabled = true
    })
    demo.setFaults([])
    await next((sources) => {
      sources.at(-1)!.labels = []
    })
  }
  const pass = (ms: number) => {
    time += ms
  }
  return { api, id, sync, live, pass }
}

const intervals = ({ findings }: Backtest) =>
  findings.map(({ resourceId, from, to }) => `${resourceId} ${from} ${to}`).sort()

test('a backtest tells what a rule that was there all the time told', async () => {
  const { api, id, live } = await lived()
  await api.saveRule({ source: ownRule(sql) })
  await live()
  const told: string[] = []
  for (const { id: findingId, resourceId } of (await api.listFindings({ ruleId: 'own-rule', limit: 500 }))
    .rows) {
    let from = ''
    for (const { kind, at } of (await api.getFinding({ findingId })).history)
      if (kind === 'resolved') told.push(`${resourceId} ${from} ${at}`)
      else from = at
    const { status } = await api.getFinding({ findingId })
    if (status === 'open') told.push(`${resourceId} ${from} null`)
  }
  const backtest = await api.backtestRule({ backtestId: randomUUID(), ruleId: 'own-rule', integrationId: id })
  expect(intervals(backtest)).toEqual(told.sort())
  expect(told.length).toBeGreaterThan(6)
  // A draft that was never saved gives the same.
  const draft = await api.backtestRule({ backtestId: randomUUID(), source: ownRule(sql), integrationId: id })
  expect(intervals(draft)).toEqual(told)
})

test('it looks where something that it needs was recorded, and says when it could not be judged', async () => {
  const { api, id, live } = await lived()
  await live()
  const done: BacktestProgress[] = []
  api.onEvent(({ event, payload }) => void (event === 'backtest' && done.push(payload)))
  const backtestId = randomUUID()
  const backtest = await api.backtestRule({ backtestId, source: ownRule(sql), integrationId: id })
  // Nine polls: one recorded nothing, one could not list the sources.
  expect(backtest).toMatchObject({ moments: 7, from: '2026-01-01T00:00:00.000Z', truncated: false })
  expect(backtest.notEvaluated).toEqual([
    {
      from: '2026-01-01T07:00:00.000Z',
      to: '2026-01-01T08:00:00.000Z',
      reason: expect.stringContaining('Sources could not be listed completely'),
    },
  ])
  expect(done.at(-1)).toEqual({ backtestId, done: 7, total: 7 })

  // The chart's steps are what the statement gave at each moment.
  for (const { at, findings } of backtest.series) {
    if (findings === null) continue
    const { rows } = await api.query({ sql, parameters: { integration: id }, asOf: at })
    expect(rows.length).toBe(findings)
  }
  const renamed = backtest.findings.find(({ resourceName }) => resourceName === 'Renamed')
  expect(renamed).toMatchObject({
    evidence: { name: 'Renamed', enabled: 0 },
    from: '2026-01-01T03:00:00.000Z',
  })
})

test('a rule that goes by the time, or has a guard, is asked as of each moment', async () => {
  const { api, id, live, sync, pass } = await lived()
  await live()
  for (let day = 0; day < 3; day++) {
    pass(24 * hour)
    await sync()
  }
  const run = (statement: string, more = {}) =>
    api.backtestRule({ backtestId: randomUUID(), source: ownRule(statement, more), integrationId: id })
  const old = await run(
    'SELECT id AS resourceId FROM segment_source WHERE _integrationId = :integration AND days_since(_firstSeenAt) > 2',
  )
  // On the third day's first poll all are two days old, though nothing was recorded then.
  expect(new Set(old.findings.map(({ from }) => from))).toEqual(new Set(['2026-01-03T08:00:00.000Z']))
  expect(old.findings.length).toBeGreaterThan(5)
  const guarded = await run(sql, { unless: "SELECT 'Too early.' WHERE :now < '2026-01-01T03'" })
  expect(guarded.notEvaluated[0]).toEqual({
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-01-01T03:00:00.000Z',
    reason: 'Too early.',
  })
})

test('what there is no time for is left: the latest of the history is told, and how much there is before', async () => {
  const { api, id, live } = await lived()
  await live()
  const slow = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000) ${sql.replace(' FROM', ', (SELECT count(*) FROM n) AS counted FROM')}`
  const run = (statement: string, timeoutMs?: number) =>
    api.backtestRule({ backtestId: randomUUID(), source: ownRule(statement), integrationId: id, timeoutMs })
  const whole = await run(sql)
  expect(whole.notLookedAt).toBe(0)
  const latest = await run(slow, 1000)
  expect(latest.notLookedAt).toBeGreaterThan(0)
  expect(latest.notLookedAt + latest.moments).toBe(whole.moments)
  expect(latest.series.length).toBeGreaterThan(0)
  const from = String(latest.from)
  expect(latest.series.at(-1)).toEqual(whole.series.at(-1))
  expect(
    latest.findings.filter((finding) => finding.from > from).map(({ resourceId }) => resourceId),
  ).toEqual(whole.findings.filter((finding) => finding.from > from).map(({ resourceId }) => resourceId))
})

test('it is cancelled at once, and bad SQL is refused like a query’s', async () => {
  const { api, id } = await lived()
  const slow = ownRule(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
     SELECT id AS resourceId FROM segment_source, n WHERE _integrationId = :integration AND i < 0`,
  )
  const backtestId = randomUUID()
  const started = performance.now()
  const running = api.backtestRule({ backtestId, source: slow, integrationId: id })
  setTimeout(() => void api.cancelQuery({ id: backtestId }), 500)
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect(performance.now() - started).toBeLessThan(5_000)
  const write = ownRule('DELETE FROM segment_source WHERE _integrationId = :integration')
  await expect(
    api.backtestRule({ backtestId: randomUUID(), source: write, integrationId: id }),
  ).rejects.toMatchObject({ code: 'read-only' })
})

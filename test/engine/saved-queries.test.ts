import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { Alert, Api } from '../../src-preload/contract'
import { connect, engine, polled, renameAndRemove, temporaryFolder } from './harness'

test('a query is saved, edited, marked and deleted; names are taken once', async () => {
  const { api } = await engine()
  const parameters = [
    { name: 'role', title: 'Role', kind: 'choice' as const, default: 'Owner', choices: ['Owner', 'Admin'] },
  ]
  const { id } = await api.saveQuery({ name: 'Mine', sql: 'SELECT $role AS role', tags: ['a'], parameters })
  await expect(api.saveQuery({ name: 'mine', sql: 'SELECT 2' })).rejects.toMatchObject({ code: 'name-taken' })
  // Half a letter, and another half: the database keeps both as the same sign.
  const { id: halfId } = await api.saveQuery({ name: '\ud800', sql: 'SELECT 1' })
  await expect(api.saveQuery({ name: '\udfff', sql: 'SELECT 2' })).rejects.toMatchObject({
    code: 'name-taken',
  })
  await api.deleteQuery({ queryId: halfId })
  await api.saveQuery({ queryId: id, name: 'Mine', description: 'Better', sql: 'SELECT $role', parameters })
  const marked = await api.markQuery({ queryId: id, pinned: true, values: { role: 'Admin' } })
  expect(marked).toMatchObject({
    name: 'Mine',
    description: 'Better',
    parameters,
    pinned: true,
    watched: false,
    values: { role: 'Admin' },
    managed: false,
  })
  expect((await api.listQueries())[0]).toEqual(marked)
  await api.openResult({
    resultId: randomUUID(),
    sql: 'SELECT $role',
    parameters: { role: 'x' },
    queryId: id,
  })
  await expect
    .poll(async () => (await api.getQuery({ queryId: id })).lastRun)
    .toMatchObject({ queryName: 'Mine', rows: 1 })
  expect(await api.deleteQuery({ queryId: id })).toEqual({ deleted: true })
  await expect(api.getQuery({ queryId: id })).rejects.toMatchObject({ code: 'no-such-query' })
  expect((await api.listQueryRuns()).rows).toMatchObject([{ queryId: null, sql: 'SELECT $role' }])
})

test('the library: every query runs, is described, has a topic of its own, and can’t be edited', async () => {
  const { api } = await polled()
  const queries = (await api.listQueries()).filter(({ managed }) => managed)
  expect(queries.length).toBeGreaterThanOrEqual(25)
  const topics = new Set(queries.map(({ tags }) => tags[0]))
  expect([...topics].sort()).toEqual(['access', 'change', 'cost', 'destinations', 'governance', 'sources'])
  let answering = 0
  for (const { name, sql, parameters, description } of queries) {
    expect(description.length, name).toBeGreaterThan(20)
    const values = Object.fromEntries(parameters.map(({ name, default: value }) => [name, value]))
    const { rows } = await api.query({ sql, parameters: values })
    if (rows.length > 0) answering++
  }
  expect(answering).toBeGreaterThanOrEqual(18)
  const queryId = queries[0]?.id ?? ''
  await expect(api.saveQuery({ queryId, name: 'x', sql: 'SELECT 1' })).rejects.toMatchObject({
    code: 'managed',
  })
  await expect(api.deleteQuery({ queryId })).rejects.toMatchObject({ code: 'managed' })
  expect(await api.markQuery({ queryId, pinned: true })).toMatchObject({ pinned: true, managed: true })
})

test('two moments of one query are compared, by id or whole', async () => {
  const { api, demo, sync } = await polled()
  const { from, renamed, gone } = await renameAndRemove(demo, sync, 'Renamed')
  const sql = 'SELECT id, name FROM segment_source'
  const byId = await api.openComparison({ resultId: randomUUID(), sql, from })
  expect(byId).toMatchObject({
    key: ['id'],
    counts: { added: 0, removed: 1, changed: 1 },
    status: 'done',
    total: 2,
  })
  expect(byId.compared.map(({ name }) => name)).toEqual(['id', 'name'])
  expect(byId.rows).toEqual([
    ['changed', JSON.stringify([renamed?.id, renamed?.name]), JSON.stringify([renamed?.id, 'Renamed'])],
    ['removed', JSON.stringify([gone?.id, gone?.name]), null],
  ])
  const whole = await api.openComparison({ resultId: randomUUID(), sql, from, key: [] })
  expect(whole.counts).toMatchObject({ added: 1, removed: 2, changed: 0 })
  const same = await api.openComparison({ resultId: randomUUID(), sql, from, to: from })
  expect(same).toMatchObject({ total: 0, counts: { changed: 0, unchanged: byId.counts.unchanged + 2 } })
  await expect(
    api.openComparison({ resultId: randomUUID(), sql, from, key: ['nmae'] }),
  ).rejects.toMatchObject({ code: 'bad-query' })

  await api.openComparison({ resultId: randomUUID(), sql, from, remember: false, only: ['added'] })
  const { rows: runs } = await api.listQueryRuns()
  expect(runs.map(({ compare, rows, status }) => ({ compare, rows, status }))).toEqual([
    { compare: { from, to: null }, rows: 0, status: 'failed' },
    { compare: { from, to: from }, rows: 0, status: 'done' },
    { compare: { from, to: null }, rows: 3, status: 'done' },
    { compare: { from, to: null }, rows: 2, status: 'done' },
  ])
  expect(runs[0]).toMatchObject({ sql, asOf: null, tookMs: expect.any(Number) })
})

test('a watched query tells when its result changes, once, and not when it doesn’t', async () => {
  const { api, demo, sync } = await polled()
  const alerts: Alert[] = []
  api.onEvent(({ event, payload }) => {
    if (event === 'alerts') alerts.push(...payload.filter(({ kind }) => kind === 'query_changed'))
  })
  const { id } = await api.saveQuery({
    name: 'Sources',
    sql: 'SELECT name FROM segment_source ORDER BY random()',
  })
  await api.markQuery({ queryId: id, watched: true })
  const looked = async () => (await api.getQuery({ queryId: id })).watch?.checkedAt
  await expect.poll(looked, { timeout: 10_000 }).toBeTruthy()

  const first = await looked()
  await sync()
  await expect.poll(looked, { timeout: 10_000 }).not.toBe(first)
  expect(alerts).toEqual([])

  demo.mutate((world) => Object.assign(world.sources[0] ?? {}, { name: 'Zanzibar' }))
  await sync()
  await expect.poll(() => alerts.length, { timeout: 10_000 }).toBe(1)
  expect(alerts[0]).toMatchObject({
    queryId: id,
    title: 'Sources: the result changed',
    details: expect.arrayContaining(['+ Zanzibar']),
  })
  expect((await api.listAlerts()).rows).toContainEqual(
    expect.objectContaining({ id: alerts[0]?.id, title: alerts[0]?.title }),
  )
  expect((await api.getQuery({ queryId: id })).watch).toMatchObject({
    changedAt: expect.any(String),
    error: null,
  })
})

/** A query of channels that was looked at, and then there is one more. `ended`: a poll, whose look at queries has just begun. */
async function watchedThenChanged(api: Api, query: { name: string; sql: string }) {
  const { id } = await api.saveQuery(query)
  await api.markQuery({ queryId: id, watched: true })
  const watch = async () => (await api.getQuery({ queryId: id })).watch
  await expect.poll(watch, { timeout: 20_000 }).toBeTruthy()
  await api.addChannel({ name: 'Hook', settings: { kind: 'slack', url: 'https://hooks.test/x' } })
  const ended = new Promise<void>((resolve) => {
    api.onEvent(({ event }) => event === 'findings' && resolve())
  })
  return { id, watch, ended }
}

test('a change of a watched query is told, also if the integration is deleted whose poll it was seen after', async () => {
  const { api, demo, sync, id: polledId } = await polled()
  const { id: otherId } = await connect(api, demo, 'Other')
  await api.sync({ integrationId: otherId })
  const slow = `(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5e6) SELECT max(i) FROM n)`
  const { watch, ended } = await watchedThenChanged(api, {
    name: 'Channels',
    sql: `SELECT count(*), ${slow} FROM sightline_channel`,
  })
  const sought = sync().catch(() => {})
  await ended
  await api.deleteIntegration({ integrationId: polledId })
  await sought
  await api.sync({ integrationId: otherId })
  expect(await watch()).toMatchObject({ error: null, changedAt: expect.any(String) })
  expect((await api.listAlerts({ kinds: ['query_changed'] })).rows).toMatchObject([
    { integrationId: otherId },
  ])
})

test('a watched query that is edited while it is looked at is not told to have changed', async () => {
  const { api, sync } = await polled()
  const slow = (limit: string) =>
    `SELECT (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${limit}) SELECT max(i) FROM n), count(*) FROM sightline_channel`
  const { id, watch, ended } = await watchedThenChanged(api, { name: 'Numbers', sql: slow('4e6') })
  const polling = sync()
  await ended
  await api.saveQuery({ queryId: id, name: 'Numbers', sql: slow('9') })
  await polling
  await sync()
  expect((await api.listAlerts({ kinds: ['query_changed'] })).rows).toEqual([])
  expect(await watch()).toMatchObject({ error: null, changedAt: null, rows: 1 })
})

test('a watched query that fails says so, and tells nothing', async () => {
  const { api } = await engine()
  const { id } = await api.saveQuery({ name: 'Broken', sql: 'SELECT * FROM nowhere' })
  await api.markQuery({ queryId: id, watched: true })
  await expect
    .poll(async () => (await api.getQuery({ queryId: id })).watch?.error, { timeout: 10_000 })
    .toBe('no such table: nowhere')
})

test('where what a watched query gives can’t be kept, the log says so', async () => {
  const dataDir = temporaryFolder()
  const { api, sync } = await polled({}, { dataDir })
  const db = new Database(join(dataDir, 'sightline.db'))
  onTestFinished(() => void db.close())
  const { id } = await api.saveQuery({ name: 'Watched', sql: 'SELECT 1' })
  db.exec(
    `CREATE TRIGGER guard BEFORE UPDATE OF checked_at ON query_mark BEGIN SELECT raise(ABORT, 'not now'); END`,
  )
  await api.markQuery({ queryId: id, watched: true })
  expect(await sync()).toMatchObject({ status: 'ok' })
  await expect
    .poll(async () => (await api.listLog({ level: 'error' })).rows)
    .toContainEqual(expect.objectContaining({ event: 'queries-not-watched' }))
})

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Api, ResultProgress } from '../../src-preload/contract'
import { engine, polled, rows } from './harness'

const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i, 'row ' || i AS name FROM n`
const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'

/** Resolves with how a result ended. */
function ended(api: Api, resultId: string): Promise<ResultProgress> {
  return new Promise((resolve) => {
    const stop = api.onEvent(({ event, payload }) => {
      if (event !== 'result' || payload.resultId !== resultId || payload.status === 'running') return
      stop()
      resolve(payload)
    })
  })
}

test('a result of 300,000 rows is there at once, and any part of it can be read', async () => {
  const { api } = await engine()
  const resultId = randomUUID()
  const end = ended(api, resultId)
  const first = await api.openResult({ resultId, sql: numbers(300_000) })
  expect(first.columns).toEqual([
    { name: 'i', kind: 'number' },
    { name: 'name', kind: 'text' },
  ])
  expect(first.rows[0]).toEqual([1, 'row 1'])
  expect(first.status).toBe('running')
  expect(await end).toMatchObject({ status: 'done', total: 300_000, truncated: false })
  for (const offset of [0, 249, 123_456, 299_990]) {
    const { rows } = await api.readResult({ resultId, offset, count: 300 })
    expect(rows.length).toBe(Math.min(300, 300_000 - offset))
    expect(rows.map((row) => row[0])).toEqual(rows.map((_, index) => offset + index + 1))
  }
  expect((await api.readResult({ resultId, offset: 300_000 })).rows).toEqual([])
  expect(await api.closeResult({ resultId })).toEqual({ closed: true })
  await expect(api.readResult({ resultId, offset: 0 })).rejects.toMatchObject({ code: 'no-such-result' })
})

test('it is sorted and filtered around the statement, whatever that ends with', async () => {
  const { api } = await engine()
  const open = (sql: string, arrangement: object) =>
    api.openResult({ resultId: randomUUID(), sql, ...arrangement })
  const sorted = await open(`${numbers(1000)} ; -- all of them`, { sort: [{ column: 0, descending: true }] })
  expect(sorted.rows[0]).toEqual([1000, 'row 1000'])
  const filtered = await open(numbers(1000), {
    sort: [{ column: 0 }],
    filters: [
      { column: 1, operator: 'contains', value: '99' },
      { column: 0, operator: 'above', value: 900 },
    ],
  })
  expect(filtered.rows.map(([i]) => i)).toEqual([990, 991, 992, 993, 994, 995, 996, 997, 998, 999])
  const twins = await open('SELECT 1 AS a, 2 AS a UNION ALL SELECT 3, 1', { sort: [{ column: 1 }] })
  expect(twins).toMatchObject({ columns: [{ name: 'a' }, { name: 'a' }], rows: [[3, 1], [1, 2]] }) // biome-ignore format: rows
  await expect(open('SELECT 1', { sort: [{ column: 7 }] })).rejects.toMatchObject({ code: 'bad-query' })
})

test('what is shown of a result ends where it is told to, and says so', async () => {
  const { api } = await engine()
  const resultId = randomUUID()
  const end = ended(api, resultId)
  await api.openResult({ resultId, sql: numbers(1000), maxRows: 100 })
  expect(await end).toMatchObject({ status: 'done', total: 100, truncated: true })
})

test('it is cancelled at once, in the middle of an endless recursion', async () => {
  const { api } = await engine()
  const resultId = randomUUID()
  const opened = expect(api.openResult({ resultId, sql: endless })).rejects.toMatchObject({
    code: 'cancelled',
  })
  await new Promise((resolve) => setTimeout(resolve, 500))
  const started = performance.now()
  expect(await api.cancelQuery({ id: resultId })).toEqual({ cancelled: true })
  await opened
  expect(performance.now() - started).toBeLessThan(100)
  expect(await api.cancelQuery({ id: resultId })).toEqual({ cancelled: false })
})

test('what was there before it was stopped can still be read', async () => {
  const { api } = await engine()
  const resultId = randomUUID()
  const end = ended(api, resultId)
  await api.openResult({ resultId, sql: numbers(50_000_000), timeoutMs: 400, maxRows: 1_000_000 })
  const { status, total, error } = await end
  expect({ status, error }).toMatchObject({ status: 'failed', error: { code: 'too-slow' } })
  const { rows } = await api.readResult({ resultId, offset: total - 1 })
  expect(rows).toEqual([[total, `row ${total}`]])
})

test('every run is remembered, with what it took', async () => {
  const { api } = await engine()
  await api.openResult({ resultId: randomUUID(), sql: 'SELECT 1 WHERE $x', parameters: { x: 0 } })
  await expect(api.openResult({ resultId: randomUUID(), sql: 'SELEC 1' })).rejects.toThrow('SELEC')
  await api.openResult({ resultId: randomUUID(), sql: 'SELECT 5', remember: false })
  const { rows, total } = await api.listQueryRuns()
  expect(total).toBe(2)
  expect(rows).toMatchObject([
    { sql: 'SELEC 1', status: 'failed', error: expect.stringContaining('syntax error') },
    { sql: 'SELECT 1 WHERE $x', parameters: { x: 0 }, status: 'done', rows: 0 },
  ])
})

test('a mistake is pointed at, and what was perhaps meant is proposed', async () => {
  const { api } = await engine()
  const mistakes: [sql: string, wrong: string, proposal?: string][] = [
    ['SELECT nmae FROM segment_user', 'nmae', 'name'],
    ["SELECT 'nmae' /* nmae */, u.emial FROM segment_user AS u", 'u.emial', 'email'],
    ['SELECT * FROM segment_usr', 'segment_usr', 'segment_user'],
    ['SELECT lenght(name) FROM segment_user', 'lenght', 'length'],
    ['SELECT name FROM segment_user WHERE FROM', 'FROM'],
    ['SELECT name, FROM segment_user', 'FROM'],
    ['SELCT name FROM segment_user', 'SELCT', 'SELECT'],
  ]
  for (const [sql, wrong, proposal] of mistakes) {
    const error = await api.openResult({ resultId: randomUUID(), sql }).catch((reason) => reason)
    const { offset, length } = error.mistake.place
    expect(sql.slice(offset, offset + length)).toBe(wrong)
    expect(offset, sql).toBe(sql.lastIndexOf(wrong))
    expect(error.mistake.proposals[0], sql).toBe(proposal)
  }
})

test('the schema tells what is in each view, and how many rows', async () => {
  const { api, demo, sync } = await polled()
  demo.mutate((world) => {
    Object.assign(world.sources[1] ?? {}, { name: 'Renamed' })
    world.sources.shift()
    world.users.pop()
  })
  await sync()
  const { views, functions } = await api.describeSchema()
  for (const view of views.filter(({ group }) => group !== 'derived')) {
    const [counted] = await rows(api, `SELECT count(*) AS rows FROM "${view.name}"`)
    expect({ name: view.name, rows: view.rows }).toEqual({ name: view.name, rows: counted?.rows })
  }
  const names = await rows(api, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
  expect(views.map(({ name }) => name).sort()).toEqual(names.map(({ name }) => name))
  for (const { name, title, description } of views.filter(({ group }) => group === 'sightline'))
    expect({ name, told: title !== '' && description !== '' }).toEqual({ name, told: true })
  const users = views.find(({ name }) => name === 'segment_user')
  expect(users).toMatchObject({ group: 'resources', rows: expect.any(Number) })
  const column = (name: string) => users?.columns.find((found) => found.name === name)
  expect(column('email')?.samples[0]).toContain('@')
  expect(column('permissions')).toMatchObject({
    kind: 'json',
    paths: expect.arrayContaining(['$[0].roleName']),
  })
  expect(views.find(({ name }) => name === 'segment_effective_access')).toMatchObject({
    group: 'derived',
    rows: expect.any(Number),
  })
  expect(functions.map(({ name }) => name)).toEqual([
    'glob_any',
    'email_domain',
    'days_since',
    'has_role',
    'is_disguised',
    'json_paths',
  ])
  for (const { name, signature, description, example } of functions) {
    expect([signature, example]).toEqual([
      expect.stringContaining(`${name}(`),
      expect.stringContaining(`${name}(`),
    ])
    expect(description.length).toBeGreaterThan(20)
  }
})

test('the functions that SQL is given do what is said of them', async () => {
  const { api } = await engine()
  const calls: [call: string, value: unknown][] = [
    ["glob_any('Prod-EU', 'staging', 'prod-*')", 1],
    ["glob_any('reprod-eu', 'prod-*', '?prod*')", 0],
    [`glob_any('b1', '["a*", "b?"]')`, 1],
    ["email_domain('Ann@ACME.com')", 'acme.com'],
    ["email_domain('nobody')", null],
    ["days_since('2026-03-01T00:00:00Z')", 2.5],
    ["days_since('2026-03-04T12:00:00Z')", -1],
    [`has_role('[{"roleName":"Workspace Owner"}]', 'workspace owner')`, 1],
    [`has_role('[{"roleName":"Source Admin"}]', 'Workspace Owner')`, 0],
    ["is_disguised('\u0430cme.com')", 1],
    ["is_disguised('acme\u200b')", 1],
    ["is_disguised('\u202egnp.exe')", 1],
    ["is_disguised('Ирина Müller 👩‍👩‍👧')", 0],
    ['is_disguised(NULL)', null],
    [`json_paths('{"a":[{"b":1},{"c d":2}]}')`, '["$.a","$.a[0]","$.a[0].b","$.a[0].\\"c d\\""]'],
  ]
  const { rows } = await api.query({
    sql: `SELECT ${calls.map(([call]) => call).join(', ')}`,
    asOf: '2026-03-03T12:00:00Z',
  })
  expect(rows).toEqual([calls.map(([, value]) => value)])
})

import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { polled, rows } from './harness'
import { ownRule } from './own-rules'

test('a user’s SQL reads every view', async () => {
  const { api } = await polled()
  const views = await rows(api, "SELECT name FROM sqlite_schema WHERE type = 'view'")
  expect(views.length).toBeGreaterThan(20)
  for (const { name } of views) await rows(api, `SELECT * FROM "${name}" LIMIT 1`)
})

test('it can’t change anything', async () => {
  const { api, id } = await polled()
  const before = await api.getIntegration({ integrationId: id })
  const statements = [
    'DELETE FROM resource',
    'WITH x AS (SELECT 1) DELETE FROM resource',
    "INSERT INTO meta VALUES ('a', 'b') RETURNING key",
    'UPDATE integration SET name = 1',
    'DROP VIEW segment_user',
    "ATTACH 'other.db' AS other",
    "VACUUM INTO 'copy.db'",
    'PRAGMA journal_mode = DELETE',
    'PRAGMA query_only = OFF',
    '/* SELECT */ CREATE TABLE t (a)',
    'SELECT 1; DELETE FROM resource',
    "SELECT load_extension('x')",
  ]
  for (const sql of statements) {
    await expect(api.query({ sql }), sql).rejects.toMatchObject({
      code: expect.stringMatching(/^(read-only|bad-query)$/),
    })
    expect(await api.getIntegration({ integrationId: id }), sql).toEqual(before)
  }
})

test('a query that never ends is killed, and the app goes on meanwhile', async () => {
  const { api, sync } = await polled()
  const endless = api.query({
    sql: 'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
    timeoutMs: 1500,
  })
  const stopped = expect(endless).rejects.toMatchObject({ code: 'too-slow' })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(await rows(api, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await stopped
  expect(await rows(api, 'SELECT 2 AS two')).toEqual([{ two: 2 }])
})

test.skipIf(process.platform === 'win32')('a process that ended while it was idle is replaced', async () => {
  const { api } = await polled()
  const one = () => api.query({ sql: 'SELECT 1' })
  for (const isHeardOf of [true, false]) {
    expect((await one()).rows).toEqual([[1]])
    expect(queryProcesses().length).toBeGreaterThan(0)
    for (const pid of queryProcesses()) process.kill(pid, 'SIGKILL')
    if (isHeardOf) await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await one()).rows, `heard of: ${isHeardOf}`).toEqual([[1]])
  }
})

test('it can’t exhaust the memory', async () => {
  const { api } = await polled()
  const statements = [
    'SELECT hex(zeroblob(900000000))',
    'SELECT group_concat(a.body || b.body || c.body) FROM resource a, resource b, resource c, resource d',
    'SELECT zeroblob(100000000), zeroblob(100000000), zeroblob(100000000), zeroblob(100000000)',
    "SELECT printf('%.*c', 70000000, 'x')",
    "SELECT json_array_length(json_paths('[' || substr(replace(hex(zeroblob(20000000)), '0', '[],'), 1, 90000000) || '1]'))",
  ]
  for (const sql of statements) {
    await expect(api.query({ sql, timeoutMs: 4_000 }), sql).rejects.toMatchObject({
      code: expect.stringMatching(/^too-(large|slow)$/),
    })
    expect(await rows(api, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  }
})

test('what past moments are made with is no function for queries', async () => {
  const { api } = await polled()
  for (const name of ['undone', '"UNDONE"', 'main.undone'])
    await expect(
      api.query({ sql: `SELECT ${name}('{}', '[]')`, asOf: new Date().toISOString() }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(no-access|bad-query)$/) })
})

test('a rule can’t fill the disk with what it says of its findings', async () => {
  const { api, id } = await polled()
  const says = (length: number) =>
    `SELECT id AS resourceId, printf('%.*c', ${length}, 'x') AS a FROM segment_user WHERE _integrationId = :integration`
  await api.saveRule({ source: ownRule(says(1_000_000)) })
  const result = async () => (await api.getRule({ ruleId: 'own-rule' })).results[0]
  await expect.poll(result).toMatchObject({
    status: 'error',
    reason: expect.stringContaining('more than can be kept'),
  })
  expect((await api.listFindings({ ruleId: 'own-rule', integrationId: id })).total).toBe(0)
})

test('parameters are bound, and a result that was cut says so', async () => {
  const { api } = await polled()
  const { rows: found } = await api.query({ sql: 'SELECT :a || :b', parameters: { a: "x'", b: '--' } })
  expect(found).toEqual([["x'--"]])
  const cut = await api.query({ sql: 'SELECT * FROM segment_user', maxRows: 3 })
  expect(cut).toMatchObject({ truncated: true, rows: { length: 3 } })
})

test('a mistake is explained', async () => {
  const { api } = await polled()
  await expect(api.query({ sql: 'SELECT nmae FROM segment_user' })).rejects.toMatchObject({
    code: 'bad-query',
    message: expect.stringContaining('nmae'),
    hint: expect.stringMatching(/\w/),
  })
})

/** Those of this process's engine. */
function queryProcesses(): number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return listed.split('\n').flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/)
    return parent === String(process.pid) && args.some((arg) => arg.includes('query-process'))
      ? [Number(pid)]
      : []
  })
}

import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Api, InputOf } from '../../src-preload/contract'
import { exportEnded } from './export-ended'
import { engine, polled, renameAndRemove, temporaryFolder } from './harness'
import { parsedCsv } from './parsed-csv'

const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i, 'row ' || i AS name FROM n`

/** Exports to a file; resolves with its text. */
async function exported(api: Api, input: Omit<InputOf<'exportQueryTo'>, 'exportId'>): Promise<string> {
  const exportId = randomUUID()
  const path = join(temporaryFolder(), 'out')
  const end = exportEnded(api, exportId)
  await api.exportQueryTo({ ...input, exportId, path })
  const { status, error, bytes } = await end
  expect({ status, error }).toEqual({ status: 'done', error: null })
  const text = readFileSync(path)
  expect(text.length).toBe(bytes)
  return text.toString()
}

const nasty = [
  '',
  'a',
  'a,b',
  'say "hi"',
  '",',
  ',"',
  '","',
  ',",',
  '""',
  ',"",',
  'a\nb',
  '\n"',
  '",\n,"',
  ',\r',
  "it's",
  'ü€😀',
]

test('CSV gives every text back as it was, whatever is in it', async () => {
  const { api } = await engine()
  const rows = nasty.flatMap((a) =>
    nasty.map((b) => [a, b, nasty[(a.length * 7 + b.length) % nasty.length] as string]),
  )
  const sql =
    'SELECT value ->> 0 AS "a, b", value ->> 1 AS b, value ->> 2 AS "say ""c""" FROM json_each($rows)'
  const text = await exported(api, { sql, format: 'csv', parameters: { rows: JSON.stringify(rows) } })
  expect(parsedCsv(text)).toEqual([['a, b', 'b', 'say "c"'], ...rows])

  // A long one is written in another way.
  const many = Array.from({ length: 100 }, () => rows).flat()
  const parameters = { rows: JSON.stringify(rows) }
  const long = `${sql}, json_each('[${Array.from({ length: 100 }, (_, i) => i).join()}]') AS again ORDER BY again.key`
  const longText = await exported(api, {
    sql: long.replaceAll('value ->>', 'json_each.value ->>'),
    format: 'csv',
    parameters,
  })
  expect(longText.length).toBeGreaterThan(500_000)
  expect(parsedCsv(longText).slice(1)).toEqual(many)
})

test('quotes stand only where they are needed; formulas are defused, numbers are left alone', async () => {
  const { api } = await engine()
  const sql = "SELECT 1 AS id, 'Acme' AS name, -2.5 AS n, NULL AS x, '=1+1' AS f, '-5' AS m, x'00ff' AS b"
  expect(await exported(api, { sql, format: 'csv' })).toBe(
    `id,name,n,x,f,m,b\n1,Acme,-2.5,"",'=1+1,-5,x'00ff'\n`,
  )
  // A value that ends in a comma, and then a line: neither is one that begins with a line feed.
  const disguised =
    "SELECT char(10) || '=1' AS a, '＝1+1' AS b, 'ends in,' AS c UNION ALL SELECT '=2', '@x', 'y'"
  expect(await exported(api, { sql: disguised, format: 'csv' })).toBe(
    `a,b,c\n"'\n=1",'＝1+1,"ends in,"\n'=2,'@x,y\n`,
  )
})

test('JSON and NDJSON hold what the query gives', async () => {
  const { api } = await engine()
  const sql = `SELECT 1 AS a, 2 AS a, json('{"b":[1]}') AS j, NULL AS n, x'ff' AS blob, 1.5 AS r, 'say "hi"' AS t`
  const row = { a: 1, a_2: 2, j: '{"b":[1]}', n: null, blob: "x'ff'", r: 1.5, t: 'say "hi"' }
  expect(JSON.parse(await exported(api, { sql: `${sql} UNION ALL ${sql}`, format: 'json' }))).toEqual([
    row,
    row,
  ])
  const lines = (await exported(api, { sql: `${sql} UNION ALL ${sql}`, format: 'ndjson' }))
    .trimEnd()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([row, row])
  expect(JSON.parse(await exported(api, { sql: 'SELECT 1 AS a WHERE 0', format: 'json' }))).toEqual([])
  expect(await exported(api, { sql: 'SELECT 1 AS a WHERE 0', format: 'ndjson' })).toBe('')
  expect(await exported(api, { sql: 'SELECT 1 AS a WHERE 0', format: 'csv' })).toBe('a\n')
})

test('all rows are there, in order, also where they are fetched piece by piece', async () => {
  const { api } = await engine()
  const text = await exported(api, {
    sql: numbers(1_200_000),
    format: 'csv',
    sort: [{ column: 0, descending: true }],
  })
  const lines = text.split('\n')
  expect([lines.length, lines[0], lines[1], lines[1_200_000]]).toEqual([
    1_200_002,
    '"i","name"',
    '"1200000","row 1200000"',
    '"1","row 1"',
  ])

  const exportId = randomUUID()
  const sql = numbers(100_000).replace("'row '", "'r😀ö€'")
  expect(await api.exportQueryTo({ exportId, sql, format: 'csv', name: '../x/y' })).toMatchObject({
    fileName: 'x y.csv',
    path: null,
  })
  let fetched = ''
  for (let offset = 0; ; ) {
    const { piece, nextOffset } = await api.readExport({ exportId, offset })
    if (piece === '') break
    fetched += piece
    offset = nextOffset
  }
  expect(fetched.split('\n').slice(1, -1)).toEqual(
    Array.from({ length: 100_000 }, (_, i) => `"${i + 1}","r😀ö€${i + 1}"`),
  )
  await expect(api.readExport({ exportId, offset: 0 })).rejects.toMatchObject({ code: 'no-such-export' })
})

test('one that is cancelled or fails leaves nothing behind, and not half of the file that was there', async () => {
  const { api } = await engine()
  const folder = temporaryFolder()
  const path = join(folder, 'out.csv')
  const exportId = randomUUID()
  const end = exportEnded(api, exportId)
  await api.exportQueryTo({ exportId, sql: numbers(500_000_000), format: 'csv', path })
  await expect.poll(() => readdirSync(folder).length, { timeout: 20_000 }).toBe(1)
  expect(existsSync(path)).toBe(false)
  expect(await api.cancelQuery({ id: exportId })).toEqual({ cancelled: true })
  expect(await end).toMatchObject({ status: 'cancelled' })
  expect(readdirSync(folder)).toEqual([])

  const failing = randomUUID()
  const failure = exportEnded(api, failing)
  await api.exportQueryTo({ exportId: failing, sql: 'SELECT nmae FROM segment_user', format: 'csv', path })
  expect(await failure).toMatchObject({
    status: 'failed',
    error: { code: 'bad-query', mistake: { proposals: ['name'] } },
  })
  expect(readdirSync(folder)).toEqual([])
  await expect(
    api.exportQueryTo({ exportId: randomUUID(), sql: 'SELECT 1', format: 'csv', path: 'relative.csv' }),
  ).rejects.toMatchObject({ code: 'bad-input' })
})

test('what two moments differ by is exported, and narrowed to what was added, removed or changed', async () => {
  const { api, demo, sync } = await polled()
  const { from, renamed, gone } = await renameAndRemove(demo, sync, '=Renamed, "twice"')
  const sql = 'SELECT id, name, 1 AS n FROM segment_source'
  const differences = (await exported(api, { sql, format: 'ndjson', compare: { from } }))
    .trimEnd()
    .split('\n')
  expect(differences.map((line) => JSON.parse(line))).toEqual([
    {
      difference: 'changed',
      'id before': renamed?.id,
      'id after': renamed?.id,
      'name before': renamed?.name,
      'name after': '=Renamed, "twice"',
      'n before': 1,
      'n after': 1,
    },
    {
      difference: 'removed',
      'id before': gone?.id,
      'id after': null,
      'name before': gone?.name,
      'name after': null,
      'n before': 1,
      'n after': null,
    },
  ])
  const csv = await exported(api, { sql, format: 'csv', compare: { from, only: ['changed'] } })
  expect(parsedCsv(csv)).toEqual([
    ['difference', 'id before', 'id after', 'name before', 'name after', 'n before', 'n after'],
    ['changed', renamed?.id, renamed?.id, renamed?.name, `'=Renamed, "twice"`, '1', '1'],
  ])
  const same = { from, to: from }
  expect(await exported(api, { sql: 'SELECT 1 AS a', format: 'csv', compare: same })).toBe(
    'difference,a before,a after\n',
  )

  const narrowed = await api.openComparison({ resultId: randomUUID(), sql, from, only: ['removed'] })
  expect(narrowed).toMatchObject({ total: 1, counts: { removed: 1, changed: 1 } })
  expect(narrowed.rows[0]?.[0]).toBe('removed')
})

test('thousands of differences are exported; long rows are cut on the screen, and whole in the export', async () => {
  const { api } = await polled()
  const from = new Date(Date.now() - 60_000).toISOString()
  const aged = (rows: number, text: string) =>
    `SELECT i AS id, ${text} AS text, days_since('2020-01-01T00:00:00Z') AS age FROM (${numbers(rows)})`
  const csv = parsedCsv(await exported(api, { sql: aged(1234, "'a'"), format: 'csv', compare: { from } }))
  expect(csv.slice(1).map(([difference, id]) => [difference, id])).toEqual(
    Array.from({ length: 1234 }, (_, index) => ['changed', String(index + 1)]),
  )
  const long = aged(2, `replace(hex(zeroblob(45000)), '0', '"')`)
  const shown = await api.openComparison({ resultId: randomUUID(), sql: long, from })
  const [id, text] = JSON.parse(String(shown.rows[1]?.[2]))
  expect(id).toBe(2)
  expect(text).toMatch(/^"{1000,}…$/)
  const lines = (await exported(api, { sql: long, format: 'ndjson', compare: { from } }))
    .trimEnd()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line)['text after'])).toEqual([
    '"'.repeat(90_000),
    '"'.repeat(90_000),
  ])
})

test('an engine that ends takes away what its exports began, also of those that wait for their turn', async () => {
  const folder = temporaryFolder()
  const { api, close } = await engine()
  const sql = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n'
  for (let index = 0; index < 9; index++) {
    const path = join(folder, `${index}.csv`)
    await api.exportQueryTo({ exportId: randomUUID(), sql, format: 'csv', path })
  }
  await expect.poll(() => readdirSync(folder).length, { timeout: 20_000 }).toBe(2)
  await close()
  expect(readdirSync(folder)).toEqual([])
})

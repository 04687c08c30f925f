import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Api } from '../../src-preload/contract'
import { builtQueryProcess, polled, rows, temporaryFolder } from './harness'
import { bombs, refused } from './hostile-statements'

const all = [...Object.values(refused).flat(), ...bombs]
const maxRows = 200
/** What is refused is refused at once, also on a machine that is busy. */
const patient = 10_000
/** What ends by itself may do so; every other bomb takes as long as this, and then a new process. */
const impatient = 100
const codes = /^(read-only|bad-query|no-access|too-slow|too-large)$/

/** What a database holds, byte for byte, the log of what is not yet in it included. */
const bytesOf = (dataDir: string) =>
  ['sightline.db', 'sightline.db-wal'].map((file) => {
    const path = join(dataDir, file)
    return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null
  })

async function workspaceOf() {
  const dataDir = temporaryFolder()
  const { api, sync } = await polled({}, { dataDir, queryProcess: builtQueryProcess })
  await rows(api, 'SELECT 1')
  return { api, sync, dataDir }
}

/** How one ends: the code it was refused with, or `answered`. */
async function end(api: Api, sql: string, timeoutMs: number): Promise<string> {
  const started = performance.now()
  const how = await api.query({ sql, timeoutMs, maxRows }).then(
    (answer) => {
      expect(answer.rows.length).toBeLessThanOrEqual(maxRows)
      return 'answered'
    },
    ({ code, message, hint }) => {
      expect(code).toMatch(codes)
      expect([message, hint].map((text) => typeof text === 'string' && text.length > 3)).toEqual([true, true])
      return code as string
    },
  )
  expect(performance.now() - started).toBeLessThan(20_000)
  return how
}

/** Three at a time, as many as are run at once: each asks the next one as soon as its own has ended. */
async function endsOf(api: Api, statements: string[], timeoutMs = patient): Promise<string[]> {
  const ends: string[] = []
  const waiting = [...statements.entries()]
  const asker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      ends[next[0]] = await end(api, next[1], timeoutMs)
  }
  await Promise.all([asker(), asker(), asker()])
  return ends
}

test('there are enough of them', () => {
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(150)
})

test('whatever writes, opens, configures, or hides a second statement is refused, and nothing is written', async () => {
  const { api, sync, dataDir } = await workspaceOf()
  const [bytes, files, folder] = [bytesOf(dataDir), readdirSync(dataDir), readdirSync('.')]
  for (const [what, statements] of Object.entries(refused)) {
    const ends = await endsOf(api, statements)
    expect(
      statements.filter((_, index) => !/^(read-only|bad-query|no-access)$/.test(ends[index] as string)),
      what,
    ).toEqual([])
  }
  const closed = await endsOf(api, refused['reads what is closed'] ?? [])
  expect(new Set(closed)).toEqual(new Set(['no-access']))
  expect([bytesOf(dataDir), readdirSync(dataDir), readdirSync('.')]).toEqual([bytes, files, folder])
  expect(await sync()).toMatchObject({ status: 'ok' })
})

test('bombs end within their limits, the engine answers meanwhile, and nothing is written', async () => {
  const { api, sync, dataDir } = await workspaceOf()
  const bytes = bytesOf(dataDir)
  let slowest = 0
  let going = true
  const clicks = (async () => {
    while (going) {
      const started = performance.now()
      await api.overview()
      slowest = Math.max(slowest, performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  const ends = await endsOf(api, bombs, impatient).finally(() => {
    going = false
  })
  await clicks
  // Which limit a bomb meets first is the machine's matter.
  expect(ends.filter((how) => how === 'too-slow' || how === 'too-large').length).toBeGreaterThan(8)
  expect(ends).toContain('too-slow')
  expect(ends).toContain('too-large')
  expect(slowest).toBeLessThan(1000)
  expect(bytesOf(dataDir)).toEqual(bytes)
  expect(await rows(api, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await sync()).toMatchObject({ status: 'ok' })
}, 120_000)

test('a past moment, a result and an export are as safe', async () => {
  const { api, dataDir } = await workspaceOf()
  const bytes = bytesOf(dataDir)
  const asOf = new Date().toISOString()
  const some = [
    'DELETE FROM main.resource',
    'DROP VIEW temp.segment_user',
    'DELETE FROM temp.past',
    'SELECT * FROM main.query_key',
    'SELECT 1; DELETE FROM resource',
  ]
  for (const sql of some) {
    await expect(api.query({ sql, asOf })).rejects.toMatchObject({ code: expect.stringMatching(codes) })
    for (const extra of [{}, { sort: [{ column: 0 }] }])
      await expect(
        api.openResult({ resultId: crypto.randomUUID(), sql, remember: false, ...extra }),
      ).rejects.toMatchObject({
        code: expect.stringMatching(codes),
      })
    const exportId = crypto.randomUUID()
    await api.exportQueryTo({ exportId, sql, format: 'csv' })
    await expect(api.readExport({ exportId, offset: 0 })).rejects.toMatchObject({
      code: expect.stringMatching(codes),
    })
  }
  // What would end the parentheses that a result is wrapped in.
  for (const sql of [
    'SELECT 1) UNION SELECT hash FROM query_key --',
    'SELECT 1), x AS (SELECT * FROM query_key',
  ])
    await expect(
      api.openResult({ resultId: crypto.randomUUID(), sql, sort: [{ column: 0 }], remember: false }),
    ).rejects.toMatchObject({ code: expect.stringMatching(codes) })
  expect(bytesOf(dataDir)).toEqual(bytes)
})

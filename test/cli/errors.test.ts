import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { connect, engine, temporaryFolder, workspace } from '../engine/harness'
import { cli, commandLine } from './run'

test('a place where no file can be written is named, with what to do about it', async () => {
  const dataDir = temporaryFolder()
  const { api, close } = await engine({ dataDir })
  await connect(api, await workspace())
  await close()
  const { run } = commandLine(dataDir)
  const folder = temporaryFolder()
  const nowhere = join(folder, 'nowhere')
  mkdirSync(join(folder, 'inside'))
  const places = [
    [join(nowhere, 'x'), { code: 'no-folder', message: `There is no folder ${nowhere}.` }],
    [join(dataDir, 'vault.json', 'x'), { code: 'no-folder' }],
    [join(folder, 'inside'), { code: 'no-file' }],
  ] as const
  for (const [path, error] of places)
    for (const args of [['query', 'SELECT 1'], ['check'], ['rules', 'export'], ['diagnostics']]) {
      const ran = await run([...args, '--output', path, '--json'])
      expect([ran.code, ran.json]).toMatchObject([1, { error }])
      expect(ran.stderr).not.toMatch(/\.part|ENO|EIS|[Rr]eport it/)
    }
  expect(readdirSync(folder)).toEqual(['inside'])
  const sql =
    'WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 2000000) SELECT i FROM n'
  const full = await run(['query', sql, '--output', join(folder, 'q.csv'), '--json'], { fileLimit: 8_000 })
  expect(full.json.error.code).toBe('disk-full')
  expect(readdirSync(folder)).toEqual(['inside'])
}, 60_000)

test.runIf(existsSync('/dev/full'))('standard output that takes nothing is said in a line', async () => {
  const ran = promisify(execFile)(
    'bash',
    ['-c', '"$0" "$1" queries --json > /dev/full', process.execPath, cli],
    {
      env: { ...process.env, SIGHTLINE_DATA_DIR: temporaryFolder() },
    },
  )
  await expect(ran).rejects.toMatchObject({
    code: 1,
    stderr: 'Standard output can’t be written: there is no room left on its disk.\n',
  })
})

test('an error names what was typed, and hints at what the command line has', async () => {
  const { run } = commandLine(temporaryFolder())
  const messageOf = async (...args: string[]) => {
    const { json } = await run([...args, '--json'], { env: { SIGHTLINE_TOKEN: 'sgp_x' } })
    return json.error.message as string
  }
  const add = (...args: string[]) => messageOf('add', 'segment', '--name', 'A', ...args)
  expect(await add('--api-url', 'nonsense')).toBe('--api-url: An API URL starts with https://')
  expect(await add('--interval', '0')).toBe('--interval: At least 5 minutes.')
  expect(await add('--domain', 'acme.com', 'a b')).toBe('--domain: A domain looks like “acme.com”.')
  expect(await add('--keep-history', '99999d')).toBe('--keep-history: At most a hundred years.')
  expect(await messageOf('changes', '--type', '')).toBe('--type: It is empty.')
  expect(await messageOf('query', '')).toBe('Write a query first.')
  expect(await messageOf('diff', '2026-02-01', '2026-01-01')).toBe('The second moment is before the first.')
  expect(await messageOf('serve', '--port', '99999')).toContain('A port is a number up to 65535.')
  expect(await messageOf()).toBe('A command is missing.')

  const { hint } = (await run(['query', 'SELECT * FROM nowhere_at_all', '--json'])).json.error
  const [, sql = ''] = /`sightline query "(.*)"`/.exec(hint) ?? []
  expect((await run(['query', sql, '--json'])).json).toContainEqual({ name: 'segment_user' })
  const unnamed = (await run(['query', 'SELECT :a', '--json'])).json.error
  expect(unnamed.hint).toBe('Give each a value: --param name=value.')
})

test('a parameter is called as the query has it, in letters of every language, and no other is taken', async () => {
  const { run } = commandLine(temporaryFolder())
  const german = await run(['query', 'SELECT :größe AS x', '--param', 'größe=2', '--json'])
  expect(german.json).toEqual([{ x: '2' }])
  const saved = ['query', 'Who has a role, and through what', '--saved', '--param', 'rol=Source Admin']
  const mistyped = await run([...saved, '--json'])
  expect([mistyped.code, mistyped.json.error]).toEqual([
    1,
    { code: 'unknown-parameter', message: 'The query has no parameter “rol”.', hint: 'It has: role.' },
  ])
  const none = await run(['query', 'SELECT 1', '--param', 'a=1', '--json'])
  expect(none.json.error.message).toBe('The query has no parameter “a”.')
})

test('a number that can’t be is refused before anything is begun', async () => {
  const { run } = commandLine(temporaryFolder())
  for (const args of [
    ['demo-api', '--scale', '0'],
    ['demo-api', '--scale', '1001'],
    ['replay', '--days', '99999'],
  ]) {
    const { code, json } = await run([...args, '--json'])
    expect([code, json.error.message]).toEqual([1, expect.stringContaining('It is a number from ')])
  }
})

test('a field that JSON on standard input has and nobody knows is refused, and nothing is added', async () => {
  const { run } = commandLine(temporaryFolder())
  const messageOf = async (args: string[], given: object) => {
    const { code, json } = await run([...args, '--json'], { stdin: JSON.stringify(given) })
    expect([code, json.error.code]).toEqual([1, 'bad-input'])
    return json.error.message as string
  }
  const webhook = ['channels', 'add', 'webhook', '--name', 'Hook']
  const url = 'https://hooks.acme.test/x'
  expect(await messageOf(webhook, { url, secert: 'not-signed-with-it' })).toBe('Unrecognized key: "secert"')
  expect(await messageOf(webhook, { url, kind: 'slack' })).toBe('Unrecognized key: "kind"')
  for (const headers of ['Authorization: x', ['Authorization'], null, { Authorization: 1 }])
    expect(await messageOf(webhook, { url, headers })).toMatch(/^headers/)

  const slack = ['channels', 'add', 'slack', '--name', 'Slack', '--port', '25', '--json']
  expect((await run(slack, { stdin: url })).json.error.message).toBe('--port is for mail alone.')

  const rule = ['alert-rules', 'add', '-']
  const condition = { on: 'finding', transitions: ['opened'] }
  const severe = { ...condition, severity: ['critical'] }
  expect(await messageOf(rule, { name: 'A', condition: severe, channelIds: [] })).toBe(
    'There is no field “condition.severity”.',
  )
  expect(await messageOf(rule, { name: 'A', condition, channelIds: [], tyme: 'daily' })).toBe(
    'There is no field “tyme”.',
  )
  expect(await messageOf(rule, { name: 'A', condition, channelIds: [1] })).toMatch(/^channelIds/)

  const listed = async (what: string) =>
    (await run([what, '--json'])).json.map(({ name }: { name: string }) => name)
  expect(await listed('channels')).toEqual(['This computer'])
  expect(await listed('alert-rules')).not.toContain('A')
})

test('what fails while its rows are being printed has no second document among them', async () => {
  const { run } = commandLine(temporaryFolder())
  const sql = `WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 400000)
    SELECT iif(i = 300000, json('bad'), i) AS x FROM n`
  const { code, stdout, stderr } = await run(['query', sql, '--json'])
  expect([code, stdout.slice(0, 9)]).toEqual([1, '[\n{"x":1}'])
  expect(stdout).not.toContain('error')
  expect(stderr).toContain('malformed JSON')
})

test('a plan is told in every format, as the refusal of other statements says', async () => {
  const { run } = commandLine(temporaryFolder())
  const plan = ['query', 'EXPLAIN QUERY PLAN SELECT :a', '--param', 'a=1']
  expect((await run([...plan, '--json'])).json).toEqual([
    expect.objectContaining({ detail: 'SCAN CONSTANT ROW' }),
  ])
  expect((await run([...plan, '--format', 'csv'])).stdout).toMatch(
    /^id,parent,notused,detail\n.*SCAN CONSTANT ROW\n$/,
  )
})

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { polledFolder, temporaryFolder } from '../engine/harness'
import { commandLine } from './run'

test('with --json, a command that writes a file prints one document that tells of it; the file is of its own format', async () => {
  const dataDir = await polledFolder()
  const { run } = commandLine(dataDir)

  const csv = join(dataDir, 'q.csv')
  const written = await run(['query', 'SELECT 1 AS a', '--output', csv, '--json'])
  expect(written.json).toEqual({ path: csv, format: 'csv', rows: 1, bytes: 4 })
  expect(readFileSync(csv, 'utf8')).toBe('a\n1\n')
  expect((await run(['query', 'SELECT 1 AS a', '--output', csv])).stderr).toBe(`1 row in ${csv}\n`)
  const json = await run(['query', 'SELECT 1 AS a', '--output', csv, '--format', 'json', '--json'])
  expect(json.json.format).toBe('json')
  expect(JSON.parse(readFileSync(csv, 'utf8'))).toEqual([{ a: 1 }])

  // As its name says where nothing else is said.
  for (const [name, format, text] of [
    ['q.json', 'json', '[\n{"a":1}\n]\n'],
    ['q.ndjson', 'ndjson', '{"a":1}\n'],
    ['q.txt', 'csv', 'a\n1\n'],
  ] as const) {
    const path = join(dataDir, name)
    expect((await run(['query', 'SELECT 1 AS a', '--output', path, '--json'])).json).toMatchObject({
      path,
      format,
    })
    expect(readFileSync(path, 'utf8')).toBe(text)
  }

  const sarif = join(dataDir, 'check.sarif')
  const checked = await run(['check', '--output', sarif, '--json'])
  expect([checked.code, checked.json]).toEqual([
    2,
    {
      path: sarif,
      format: 'sarif',
      findings: expect.any(Number),
      rules: expect.any(Number),
      notEvaluated: expect.any(Number),
    },
  ])
  const [{ results }] = JSON.parse(readFileSync(sarif, 'utf8')).runs
  expect(checked.json.findings).toBe(results.length)
  const upper = await run(['check', '--output', join(dataDir, 'CHECK.XML'), '--json'])
  expect(upper.json.format).toBe('junit')
  expect((await run(['check', '--json'])).json.rules).toHaveLength(checked.json.rules)

  const yaml = join(dataDir, 'rules.yaml')
  const rules = await run(['rules', 'export', 'segment-owner-outside-company', '--output', yaml, '--json'])
  expect(rules.json).toEqual({ path: yaml, format: 'yaml', rules: 1 })
  expect(readFileSync(yaml, 'utf8')).toContain('segment-owner-outside-company')

  const report = join(dataDir, 'report.json')
  const diagnosed = await run(['diagnostics', '--output', report, '--json'])
  expect(diagnosed.json).toEqual({ path: report, format: 'json' })
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ host: { kind: 'cli' } })
}, 60_000)

test('a report that a full disk cuts off leaves the one before', async () => {
  const dataDir = await polledFolder()
  const { run } = commandLine(dataDir)
  // Written by nothing but the report, so that the limit is of it alone.
  const folder = temporaryFolder()
  const path = join(folder, 'check.sarif')
  writeFileSync(path, 'the one before')
  const cut = await run(['check', '--output', path, '--json'], { fileLimit: 64 })
  expect([cut.code, cut.json.error.code]).toEqual([1, 'disk-full'])
  expect(readFileSync(path, 'utf8')).toBe('the one before')
  expect(readdirSync(folder)).toEqual(['check.sarif'])
})

test('a file that is not there is said to be that, whatever was to be read from it', async () => {
  const { run } = commandLine(temporaryFolder())
  for (const command of [
    ['rules', 'validate'],
    ['rules', 'preview'],
    ['reviews', 'verify'],
    ['alert-rules', 'add'],
    ['network', '--trust'],
  ]) {
    const { code, json } = await run([...command, '/nowhere/at-all', '--json'])
    expect([code, json.error]).toMatchObject([
      1,
      { code: 'no-such-file', message: 'There is no file /nowhere/at-all.' },
    ])
  }
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../engine/harness'
import { commandLine } from './run'

test('days of the demo workspace are replayed, with what was told of them, a backtest and a review', async () => {
  const output = temporaryFolder()
  const { run } = commandLine(temporaryFolder())
  const { code, json, stderr } = await run(['--json', 'replay', '--days', '4', '--output', output])
  expect({ code, stderr }).toMatchObject({ code: 0 })

  expect(json).toMatchObject({ days: 11, polls: 12, dataDir: output })
  expect(json.changes.all).toBeGreaterThan(50)
  expect(json.findings.resolved).toBeGreaterThan(10)
  expect(json.messages.length).toBeGreaterThan(2)
  expect(json.messages[0]).toMatchObject({ title: expect.stringMatching(/^Daily digest: \d+ alerts$/) })
  expect(json.scores).toHaveLength(4)
  expect(json.backtest.moments).toBeGreaterThan(5)
  expect(json.backtest.spans.length).toBeGreaterThan(0)
  expect(json.review).toMatchObject({ verified: 'intact' })
  const [pdf, csv] = json.review.reports as [string, string]
  expect(readFileSync(pdf, 'latin1')).toMatch(/^%PDF-/)
  expect(readFileSync(csv, 'utf8')).toContain(json.review.hash)

  // Its data is there to be looked at.
  const later = commandLine(output)
  expect(await later.run(['reviews'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Access review'),
  })
  expect((await later.run(['--json', 'integrations'])).json).toMatchObject([{ enabled: false }])
}, 60_000)

test('no made-up workspace is put into a folder that has something in it', async () => {
  const output = temporaryFolder()
  writeFileSync(join(output, 'notes.txt'), '')
  const { run } = commandLine(temporaryFolder())
  const refused = await run(['--json', 'replay', '--days', '1', '--output', output])
  expect([refused.code, refused.json.error.code]).toEqual([1, 'already-there'])
  expect(existsSync(join(output, 'sightline.db'))).toBe(false)
})

import { expect, test } from 'vitest'
import { temporaryFolder } from '../engine/harness'
import { commandLine } from './run'

test.each([
  ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['2026-01-31T09:00', '2026-01-31T03:30:00.000Z'],
  ['2026-01-31T09:00:00', '2026-01-31T03:30:00.000Z'],
  // As SQL writes it.
  ['2026-01-31 09:00:00', '2026-01-31T03:30:00.000Z'],
  ['2026-01-31T09:00:00.5Z', '2026-01-31T09:00:00.500Z'],
  ['2024-02-29T23:59:59+01:00', '2024-02-29T22:59:59.000Z'],
])('%s is a time, in the zone of the machine where it has none', async (time, instant) => {
  const { run } = commandLine(temporaryFolder())
  const sql = `SELECT days_since('${instant}') AS days`
  const asked = await run(['query', sql, '--as-of', time, '--json'], { env: { TZ: 'Asia/Kolkata' } })
  expect(asked.json).toEqual([{ days: 0 }])
})

test.each([
  ['5', 'ISO 8601'],
  ['foo 5', 'ISO 8601'],
  ['05/06/2027', 'ISO 8601'],
  ['2026-1-31', 'ISO 8601'],
  ['2026-01-31T25:00Z', 'ISO 8601'],
  ['2026-02-30', 'no 2026-02-30'],
  ['2026-13-01', 'no 2026-13-01'],
  ['2025-02-29T09:00Z', 'no 2025-02-29'],
  ['9999-12-31T23:59-01:00', 'four digits'],
])('a time is not %s', async (time, told) => {
  const { run } = commandLine(temporaryFolder())
  const { code, json, stderr } = await run(['query', 'SELECT 1', '--as-of', time, '--json'])
  expect([code, json.error.code]).toEqual([1, 'usage'])
  expect(json.error.message).toContain(told)
  expect(stderr).toContain(told)
})

test.each([
  [['changes', '--since', '5']],
  [['alerts', '--since', '5']],
  [['diff', '5']],
  [['diff', '2026-01-31', '5']],
])('%j has none either', async (args) => {
  const { run } = commandLine(temporaryFolder())
  expect((await run([...args, '--json'])).json.error.code).toBe('usage')
})

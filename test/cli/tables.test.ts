import { expect, test } from 'vitest'
import { polledFolder } from '../engine/harness'
import { commandLine } from './run'

test('a table stands in columns, however wide its letters are', async () => {
  const { run } = commandLine(await polledFolder())
  const few = await run([
    'query',
    "SELECT 'Ada' AS name, 1 AS n UNION ALL SELECT '東京', 22 UNION ALL SELECT 'e\u0301', NULL",
  ])
  expect(few.stdout).toBe('name  n\nAda   1\n東京  22\ne\u0301\n')
})

import { expect, test } from 'vitest'
import { temporaryFolder, workspace } from '../engine/harness'
import { commandLine } from './run'

test('packs and their controls by the command line: a table, JSON and CSV; exit codes as of check', async () => {
  const demo = await workspace()
  const { run } = commandLine(temporaryFolder())
  const nothing = await run(['compliance', 'show', 'segment-soc2', '--json'])
  expect([nothing.code, nothing.json.error.code]).toEqual([1, 'no-integrations'])
  await run(['add', 'segment', '--name', 'Acme', '--api-url', demo.url, '--token-stdin'], {
    stdin: demo.token,
  })
  // Nothing is known yet.
  expect((await run(['compliance', 'show', 'segment-soc2'])).code).toBe(1)
  await run(['sync'])

  const list = await run(['compliance'])
  expect(list.stdout).toMatch(/^SOC 2 +segment-soc2 v1 +\d+% +\d+ +\d+/m)
  const json = await run(['compliance', 'show', 'segment-soc2', '--json'])
  const { failed, passed } = json.json.standing
  expect([json.code, failed > 0]).toEqual([2, true])
  expect(json.stderr).toContain(`${passed} passed, ${failed} failed`)
  const shown = await run(['compliance', 'show', 'segment-soc2', '--integration', 'Acme'])
  expect(shown.code).toBe(2)
  expect(shown.stdout).toMatch(/^failed +CC6\.1 +Access to information is restricted +\d+ +Administrator of/m)
  expect(shown.stdout.match(/^failed /gm)).toHaveLength(failed)
  const csv = await run(['compliance', 'show', 'segment-soc2', '--format', 'csv'])
  const [head, ...lines] = csv.stdout.trim().split(/\r?\n/)
  expect(head).toContain('packId,packVersion,section,controlId,title,status')
  expect(lines.filter((line) => line.includes(',CC6.4,Physical access,not_attested,'))).toHaveLength(1)
  expect((await run(['compliance', 'show', 'soc3', '--json'])).json.error.code).toBe('no-such-pack')
}, 60_000)

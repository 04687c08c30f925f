import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { polledFolder, temporaryFolder } from '../engine/harness'
import { commandLine } from './run'

test('the whole mirror is exported to a new folder; Ctrl+C leaves none', async () => {
  const dataDir = await polledFolder()
  const { run } = commandLine(dataDir)
  const folder = temporaryFolder()
  const path = join(folder, 'out')
  const done = await run(['export', path, '--format', 'postgres', '--json'])
  expect(done.json).toMatchObject({ path, format: 'postgres', rows: expect.any(Number) })
  expect(readdirSync(path)).toEqual(expect.arrayContaining(['load.sql', 'manifest.json', 'segment_user.sql']))
  const { tables } = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'))
  expect(tables).toHaveLength(readdirSync(path).length - 2)
  expect(await run(['export', path])).toMatchObject({ code: 1, stderr: expect.stringContaining('already') })

  const interrupted = await run(['export', join(folder, 'never')], {
    meanwhile: (child) => {
      const timer = setInterval(() => {
        if (readdirSync(folder).length > 1) child.kill('SIGINT')
      }, 1)
      child.once('exit', () => clearInterval(timer))
    },
  })
  expect(interrupted).toMatchObject({ code: 1, stderr: 'The export was cancelled.\n' })
  expect(readdirSync(folder)).toEqual(['out'])
})

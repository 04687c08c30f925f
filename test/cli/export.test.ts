import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { polled, polledFolder, temporaryFolder } from '../engine/harness'
import { commandLine } from './run'

test('the whole mirror is exported to a new folder; Ctrl+C or a request to end leaves none', async () => {
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

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const interrupted = await run(['export', join(folder, 'never')], {
      meanwhile: (child) => {
        const timer = setInterval(() => {
          if (readdirSync(folder).length > 1) child.kill(signal)
        }, 1)
        child.once('exit', () => clearInterval(timer))
      },
    })
    expect(interrupted).toMatchObject({ code: 1, stderr: 'The export was cancelled.\n' })
  }
  expect(readdirSync(folder)).toEqual(['out'])
})

test('the command that the app offers exports the data folder that the app is on, from any shell', async () => {
  const { api, close } = await polled({}, { dataDir: join(temporaryFolder(), "it's here") })
  const { commandLine } = await api.about()
  await close()
  const path = join(temporaryFolder(), 'out')
  const env = { ...process.env, SIGHTLINE_DATA_DIR: temporaryFolder() }
  await promisify(execFile)('sh', ['-c', `${commandLine} export '${path}' --format postgres`], { env })
  expect(readFileSync(join(path, 'segment_user.sql'), 'utf8')).toContain('@acme.example')
})

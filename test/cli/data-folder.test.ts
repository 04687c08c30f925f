import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, workspace } from '../engine/harness'
import { commandLine } from './run'

test('an empty data folder is refused as an option, and is not set as a variable; it is never the folder one is in', async () => {
  const home = temporaryFolder()
  const { run } = commandLine('')
  const env = { XDG_CONFIG_HOME: home, APPDATA: home, HOME: home }
  for (const args of [
    ['--data-dir', '', 'integrations'],
    ['integrations', '--data-dir='],
  ]) {
    const refused = await run([...args, '--json'], { env })
    expect([refused.code, refused.json.error.code]).toEqual([1, 'usage'])
    expect(refused.json.error.message).toContain('It is empty.')
  }
  const commands = [['replay'], ['query', 'SELECT 1'], ['check'], ['diagnostics'], ['rules', 'export']]
  for (const command of commands) {
    const { code, json } = await run([...command, '--output', '', '--json'], { env })
    expect([code, json.error.message]).toEqual([1, expect.stringContaining('It is empty.')])
  }
  expect((await run(['integrations', '--json'], { env })).json).toEqual([])
  const folder = process.platform === 'darwin' ? join(home, 'Library', 'Application Support') : home
  expect(existsSync(join(folder, 'Sightline', 'sightline.db'))).toBe(true)
  expect(existsSync('sightline.db')).toBe(false)
})

test('who has the command line alone has a backup as well: of each day that something was polled', async () => {
  const dataDir = temporaryFolder()
  const { run } = commandLine(dataDir)
  const demo = await workspace()
  for (const name of ['Acme', 'Second'])
    await run(['add', 'segment', '--name', name, '--api-url', demo.url, '--token-stdin'], {
      stdin: demo.token,
    })
  for (let times = 0; times < 2; times++) {
    expect(await run(['sync'])).toMatchObject({ code: 0, stderr: '' })
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([expect.stringMatching(/^sightline-daily-.*\.db$/)])
  }
  writeFileSync(join(dataDir, 'sightline.db'), 'this is no database. '.repeat(400))
  const { json, stderr } = await run(['integrations', '--json'])
  expect(stderr).toContain('the last good backup took its place')
  expect(json).toMatchObject([{ name: 'Acme' }, { name: 'Second' }])
  expect(json[0].resources).toBeGreaterThan(50)
})

test.skipIf(process.platform === 'win32')(
  'a data folder on a disk that is not connected is told as that',
  async () => {
    const link = join(temporaryFolder(), 'Sightline')
    symlinkSync('/nowhere/at/all', link)
    const { code, json } = await commandLine(link).run(['integrations', '--json'])
    expect([code, json.error.code, json.error.hint]).toEqual([
      1,
      'no-folder',
      expect.stringContaining('--data-dir'),
    ])
  },
)

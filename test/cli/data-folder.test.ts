import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../engine/harness'
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
  expect((await run(['integrations', '--json'], { env })).json).toEqual([])
  const folder = process.platform === 'darwin' ? join(home, 'Library', 'Application Support') : home
  expect(existsSync(join(folder, 'Sightline', 'sightline.db'))).toBe(true)
  expect(existsSync('sightline.db')).toBe(false)
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { workspace } from '../engine/harness'

test('the transcript of the main job holds, and leaves no secret behind', async () => {
  const demo = await workspace()
  const secrets = demo.world().sources.flatMap(({ writeKeys }) => writeKeys)
  expect(secrets.length).toBeGreaterThan(10)
  const { stdout } = await promisify(execFile)('test/cli/transcript.sh', [demo.url, ...secrets], {
    env: { ...process.env, SIGHTLINE_TOKEN: demo.token },
  })
  expect(stdout).toContain(`None of ${secrets.length + 1} secrets is in the data folder.`)
}, 60_000)

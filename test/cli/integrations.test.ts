import { expect, test } from 'vitest'
import { connect, engine, temporaryFolder, workspace } from '../engine/harness'
import { commandLine } from './run'

test('changes tell what was there already and leave it out; tables name the integration once there are several', async () => {
  const dataDir = temporaryFolder()
  const { api, close } = await engine({ dataDir })
  const demo = await workspace()
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  const start = new Date().toISOString()
  demo.mutate(({ sources }) => {
    sources[0]!.name = 'Renamed'
    sources.push({ ...sources[1]!, id: 'new', slug: 'new', name: 'New' })
  })
  await api.sync({ integrationId: id })
  await close()

  const { run } = commandLine(dataDir)
  const all = (await run(['changes', '--type', 'segment_source', '--json'])).json
  const told = all.filter(({ baseline }: { baseline: boolean }) => !baseline)
  expect(told.map(({ type }: { type: string }) => type).sort()).toEqual(['added', 'modified'])
  expect(all.length).toBeGreaterThan(told.length)
  const those = await run(['changes', '--type', 'segment_source', '--no-baseline', '--json'])
  expect(those.json).toEqual(told)

  const tables = [
    ['changes', '--no-baseline'],
    ['diff', start],
    ['check', '--severity', 'high'],
    ['resources', 'segment_source'],
  ]
  const name = /INTEGRATION|_integrationName/
  for (const args of tables) expect((await run(args)).stdout).not.toMatch(name)
  await run(['add', 'segment', '--name', 'Second', '--api-url', demo.url, '--token-stdin'], {
    stdin: demo.token,
  })
  await run(['sync', 'Second'])
  for (const args of tables) {
    const { stdout } = await run(args)
    expect(stdout).toMatch(name)
    expect(stdout).toMatch(/ Acme( |$)/m)
    if (args[0] !== 'changes') expect(stdout).toMatch(/ Second( |$)/m)
  }
}, 60_000)

test('the help of add names the connectors and their regions', async () => {
  const { stdout } = await commandLine(temporaryFolder()).run(['add', '--help'])
  expect(stdout).toMatch(/^ {2}segment: .*\n {4}Give --region us or eu\.$/m)
  expect(stdout).toMatch(/^ {2}json-http: .*\n {4}Give --api-url\.$/m)
})

test('a new token is taken from either place that tokens are taken from; nothing to change is told', async () => {
  const { run } = commandLine(temporaryFolder())
  const demo = await workspace()
  const at = ['--name', 'Acme', '--api-url', demo.url]
  await run(['add', 'segment', ...at], { env: { SIGHTLINE_TOKEN: demo.token } })

  const wrong = await run(['update', 'Acme', '--json'], { env: { SIGHTLINE_TOKEN: 'sgp_wrong' } })
  expect([wrong.code, wrong.json.error.code]).toEqual([1, 'wrong-token'])
  const right = await run(['update', 'Acme'], { env: { SIGHTLINE_TOKEN: demo.token } })
  expect([right.code, right.stdout]).toEqual([0, 'Updated Acme, with another token.\n'])
  expect((await run(['update', 'Acme', '--interval', '30'])).stdout).toBe('Updated Acme.\n')
  const nothing = await run(['update', 'Acme', '--json'])
  expect([nothing.code, nothing.json.error.code]).toEqual([1, 'usage'])
})

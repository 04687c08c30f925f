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

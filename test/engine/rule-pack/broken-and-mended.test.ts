import { expect, test } from 'vitest'
import type { Api } from '../../../src-preload/contract'
import { connect, engine, loseFingerprintKey, temporaryFolder, workspace } from '../harness'
import { breaches, deeds } from './breaches'
import { become, day, makeSound } from './sound-world'

const start = Date.UTC(2026, 4, 12, 11)
/** Those whose findings come of waiting. */
const ofAge = ['segment-source-silent', 'segment-stale-invite', 'segment-write-key-unchanged']

async function statuses(api: Api) {
  const rules = await api.listRules()
  return Object.fromEntries(rules.map(({ id, status }) => [id, status]))
}

async function open(api: Api, ruleId: string) {
  const { rows } = await api.listFindings({ ruleId, status: 'open' })
  return rows.map(({ resourceId }) => resourceId).sort()
}

test('each managed rule finds exactly what breaks it, and nothing in a workspace that doesn’t', async () => {
  let time = start
  const now = () => new Date(time)
  const demo = await workspace({ now, startedAt: now() })
  demo.mutate((world) => makeSound(world, time))
  const sound = structuredClone(demo.world())
  const dataDir = temporaryFolder()
  const { api } = await engine({ dataDir, now })
  const { id } = await connect(api, demo)
  await api.updateIntegration({
    integrationId: id,
    companyDomains: ['acme.example'],
    optionalTypes: ['segment_warehouse_connection'],
  })
  const sync = () => api.sync({ integrationId: id })
  const ids = (await api.listRules()).map(({ id }) => id)
  expect([...Object.keys(breaches), ...Object.keys(deeds), ...ofAge].sort()).toEqual(ids.sort())
  const all = (status: string, without: string[] = []) =>
    Object.fromEntries(ids.filter((rule) => !without.includes(rule)).map((rule) => [rule, status]))

  await sync()
  expect(await statuses(api)).toEqual({
    ...all('ok'),
    'segment-stale-invite': 'not_evaluated',
    'segment-write-key-unchanged': 'not_evaluated',
  })

  const expected: Record<string, string[]> = {}
  demo.mutate((world) => {
    for (const [rule, breach] of Object.entries(breaches)) expected[rule] = breach(world).sort()
    const [noon, night] = [new Date(start + day / 24), new Date(start + (day * 14) / 24)]
    for (const [rule, deed] of Object.entries(deeds)) expected[rule] = deed(world, noon, night)
  })
  time = start + (day * 15) / 24
  await sync()
  for (const [rule, resources] of Object.entries(expected))
    expect.soft(await open(api, rule), rule).toEqual(resources)

  become(demo, sound)
  await sync()
  expect(await statuses(api)).toMatchObject(all('ok', [...Object.keys(deeds), ...ofAge]))

  // Weeks later the deeds are old, an invite is still there, and one source has sent nothing since.
  const silent = sound.sources.find(({ name }) => name === 'Backend')!
  const named = (name: string) =>
    demo.mutate((world) => {
      world.sources.find(({ id }) => id === silent.id)!.name = name
    })
  named('Partner events')
  time += 20 * day
  await sync()
  expect(await statuses(api)).toMatchObject(all('ok', ofAge))
  expect(await open(api, 'segment-stale-invite')).toEqual(sound.invites)
  expect(await open(api, 'segment-source-silent')).toEqual([silent.id])
  named('Backend')
  demo.mutate((world) => {
    world.invites = []
  })
  time += 380 * day
  await sync()
  const servers = sound.sources.filter(({ metadata }) => metadata.categories.includes('Server'))
  expect(await open(api, 'segment-write-key-unchanged')).toEqual(servers.map(({ id }) => id).sort())
  // With another key of its fingerprints, Sightline shows each write key as another one.
  loseFingerprintKey(dataDir)
  await sync()
  expect(await open(api, 'segment-write-key-unchanged')).toEqual(servers.map(({ id }) => id).sort())
  demo.mutate((world) => {
    for (const source of world.sources) source.writeKeys = [`new-key-of-${source.id}`]
  })
  await sync()
  expect(await statuses(api)).toMatchObject(Object.fromEntries(ofAge.map((rule) => [rule, 'ok'])))
})

import { expect, test } from 'vitest'
import { severities } from '../../src-preload/contract'
import { polled, rows } from './harness'

test('one call finds resources, rules, queries, findings and changes, the best first', async () => {
  const { api, demo, sync } = await polled()
  const source = demo.world().sources[0]!
  const find = (text: string) => api.search({ text })

  const [exact] = await find(source.name ?? '')
  expect(exact).toMatchObject({ kind: 'resource', resourceType: 'segment_source', resourceId: source.id })
  expect((await find(source.id))[0]).toMatchObject({ resourceId: source.id })
  expect((await find(source.slug ?? ''))[0]).toMatchObject({ resourceId: source.id })
  const user = demo.world().users[0]
  expect((await find(user?.email ?? ''))[0]).toMatchObject({ resourceId: user?.id })
  expect(await find('warehouse dis')).toContainEqual(
    expect.objectContaining({ kind: 'rule', id: 'segment-warehouse-disabled' }),
  )
  const finding = (await find('source without')).find(({ kind }) => kind === 'finding')
  expect((await api.listFindings({ findingIds: [Number(finding?.id)] })).rows).toMatchObject([
    { ruleId: finding?.ruleId, resourceId: finding?.resourceId },
  ])
  const { id: queryId } = await api.saveQuery({ name: 'Über alles', sql: 'SELECT 1' })
  expect(await find('uber')).toContainEqual(expect.objectContaining({ kind: 'query', id: queryId }))

  demo.mutate((world) => Object.assign(world.sources[0] ?? {}, { name: 'Zanzibar' }))
  expect(await find('zanz')).toEqual([])
  await sync()
  const found = await find('zanz')
  expect(found[0]).toMatchObject({ kind: 'resource', title: 'Zanzibar' })
  expect(found).toContainEqual(expect.objectContaining({ kind: 'change', resourceId: source.id }))

  demo.mutate((world) => {
    world.sources = world.sources.filter(({ id }) => id !== source.id)
  })
  await sync()
  const gone = await find('zanz')
  expect(gone.map(({ kind }) => kind)).not.toContain('resource')
  expect(gone[0]).toMatchObject({ kind: 'change', title: 'Zanzibar removed', resourceId: source.id })
})

test('a finding is found by its title as it is shown, the worst first; of a resource one change, the latest', async () => {
  const { api, demo, sync } = await polled()
  const source = demo.world().sources[0]!
  demo.mutate((world) => {
    world.sources[0]!.name = 'Zanzibar app'
    world.sources[0]!.labels = []
  })
  await sync()
  const found = async (text: string) =>
    (await api.search({ text, kinds: ['finding'], limit: 100 })).map(({ title }) => title)
  const [first] = await found('zanzibar labels')
  expect(first).toBe('Source without labels: Zanzibar app')
  expect((await found(first!))[0]).toBe(first)
  expect(await found('zanzibar app sour')).toContain(first)
  expect(await found('zanzibar quagga')).toEqual([])
  const worst = (await api.search({ text: 'outside company', kinds: ['finding'], limit: 100 })).map(
    ({ severity }) => severities.indexOf(severity!),
  )
  expect(worst.length).toBeGreaterThan(1)
  expect(worst).toEqual(worst.toSorted((a, b) => a - b))

  for (const name of ['Zanzibar 2', 'Zanzibar 3', 'Zanzibar 4']) {
    demo.mutate((world) => Object.assign(world.sources[0]!, { name }))
    await sync()
  }
  const changes = await api.search({ text: 'zanzibar', kinds: ['change'] })
  expect(changes.map(({ title, resourceId }) => [title, resourceId])).toEqual([
    ['Zanzibar 4 modified', source.id],
  ])
})

test('a name that is, or begins with, what is typed comes first, however many others match', async () => {
  const { api, demo, sync } = await polled()
  demo.mutate((world) => {
    const [user] = world.users
    for (let number = 0; number < 1100; number++)
      world.users.push({ ...user!, id: `user-${number}`, email: `zebra.a${number}@zebra.example` })
  })
  await sync()
  const late = (id: string, name: string) => ({ ...structuredClone(demo.world().sources[0]!), id, name })
  demo.mutate((world) =>
    world.sources.push(
      late('crossing', 'Zebra crossing'),
      late('zebra', 'Zébra'),
      late('example', '(Example)'),
    ),
  )
  await sync()
  const first = async (text: string) => (await api.search({ text }))[0]
  for (const text of ['zebra', 'ZEBRA ', 'zébra'])
    expect(await first(text)).toMatchObject({ resourceId: 'zebra' })
  for (const text of ['zebra c', 'zebra crossing', 'zeb c', 'z c', 'cross'])
    expect(await first(text)).toMatchObject({ kind: 'resource', resourceId: 'crossing' })
  expect(await first('exam')).toMatchObject({ resourceId: 'example' })
  expect(await first('user-1099')).toMatchObject({ resourceId: 'user-1099' })
  expect(await first('zebra.a1099')).toMatchObject({ resourceId: 'user-1099' })
  expect(await api.search({ text: 'zebra quagga' })).toEqual([])
  // More words than the index is asked for at once.
  expect(await api.search({ text: 'z c quagga cr ze a' })).toEqual([])
  expect(await first('z c cr ze zeb cross')).toMatchObject({ resourceId: 'crossing' })
})

test('of more changes than are looked at, the latest are found, by a word and by its beginning', async () => {
  const { api, demo, sync } = await polled()
  demo.mutate((world) => {
    const [user] = world.users
    for (let number = 0; number < 130; number++)
      world.users.push({ ...user!, id: `user-${number}`, email: `zebra.a${number}@zebra.example` })
  })
  await sync()
  const renamed = async (from: number, name: string) => {
    demo.mutate((world) => {
      for (const user of world.users)
        if (user.id.startsWith('user-') && Number(user.id.slice(5)) >= from) user.name = name
    })
    await sync()
  }
  await renamed(0, 'Everybody')
  await renamed(125, 'The last five')
  const lastFive = [125, 126, 127, 128, 129].map((number) => `user-${number}`)
  for (const text of ['zebra', 'zebr', 'zebra zebra.a129']) {
    const found = await api.search({ text, kinds: ['change'], limit: 100 })
    expect(found.length, text).toBeLessThanOrEqual(100)
    const wanted = text.endsWith('129') ? ['user-129'] : lastFive
    expect(found.map(({ resourceId }) => resourceId)).toEqual(expect.arrayContaining(wanted))
  }
})

test('the entries of logs are not searched', async () => {
  const { api } = await polled()
  const [{ name, count } = {}] = await rows(
    api,
    `SELECT (SELECT min(name) FROM resource WHERE type = 'segment_audit_event') AS name,
       (SELECT count(*) FROM resource_words) - (SELECT count(subject_id) FROM resource) AS count`,
  )
  expect(count).toBe(0)
  const found = await api.search({ text: String(name), kinds: ['resource'] })
  expect(found.filter(({ resourceType }) => resourceType === 'segment_audit_event')).toEqual([])
})

test('whatever is typed is text: nothing is syntax', async () => {
  const { api } = await polled()
  for (const text of [
    '"',
    "'",
    '*',
    'a AND',
    'NOT',
    '(',
    'words:',
    '-x',
    '^',
    'a" OR "b',
    '%',
    '\\',
    '\u0000',
    '…',
    '   ',
  ])
    expect(Array.isArray(await api.search({ text }))).toBe(true)
  expect(await api.search({ text: '%' })).toEqual([])
})

test('what an integration had is no longer found once that is deleted, nor anything left in the index', async () => {
  const { api, id, demo } = await polled()
  const name = demo.world().sources[0]?.name ?? ''
  expect((await api.search({ text: name })).length).toBeGreaterThan(0)
  await api.deleteIntegration({ integrationId: id })
  expect(await api.search({ text: name, kinds: ['resource', 'change', 'finding'] })).toEqual([])
  expect(
    await rows(
      api,
      `SELECT (SELECT count(*) FROM resource_words) + (SELECT count(*) FROM change_words)
    + (SELECT count(*) FROM finding_words) AS entries`,
    ),
  ).toEqual([{ entries: 0 }])
})

test('ids are located', async () => {
  const { api, id, demo } = await polled()
  const [source] = demo.world().sources
  const [user] = demo.world().users
  expect(await api.locateResources({ ids: [source?.id ?? '', 'nothing', user?.id ?? ''] })).toEqual([
    { id: source?.id, integrationId: id, resourceType: 'segment_source', resourceName: source?.name },
    { id: user?.id, integrationId: id, resourceType: 'segment_user', resourceName: expect.any(String) },
  ])
})

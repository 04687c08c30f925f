import { expect, test } from 'vitest'
import { polled, rows } from './harness'

const day = 24 * 60 * 60_000

test('what the catalog says of a kind is stored once, and joined by its id', async () => {
  const { demo, api } = await polled()
  const { destinations } = demo.world()
  const kinds = new Set(destinations.map(({ metadata }) => metadata.id))
  expect(kinds.size).toBeLessThan(destinations.length)
  expect((await rows(api, 'SELECT id FROM segment_catalog_destination')).length).toBe(kinds.size)
  const joined = await rows(
    api,
    `SELECT d.id, k.description, json_array_length(k.options) AS options, json_array_length(k.actions) AS actions
     FROM segment_destination AS d JOIN segment_catalog_destination AS k ON k.id = d.metadata ->> 'id'`,
  )
  expect(joined.length).toBe(destinations.length)
  const truth = destinations[0]!
  expect(joined.find(({ id }) => id === truth.id)).toMatchObject({
    description: truth.metadata.description,
    options: truth.metadata.options.length,
    actions: truth.metadata.actions.length,
  })
  const left =
    "SELECT body FROM (SELECT metadata ->> 'description' AS body FROM segment_destination) WHERE body IS NOT NULL"
  expect(await rows(api, left)).toEqual([])
})

test('the catalog is read once a day, and a kind that nothing is of any more goes', async () => {
  let time = Date.now()
  const now = () => new Date(time)
  const { demo, api, sync } = await polled({ now }, { now })
  const asked = (from: number) =>
    demo.requests.slice(from).filter(({ path }) => path.startsWith('/catalog/destinations/')).length
  const names = async () =>
    (await rows(api, 'SELECT name FROM segment_catalog_destination ORDER BY name')).map(({ name }) => name)
  const known = (await names()).length
  expect(asked(0)).toBe(known)

  let from = demo.requests.length
  const renamed = demo.world().destinations[0]!.metadata.id
  demo.mutate((world) => {
    for (const { metadata } of world.destinations) if (metadata.id === renamed) metadata.name = 'Renamed kind'
  })
  time += day / 2
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(asked(from)).toBe(0)
  time += day
  await sync()
  expect(asked(from)).toBe(known)
  expect(await names()).toContain('Renamed kind')

  from = demo.requests.length
  demo.mutate((world) => {
    world.destinations = world.destinations.filter(({ metadata }) => metadata.id !== renamed)
  })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect(asked(from)).toBe(0)
  expect(await names()).not.toContain('Renamed kind')
  expect((await names()).length).toBe(known - 1)
})

test('a kind stays while a source of it is merely not listed', async () => {
  const { demo, api, sync } = await polled()
  const count = async () => (await rows(api, 'SELECT id FROM segment_catalog_source')).length
  const known = await count()
  // The last page lacks sources that are still there.
  demo.setFaults([{ kind: 'lie', path: '/sources', value: 5 }])
  await sync()
  expect(await count()).toBe(known)
})

test('after the clock was set back by a year, the catalog is read at once, and then once a day', async () => {
  let time = Date.now() + 365 * day
  const now = () => new Date(time)
  const { demo, sync } = await polled({ now }, { now })
  const asked = (from: number) =>
    demo.requests.slice(from).filter(({ path }) => path.startsWith('/catalog/destinations/')).length
  const known = asked(0)
  time -= 365 * day
  for (const expected of [known, 0]) {
    const from = demo.requests.length
    await sync()
    expect(asked(from)).toBe(expected)
    time += day / 2
  }
})

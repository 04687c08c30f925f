import { expect, test } from 'vitest'
import { grant, type World } from '../../src-main/demo/world'
import { polled } from './harness'

/** The paths of the one change of a user or source that `before` prepares and `change` makes; with its sides. */
async function changeMade<Item>(
  type: 'segment_user' | 'segment_source',
  before: (world: World) => Item,
  change: (item: Item, world: World) => void,
) {
  const { demo, api, sync } = await polled()
  let item: Item | undefined
  demo.mutate((world) => {
    item = before(world)
  })
  await sync()
  demo.mutate((world) => change(item as Item, world))
  await sync()
  const { rows } = await api.listChanges({ resourceType: type, change: 'modified', limit: 1 })
  const [last] = rows
  if (!last) throw new Error('Nothing changed.')
  return last as typeof last & { after: Record<string, unknown>; before: Record<string, unknown> }
}

const source = (world: World) => world.sources[0] as World['sources'][number] & Record<string, unknown>
const steps = [{ run: 'a' }, { run: 'b' }, { run: 'c' }]

test('a changed permission is told by the place and the field that changed', async () => {
  const on = (id: string) => [{ id, type: 'SOURCE' as const, labels: [] }]
  const { fields, after } = await changeMade(
    'segment_user',
    (world) => {
      const user = world.users[3] as World['users'][number]
      user.permissions = [
        grant(world, 'Source Admin', on('a')),
        grant(world, 'Source Admin', on('b')),
        grant(world, 'Source Admin', on('c')),
      ]
      return user
    },
    (user, world) => {
      user.permissions.reverse()
      user.permissions[1] = grant(world, 'Source Read-only', on('b'))
    },
  )
  expect(fields).toEqual(['permissions[1].roleId', 'permissions[1].roleName'])
  expect(after.permissions).toMatchObject([{}, { roleName: 'Source Read-only' }, {}])
})

test('an element put before others changes none of them; one that goes is told by where it was', async () => {
  const { fields, after } = await changeMade(
    'segment_source',
    (world) => Object.assign(source(world), { steps, tags: ['x', 'y', 'z'] }),
    (item) => Object.assign(item, { steps: [{ run: 'new', id: 'n' }, ...steps], tags: ['x', 'z'] }),
  )
  expect(fields).toEqual(['steps[0]', 'tags[1]'])
  expect(after).toMatchObject({ tags: ['x', 'z'] })
})

test('elements with an id are compared by it; of a list whose order alone differs, the list is told', async () => {
  const things = [
    { id: 'one', on: true },
    { id: 'two', on: true },
  ]
  const { fields } = await changeMade(
    'segment_source',
    (world) => Object.assign(source(world), { things, steps }),
    (item) =>
      Object.assign(item, {
        things: [things[1], { id: 'one', on: false }, { id: 'three', on: true }],
        steps: [...steps].reverse(),
      }),
  )
  expect(fields).toEqual(['steps', 'things[1].on', 'things[2]'])
})

test('names are told so that they can’t be misread, and a field that is all new as one', async () => {
  const { fields, before } = await changeMade(
    'segment_source',
    (world) => Object.assign(source(world), { deep: { 'a.b': 1, c: { d: 1 } }, late: undefined }),
    (item) => Object.assign(item, { deep: { 'a.b': 2, c: { d: 2 } }, late: { e: 1 } }),
  )
  expect(fields).toEqual(['deep.c.d', 'deep["a.b"]', 'late'])
  expect(before).toEqual({ deep: { 'a.b': 1, c: { d: 1 } } })
})

test('what differs in very many places is told by its field', async () => {
  const many = (value: number) =>
    Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, value]))
  const { fields } = await changeMade(
    'segment_source',
    (world) => Object.assign(source(world), { many: many(1) }),
    (item) => Object.assign(item, { many: many(2), name: 'Other' }),
  )
  expect(fields).toEqual(['many', 'name'])
})

import { describe, expect, test } from 'vitest'
import type { Fault } from '../../src-main/demo/demo-api'
import type { Api } from '../../src-preload/contract'
import { connect, engine, polled, rows, workspace } from './harness'

const users = (api: Api) =>
  rows(api, 'SELECT id, name, email, permissions, _changedAt FROM segment_user ORDER BY id')

/** The company renames and loses people while the API misbehaves: none of it may show. */
async function syncWith(faults: Fault[], scale: number) {
  const { demo, api, sync } = await polled({ scale, pageCap: 20 })
  const before = await users(api)
  const changes = (await api.listChanges({ resourceType: 'segment_user' })).total
  demo.mutate((world) => {
    for (const user of world.users) user.name = `${user.name} (renamed)`
    world.users.splice(0, 3)
  })
  demo.setFaults(faults)
  const poll = await sync()
  return {
    demo,
    api,
    sync,
    before,
    changes,
    poll,
    type: poll.types.find(({ type }) => type === 'segment_user'),
  }
}

describe.each<[string, Fault, string]>([
  ['an error', { kind: 'status', path: '/users', value: 500 }, 'failed'],
  ['forbidden', { kind: 'forbid', path: '/users' }, 'skipped'],
  ['a proxy’s page', { kind: 'notjson', path: '/users' }, 'failed'],
  ['an answer cut off', { kind: 'truncate', path: '/users' }, 'failed'],
  ['a reset connection', { kind: 'drop', path: '/users' }, 'failed'],
  ['a circle of cursors', { kind: 'cursorloop', path: '/users' }, 'failed'],
  ['another shape', { kind: 'drift', path: '/users' }, 'drifted'],
])('a listing that is %s', (_, fault, status) => {
  test.each([1, 3])('changes no row and is shown as what it is (%i times the pages)', async (scale) => {
    const { api, before, changes, poll, type } = await syncWith([fault], scale)
    expect(poll.status).toBe('partial')
    expect(type).toMatchObject({
      status,
      added: 0,
      modified: 0,
      removed: 0,
      reason: expect.stringMatching(/.{20}/),
    })
    expect(await users(api)).toEqual(before)
    expect((await api.listChanges({ resourceType: 'segment_user' })).total).toBe(changes)
  })
})

test.each([1, 3])(
  'a listing that gives fewer than it says removes only what is confirmed to be gone',
  async (scale) => {
    const { demo, api, type } = await syncWith([{ kind: 'lie', path: '/users', value: 4 }], scale)
    expect(type).toMatchObject({
      status: 'ok',
      removed: 3,
      reason: expect.stringContaining('some may be missing'),
    })
    const left = demo.world().users.map(({ id }) => id)
    expect((await users(api)).map(({ id }) => id)).toEqual(left.sort())
  },
)

test('after the failure, the next good listing catches up', async () => {
  const { demo, sync } = await syncWith([{ kind: 'status', path: '/users', value: 500 }], 1)
  demo.setFaults([])
  const poll = await sync()
  expect(poll.types.find(({ type }) => type === 'segment_user')).toMatchObject({ status: 'ok', removed: 3 })
})

test('an item that slips between two pages is not removed: its own endpoint still answers', async () => {
  const { demo, api, sync } = await polled({ scale: 3, pageCap: 20 })
  // A list that is as it was would not be read again.
  demo.mutate((world) => Object.assign(world.users[0] as object, { permissions: [] }))
  const before = (await users(api)).filter(({ id }) => id !== demo.world().users[0]?.id)
  const asked = () => demo.requests.filter(({ path }) => path.startsWith('/users/')).length
  demo.setFaults([{ kind: 'slip', path: '/users' }])
  const poll = await sync()
  // One was deleted after its page was listed; another moved up onto that page meanwhile and was never seen.
  expect(asked()).toBe(1)
  expect(poll.types.find((entry) => entry.type === 'segment_user')).toMatchObject({
    status: 'ok',
    removed: 0,
  })
  expect(await users(api)).toEqual(expect.arrayContaining(before))
  expect((await sync()).types.find((entry) => entry.type === 'segment_user')).toMatchObject({ removed: 1 })
})

test('many removals in a listing of several pages are confirmed by a second listing', async () => {
  const { demo, sync } = await polled({ scale: 5, pageCap: 20 })
  demo.mutate((world) => {
    world.users.splice(10, 40)
  })
  const listings = () =>
    demo.requests.filter(({ path, query }) => path === '/users' && !query.includes('cursor')).length
  const before = listings()
  const poll = await sync()
  expect(poll.types.find(({ type }) => type === 'segment_user')).toMatchObject({ status: 'ok', removed: 40 })
  expect(listings() - before).toBe(2)
})

test('cancelling a poll removes nothing and says so', async () => {
  const { demo, api, id, sync } = await polled()
  const before = await users(api)
  demo.mutate((world) => {
    world.users.splice(0, 5)
  })
  demo.setFaults([{ kind: 'hang', path: '/users' }])
  const running = sync()
  await expect
    .poll(() => demo.requests.some(({ path, status }) => path === '/labels' && status === 200))
    .toBe(true)
  expect(await api.cancelPoll({ integrationId: id })).toEqual({ cancelled: true })
  expect(await running).toMatchObject({ status: 'cancelled' })
  expect(await users(api)).toEqual(before)
  expect(await api.getIntegration({ integrationId: id })).toMatchObject({
    ready: true,
    code: null,
    poll: null,
  })
})

test('a server that is gone makes the integration not ready, and keeps everything', async () => {
  const demo = await workspace()
  const { api } = await engine()
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  const before = await users(api)
  await demo.close()
  expect(await api.sync({ integrationId: id })).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('refused'),
  })
  expect(await api.getIntegration({ integrationId: id })).toMatchObject({
    ready: false,
    hint: expect.stringMatching(/\w/),
    // By which the screen offers to try again, and not to replace the token.
    code: 'no-network',
  })
  expect(await users(api)).toEqual(before)
})

test('a token that now belongs to another workspace changes nothing', async () => {
  const demo = await workspace()
  const { api } = await engine()
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  const before = await users(api)
  demo.mutate((world) => {
    world.workspace.id = 'another'
    world.users.splice(0)
  })
  expect(await api.sync({ integrationId: id })).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('another workspace'),
  })
  expect(await users(api)).toEqual(before)
})

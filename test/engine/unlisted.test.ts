import { expect, test } from 'vitest'
import { newAuditEvent } from '../../src-main/demo/audit-trail'
import type { World } from '../../src-main/demo/demo-api'
import type { Poll } from '../../src-preload/contract'
import { front, impatient } from './front'
import { connect, engine, rows, workspace } from './harness'

/*
 * Labels and invites have no endpoint of their own that could be asked whether they are still there: the list and the
 * audit trail alone have the word.
 */

/** An engine behind a server that can hide things, polled once. */
async function watching(options: Parameters<typeof workspace>[0] = {}) {
  const demo = await workspace(options)
  demo.mutate((world) => {
    // The rest would only take time.
    Object.assign(world, { sources: [], destinations: [], functions: [], trackingPlans: [], groups: [] })
    world.labels = Array.from({ length: 20 }, (_, i) => ({
      key: 'team',
      value: `team-${i}`,
      description: '',
    }))
    world.invites = Array.from({ length: 30 }, (_, i) => `person-${i}@acme.example`)
  })
  const server = await front(demo)
  const { api } = await engine({ pace: impatient })
  const { id } = await connect(api, server)
  const sync = () => api.sync({ integrationId: id })
  expect(await sync()).toMatchObject({ status: 'ok' })
  /** As to a token that sees less: these are not in any list, and the list adds up. */
  const hide = (isHidden: (label: string) => boolean) => {
    server.spoil = ({ path, data }) => {
      if (path === '/labels')
        data.labels = data.labels.filter(({ value }: { value: string }) => !isHidden(value))
      return undefined
    }
  }
  const count = async (view: string) => (await rows(api, `SELECT count(*) AS n FROM ${view}`))[0]?.n
  const removals = async () => (await api.listChanges({ change: 'removed' })).total
  return { demo, server, api, sync, hide, count, removals }
}

const of = (type: string, poll: Poll) => poll.types.find((one) => one.type === type)
const label = 'segment_label'
const invite = 'segment_invite'
const isOdd = (value: string) => Number(value.split('-')[1]) % 2 === 1

test('a few that a list which adds up no longer has are gone at once', async () => {
  const { demo, sync } = await watching()
  demo.mutate((world) => {
    world.labels.splice(3, 2)
    world.invites.splice(0, 1)
  })
  const poll = await sync()
  expect(of(label, poll)).toMatchObject({ status: 'ok', removed: 2 })
  expect(of(invite, poll)).toMatchObject({ status: 'ok', removed: 1 })
})

test.each<[string, (value: string) => boolean]>([
  ['half', isOdd],
  ['none', () => true],
])(
  'a token that sees %s of them in one poll, and all again in the next, removes nothing',
  async (_, hidden) => {
    const { sync, hide, removals } = await watching()
    for (const _ of [1, 2]) {
      hide(hidden)
      expect(of(label, await sync())).toMatchObject({
        status: 'failed',
        removed: 0,
        reason: expect.stringContaining('The next poll'),
      })
      hide(() => false)
      expect(of(label, await sync())).toMatchObject({ status: 'ok', reason: null, removed: 0, added: 0 })
    }
    expect(await removals()).toBe(0)
  },
)

test('much that is gone at once is believed when a second poll misses it as well', async () => {
  const { demo, sync, count } = await watching()
  demo.mutate((world) => {
    world.labels = world.labels.filter(({ value }) => !isOdd(value))
  })
  expect(of(label, await sync())).toMatchObject({ status: 'failed', removed: 0 })
  expect(of(label, await sync())).toMatchObject({ status: 'ok', removed: 10 })
  expect(of(label, await sync())).toMatchObject({ status: 'ok', reason: null, removed: 0 })
  expect(await count(label)).toBe(10)
})

test('what the audit trail tells of is believed at once, however much it is', async () => {
  const { demo, sync, count } = await watching()
  demo.mutate((world) => {
    for (const { key, value } of world.labels.splice(0, 15)) {
      const name = `${key}:${value}`
      const deed = { type: 'Label Deleted', resourceId: name, resourceType: 'label', resourceName: name }
      world.auditEvents.push(newAuditEvent(world as World, deed, new Date()))
    }
  })
  expect(of(label, await sync())).toMatchObject({ status: 'ok', removed: 15 })
  expect(await count(label)).toBe(5)
})

test('a list that names fewer than it says removes nothing, however often; as soon as it adds up, it does', async () => {
  const { demo, sync, removals } = await watching({ pageCap: 10 })
  demo.mutate((world) => world.invites.splice(0, 2))
  demo.setFaults([{ kind: 'lie', path: '/invites', value: 3 }])
  for (const _ of [1, 2, 3]) expect(of(invite, await sync())).toMatchObject({ status: 'failed', removed: 0 })
  demo.setFaults([])
  expect(of(invite, await sync())).toMatchObject({ status: 'ok', removed: 2 })
  expect(await removals()).toBe(2)
})

import { expect, test } from 'vitest'
import { polled } from './harness'

test('a destination is listed with its source’s name, and a source says who refers to it', async () => {
  const { demo, api, id } = await polled()
  const destination = demo.world().destinations[0] as { id: string; name: string; sourceId: string }
  const source = demo.world().sources.find((one) => one.id === destination.sourceId)
  const { rows } = await api.listResources({ type: 'segment_destination', search: destination.id })
  expect(rows[0]).toMatchObject({ _name: destination.name, '_name:sourceId': source?.name })

  const sourceId = destination.sourceId
  const { referredToBy } = await api.getResource({
    integrationId: id,
    type: 'segment_source',
    resourceId: sourceId,
  })
  const siblings = demo.world().destinations.filter((one) => one.sourceId === sourceId)
  expect(referredToBy).toContainEqual({
    type: 'segment_destination',
    field: 'sourceId',
    total: siblings.length,
    resources: expect.arrayContaining([{ id: destination.id, name: destination.name }]),
  })
})

test('entries of logs that name a source are counted after all else', async () => {
  const { demo, api, id } = await polled()
  const source = demo.world().destinations[0]!.sourceId
  const about = { integrationId: id, type: 'segment_source', resourceId: source }
  const { referredToBy } = await api.getResource(about)
  const isLog = new Map((await api.listResourceTypes()).map(({ key, log }) => [key, log]))
  const logs = referredToBy.filter(({ type }) => isLog.get(type))
  expect(logs.map(({ type }) => type)).toContain('segment_source_usage')
  expect(referredToBy.slice(-logs.length)).toEqual(logs)
  for (const { type, field, total, resources } of logs) {
    const filters = [{ column: field, operator: 'is' as const, value: source }]
    expect(total).toBe((await api.listResources({ type, filters })).total)
    expect(resources).toEqual([])
  }
})

test('a user’s page knows the groups; a role’s page counts all who have it, and names the first of them', async () => {
  const { demo, api, id } = await polled({ scale: 10 })
  const group = demo.world().groups.find(({ memberIds }) => memberIds.length > 0)
  const member = group?.memberIds[0] as string
  const user = await api.getResource({ integrationId: id, type: 'segment_user', resourceId: member })
  const groups = user.referredToBy.find(({ type }) => type === 'segment_user_group')
  expect(groups?.resources).toContainEqual({ id: group?.id, name: group?.name })

  const roleId = user.refersTo.find(({ type }) => type === 'segment_role')?.id as string
  const having = demo
    .world()
    .users.filter(({ permissions }) => permissions.some((permission) => permission.roleId === roleId))
  const role = await api.getResource({ integrationId: id, type: 'segment_role', resourceId: roleId })
  const users = role.referredToBy.find(({ type }) => type === 'segment_user')
  expect(users?.total).toBe(having.length)
  expect(users?.resources.length).toBe(Math.min(having.length, 50))
})

test('an audit event leads to who did it and to what it is about', async () => {
  const { demo, api, id } = await polled()
  const { sources, users } = demo.world()
  const event = demo
    .world()
    .auditEvents.findLast(
      ({ resourceId, actor }) =>
        sources.some((source) => source.id === resourceId) && users.some((user) => user.id === actor),
    )!
  const read = await api.getResource({
    integrationId: id,
    type: 'segment_audit_event',
    resourceId: event.id,
  })
  const user = users.find((one) => one.id === event.actor)!
  const source = sources.find((one) => one.id === event.resourceId)!
  expect(read.refersTo).toEqual([
    { field: 'actor', type: 'segment_user', id: user.id, name: user.email },
    { field: 'resourceId', type: 'segment_source', id: source.id, name: source.name },
  ])
  const { rows } = await api.listResources({ type: 'segment_audit_event', search: event.id })
  expect(rows[0]).toMatchObject({ '_name:actor': user.email, '_name:resourceId': source.name })
})

test('changes can leave out what was merely there when its type was first listed', async () => {
  const { demo, api, sync } = await polled()
  expect((await api.listChanges({ baseline: false })).total).toBe(0)
  demo.mutate((world) => world.users.pop())
  await sync()
  const { rows } = await api.listChanges({ baseline: false, resourceType: 'segment_user' })
  expect(rows.map(({ type }) => type)).toEqual(['removed'])
})

test('of several integrations, counts name the one whose word the status is', async () => {
  const { api } = await polled()
  expect(await api.countResources()).toContainEqual(
    expect.objectContaining({ type: 'segment_user', status: 'ok', integrationName: 'Acme' }),
  )
})

import { expect, test } from 'vitest'
import type { Alert, Api } from '../../src-preload/contract'
import { connect, engine, polled, workspace } from './harness'
import { makeSound } from './rule-pack/sound-world'

async function findings(api: Api, ruleId: string) {
  const { rows } = await api.listFindings({ ruleId })
  return rows.map(({ resourceName, status }) => `${resourceName} ${status}`)
}

test('the demo’s workspace breaks these rules', async () => {
  const { api } = await polled()
  const broken = (await api.listRules()).filter(({ status }) => status === 'warning').map(({ id }) => id)
  expect(broken).toEqual(
    expect.arrayContaining([
      'segment-too-many-owners',
      'segment-owner-outside-company',
      'segment-source-without-labels',
      'segment-destination-on-disabled-source',
      'segment-group-without-members',
      'segment-warehouse-disabled',
    ]),
  )
})

test('a finding opens, stays, is resolved and opens again; each transition is told once', async () => {
  const { demo, api, sync } = await polled()
  const rule = 'segment-warehouse-disabled'
  const told: Alert[] = []
  api.onEvent((event) => {
    if (event.event === 'alerts') told.push(...event.payload.filter((alert) => alert.ruleId === rule))
  })
  const [opened] = (await api.listFindings({ ruleId: rule })).rows
  const setAll = (enabled: boolean) =>
    demo.mutate((world) => {
      for (const warehouse of world.warehouses) warehouse.enabled = enabled
    })

  await sync()
  expect(told).toEqual([])
  setAll(true)
  await sync()
  expect(told.map(({ kind }) => kind)).toEqual(['resolved'])
  expect((await api.listFindings({ ruleId: rule })).rows[0]).toMatchObject({
    status: 'resolved',
    id: opened?.id,
  })

  setAll(false)
  await sync()
  await sync()
  expect(told.map(({ kind }) => kind)).toEqual(['resolved', 'opened', 'reopened'])
  const reopened = (await api.listFindings({ ruleId: rule })).rows.find(({ id }) => id === opened?.id)
  expect(reopened).toMatchObject({ status: 'open', firstSeenAt: opened?.firstSeenAt, resolvedAt: null })
  expect((reopened?.openedAt ?? '') > (opened?.openedAt ?? '')).toBe(true)
})

test('an alert names the findings, and is unseen until it was seen', async () => {
  const { demo, api, id, sync } = await polled()
  const { latestAlerts } = await api.overview()
  await api.markAlertsSeen({ upTo: latestAlerts[0]?.id ?? 0 })
  demo.mutate((world) => {
    for (const source of world.sources.slice(0, 2)) source.labels = []
  })
  await sync()
  const [alert] = (await api.listAlerts({ integrationId: id })).rows
  expect(alert).toMatchObject({ kind: 'opened', ruleId: 'segment-source-without-labels', seen: false })
  expect(alert?.details.sort()).toEqual(
    demo
      .world()
      .sources.slice(0, 2)
      .map(({ name }) => name)
      .sort(),
  )
  expect(await api.overview()).toMatchObject({ unseenAlerts: 1, state: 'findings' })
  const seen = await api.markAlertsSeen({ upTo: alert?.id as number })
  expect(seen).toEqual({ marked: 1, before: latestAlerts[0]?.id })
  expect(await api.overview()).toMatchObject({ unseenAlerts: 0 })

  // Undone, what had been seen before is so still.
  expect(await api.markAlertsUnseen({ after: seen.before })).toEqual({ marked: 1 })
  expect(await api.overview()).toMatchObject({ unseenAlerts: 1 })
  expect(await api.markAlertsSeen()).toMatchObject({ marked: 1 })
  expect(await api.markAlertsSeen()).toMatchObject({ marked: 0, before: alert?.id })
})

test('owners through a group count like direct ones', async () => {
  const { demo, api, sync } = await polled()
  demo.mutate((world) => {
    const owner = world.users
      .flatMap(({ permissions }) => permissions)
      .find(({ roleName }) => roleName === 'Workspace Owner')
    const group = world.groups.find(({ memberIds }) => memberIds.length > 0)
    world.users.push({
      id: 'outsider',
      name: 'Out Sider',
      email: 'out.sider@elsewhere.example',
      permissions: [],
    })
    group?.memberIds.push('outsider')
    if (owner) group?.permissions.push(structuredClone(owner))
  })
  await sync()
  expect(await findings(api, 'segment-owner-outside-company')).toContain('out.sider@elsewhere.example open')
})

test('a rule whose types could not be listed is not evaluated, and keeps its findings', async () => {
  const { demo, api, sync } = await polled()
  const before = await findings(api, 'segment-source-without-labels')
  demo.mutate((world) => {
    for (const source of world.sources) source.labels = [{ key: 'environment', value: 'prod' }]
  })
  demo.setFaults([{ kind: 'forbid', path: '/sources' }])
  await sync()
  expect(await api.getRule({ ruleId: 'segment-source-without-labels' })).toMatchObject({
    status: 'not_evaluated',
    results: [{ reason: expect.stringContaining('Sources could not be listed') }],
  })
  expect(await findings(api, 'segment-source-without-labels')).toEqual(before)
})

test('without a known company domain, the rule that needs one is not evaluated', async () => {
  const demo = await workspace()
  demo.mutate((world) => {
    for (const [index, user] of world.users.entries()) user.email = `user${index}@company${index % 4}.example`
  })
  const { api } = await engine()
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  const rule = () => api.getRule({ ruleId: 'segment-owner-outside-company' })
  expect(await rule()).toMatchObject({ status: 'not_evaluated' })
  await api.updateIntegration({
    integrationId: id,
    companyDomains: ['company0.example', 'company1.example', 'company2.example', 'company3.example'],
  })
  await api.sync({ integrationId: id })
  expect(await rule()).toMatchObject({ status: 'ok' })
})

test('an integration that stops working is told once, and so is its return', async () => {
  const { demo, api, id, sync } = await polled()
  const kinds = async () =>
    (await api.listAlerts({ integrationId: id })).rows
      .map(({ kind }) => kind)
      .filter((kind) => kind.endsWith('ready'))
  demo.setFaults([{ kind: 'status', value: 401 }])
  await sync()
  await sync()
  expect(await kinds()).toEqual(['not_ready'])
  expect(await api.overview()).toMatchObject({
    state: 'not_ready',
    notReady: 1,
    named: { name: 'Acme', reason: 'Segment does not accept this token.' },
  })
  demo.setFaults([])
  await sync()
  expect(await kinds()).toEqual(['ready', 'not_ready'])
})

test('an outage that may pass is shown at once, but told only once it has lasted for hours', async () => {
  let time = Date.now()
  const { demo, api, id, sync } = await polled({}, { now: () => new Date(time) })
  const told = async () =>
    (await api.listAlerts({ integrationId: id })).rows
      .map(({ kind }) => kind)
      .filter((kind) => kind.endsWith('ready'))
  demo.setFaults([{ kind: 'drop' }])
  await sync()
  expect(await api.getIntegration({ integrationId: id })).toMatchObject({ ready: false })
  expect(await told()).toEqual([])
  demo.setFaults([])
  await sync()
  expect(await told()).toEqual([])

  demo.setFaults([{ kind: 'drop' }])
  time += 3 * 60 * 60_000
  await sync()
  expect(await told()).toEqual(['not_ready'])
  demo.setFaults([])
  await sync()
  expect(await told()).toEqual(['ready', 'not_ready'])
})

test('nothing is well before all of it was looked at', async () => {
  const demo = await workspace()
  demo.mutate((world) => {
    makeSound(world, Date.now())
    // How old invites are, only time tells.
    world.invites = []
  })
  const { api } = await engine()
  const { id } = await connect(api, demo)
  const { length } = await api.listRules()
  expect(await api.overview()).toMatchObject({
    state: 'first_poll',
    notEvaluated: length,
    named: { name: 'Acme' },
  })
  // These need weeks to be judged, or requests that nobody has asked for.
  for (const ruleId of ['segment-write-key-unchanged', 'segment-warehouse-disconnected'])
    await api.setRule({ ruleId, enabled: false })
  demo.setFaults([{ kind: 'forbid', path: '/regulations' }])
  await api.sync({ integrationId: id })
  expect(await api.overview()).toMatchObject({
    state: 'not_evaluated',
    notEvaluated: 2,
    named: null,
  })
  // That nobody watches makes no more of them known.
  await api.setEnabled({ integrationId: id, enabled: false })
  expect(await api.overview()).toMatchObject({ state: 'paused', notEvaluated: 2 })
  await api.setEnabled({ integrationId: id, enabled: true })
  demo.setFaults([])
  await api.sync({ integrationId: id })
  expect(await api.overview()).toMatchObject({ state: 'well', notEvaluated: 0 })
})

test('open findings are counted by how long they have been open', async () => {
  let time = Date.parse('2026-03-01T12:00:00Z')
  const { api, demo, sync } = await polled({}, { now: () => new Date(time) })
  const counted = async () => {
    const ages = await api.countFindingsByAge()
    return Object.fromEntries(
      [...Map.groupBy(ages, ({ fromDays }) => fromDays)].map(([from, some]) => [
        from,
        some.reduce((sum, { count }) => sum + count, 0),
      ]),
    )
  }
  const { total } = await api.listFindings({ status: 'open' })
  expect(await counted()).toEqual({ 0: total, 1: 0, 7: 0, 30: 0, 90: 0 })
  time += 10 * 24 * 60 * 60_000
  const before = new Set((await api.listFindings({ status: 'open', limit: 500 })).rows.map(({ id }) => id))
  demo.mutate((world) => {
    const [source] = world.sources
    world.sources.push({ ...structuredClone(source!), id: 'unlabelled', slug: 'unlabelled', labels: [] })
  })
  await sync()
  const now = (await api.listFindings({ status: 'open', limit: 500 })).rows
  const old = now.filter(({ id }) => before.has(id)).length
  expect(now.length).toBeGreaterThan(old)
  expect(await counted()).toEqual({ 0: now.length - old, 1: 0, 7: old, 30: 0, 90: 0 })
})

import { expect, test } from 'vitest'
import { newAuditEvent } from '../../../src-main/demo/audit-trail'
import type { User } from '../../../src-main/demo/world'
import type { Alert, AlertCondition, InputOf } from '../../../src-preload/contract'
import { connect, engine, polled, workspace } from '../harness'
import { receiver } from './receiver'

type Api = Awaited<ReturnType<typeof engine>>['api']

async function hookOf(api: Api, conditions: InputOf<'addAlertRule'>['condition'][]) {
  const hook = await receiver()
  const { id } = await api.addChannel({ name: 'Hook', settings: { kind: 'webhook', url: hook.url } })
  for (const [index, condition] of conditions.entries())
    await api.addAlertRule({ name: `Rule ${index}`, condition, channelIds: [id], severity: 'high' })
  return {
    ...hook,
    /** Titles of all that was told since the last time, as they came. */
    titles: () => hook.received.splice(0).map(({ json }) => json.title as string),
  }
}

test('an alert names the first ten of what it is about and counts the others', async () => {
  const { api, demo, sync } = await polled()
  const ruleId = 'segment-source-without-labels'
  const hook = await hookOf(api, [{ on: 'finding', transitions: ['opened', 'reopened'] }])
  const before = new Set((await api.listFindings({ ruleId, limit: 500 })).rows.map(({ id }) => id))
  demo.mutate((world) => {
    for (const source of world.sources) source.labels = []
  })
  await sync()
  const [labels] = (await api.listAlerts({ limit: 500 })).rows.filter((alert) => alert.ruleId === ruleId)
  const { rows } = await api.listFindings({ ruleId, limit: 500 })
  const findings = rows.filter(({ id }) => !before.has(id)).length
  expect(findings).toBeGreaterThan(10)
  expect(labels?.total).toBe(findings)
  expect([labels?.findings.length, labels?.details.length]).toEqual([10, 10])
  const told = hook.received.flatMap(({ json }) => json.alerts).filter(({ id }: Alert) => id === labels?.id)
  expect(told).toMatchObject([{ findings: labels?.findings, total: findings }])
  for (const { findingId, resourceName } of labels?.findings ?? [])
    expect(await api.getFinding({ findingId: findingId ?? 0 })).toMatchObject({
      resourceName,
      status: 'open',
    })
  const times = hook.received.length
  await sync()
  expect(hook.received).toHaveLength(times)
})

test('who made a finding of it is told with it, where one alone is known', async () => {
  const { api, demo, sync } = await polled()
  const hook = await hookOf(api, [{ on: 'finding', transitions: ['opened', 'reopened', 'resolved'] }])
  const [owner, other] = demo.world().users as [User, User]
  const [labels] = demo.world().sources.flatMap((source) => (source.labels.length > 0 ? [source.labels] : []))
  /** What was told of the source, once somebody gave it labels or took them. */
  const toldOf = async (place: number, given: typeof labels, actors: User[]) => {
    demo.mutate((world) => {
      const source = world.sources[place]!
      source.labels = given!
      const deed = {
        type: 'Source Modified',
        resourceId: source.id,
        resourceType: 'source',
        resourceName: String(source.name),
      }
      for (const actor of actors) world.auditEvents.push(newAuditEvent(world, { ...deed, actor }, new Date()))
    })
    hook.received.length = 0
    await sync()
    const alerts: Alert[] = hook.received.flatMap(({ json }) => json.alerts)
    return alerts.find(({ ruleId }) => ruleId === 'segment-source-without-labels')?.details
  }
  const { sources } = demo.world()
  const [place, silent] = [...sources.keys()].filter((at) => sources[at]!.labels.length > 0) as [
    number,
    number,
  ]
  const { name } = sources[place]!
  expect(await toldOf(place, [], [owner])).toEqual([`${name}, changed by ${owner.email}`])
  expect(await toldOf(place, labels, [other])).toEqual([`${name}, changed by ${other.email}`])
  expect(await toldOf(silent, [], [])).toEqual([sources[silent]!.name])
})

test('an integration’s first poll is one message', async () => {
  const { api } = await engine()
  const { id } = await connect(api, await workspace())
  const hook = await hookOf(api, [
    { on: 'finding', transitions: ['opened'] },
    { on: 'rule_status', statuses: ['warning'] },
  ])
  await api.sync({ integrationId: id })
  expect(hook.received.map(({ json }) => json)).toMatchObject([{ title: 'Acme: 2 alerts at once', count: 2 }])
})

test('changes are told by type, fields and who did it', async () => {
  const { api, demo, sync } = await polled()
  const owner = demo.world().users[0]!
  const who: AlertCondition & { on: 'change' } = {
    on: 'change',
    gained: [],
    resourceTypes: [],
    changes: [],
    fields: [],
    actors: [],
  }
  const hook = await hookOf(api, [
    { ...who, resourceTypes: ['segment_source'], fields: ['name'], actors: [{ by: 'user' }] },
    { ...who, changes: ['modified'], fields: ['enabled'], actors: [{ by: 'unknown' }] },
    { ...who, actors: [{ by: 'token' }] },
    { ...who, resourceTypes: ['segment_label'] },
    { ...who, fields: ['name'], actors: [{ by: 'glob', glob: '*@nowhere.test' }] },
  ])
  await sync()
  expect(hook.titles()).toEqual([])
  demo.mutate((world) => {
    const [renamed, ...others] = world.sources
    renamed!.name = 'Renamed'
    const deed = {
      type: 'Source Modified',
      resourceId: renamed!.id,
      resourceType: 'source',
      resourceName: 'Renamed',
    }
    world.auditEvents.push(newAuditEvent(world, { ...deed, actor: owner }, new Date()))
    for (const source of others.slice(0, 12)) source.enabled = !source.enabled
  })
  await sync()
  const text = hook.received[1]?.json.text
  const [byOwner, byNobody, ...more] = hook.received.map(({ json }) => json.alerts[0])
  expect(more).toEqual([])
  expect(byOwner).toMatchObject({
    kind: 'changed',
    severity: 'high',
    title: `Rule 0: Renamed by ${owner.email}`,
    details: ['Renamed: name changed'],
    findings: [{ resourceType: 'segment_source', resourceId: demo.world().sources[0]!.id, findingId: null }],
    total: 1,
  })
  const flipped = byNobody.total
  expect(flipped).toBeGreaterThan(10)
  expect(byNobody.title).toBe(`Rule 1: ${flipped} changes by someone unknown`)
  expect(byNobody.details).toHaveLength(10)
  expect(byNobody.details[0]).toMatch(/: enabled changed$/)
  expect(text.split('\n').slice(1)).toEqual(
    [...byNobody.details, `and ${flipped - 10} more`].map((line) => `  ${line}`),
  )
  hook.titles()
  await sync()
  expect(hook.titles()).toEqual([])
})

test('findings by severity and kind, and how rules stand, once for each time that changes', async () => {
  const { api, demo, sync } = await polled()
  const ruleIds = ['segment-warehouse-disabled']
  const hook = await hookOf(api, [
    { on: 'finding', transitions: ['reopened'], ruleIds },
    { on: 'finding', transitions: ['resolved'], ruleIds, severities: ['critical'] },
    { on: 'rule_status', statuses: ['ok'], ruleIds },
    { on: 'rule_status', statuses: ['not_evaluated'] },
  ])
  const setAll = (enabled: boolean) =>
    demo.mutate((world) => {
      for (const warehouse of world.warehouses) warehouse.enabled = enabled
    })
  const known = (await api.listFindings({ ruleId: ruleIds[0], status: 'open' })).rows.map(({ id }) => id)
  setAll(true)
  await sync()
  const { name } = await api.getRule({ ruleId: ruleIds[0] as string })
  expect(hook.titles()).toEqual([`OK: ${name}`])
  setAll(false)
  await sync()
  const [reopened, ...more] = hook.received.map(({ json }) => json.alerts[0])
  expect(more).toEqual([])
  expect(reopened.kind).toBe('reopened')
  expect(reopened.findings.map(({ findingId }: { findingId: number }) => findingId).sort()).toEqual(
    known.sort(),
  )
  hook.titles()

  demo.setFaults([{ kind: 'status', path: '/warehouses', value: 403 }])
  await sync()
  await sync()
  const lacking = (await api.listRules()).filter(({ status }) => status === 'not_evaluated').length
  expect(hook.titles()).toEqual([expect.stringMatching(/^Not evaluated: \d+ rules$/)])
  expect(lacking).toBeGreaterThan(1)
  demo.setFaults([])
}, 45_000)

test('polls that fail for hours are told once, and again only after one that didn’t', async () => {
  let time = Date.parse('2026-03-02T12:00:00Z')
  const hour = 3_600_000
  const { api, demo, id } = await polled(
    {},
    { now: () => new Date(time), pace: { patienceMs: 3000, pauseMs: 1 } },
  )
  const hook = await hookOf(api, [{ on: 'failing', hours: 3 }])
  const after = async (hours: number, works: boolean) => {
    time += hours * hour
    demo.setFaults(works ? [] : [{ kind: 'status', value: 500 }])
    await api.sync({ integrationId: id })
    return hook.titles()
  }
  expect(await after(9, false)).toEqual([])
  expect(await after(2, false)).toEqual([])
  expect(await after(2, false)).toEqual(['Acme: polls have been failing for 4 hours'])
  expect(await after(5, false)).toEqual([])
  expect(await after(1, true)).toEqual([])
  expect(await after(1, false)).toEqual([])
  expect(await after(3, false)).toEqual(['Acme: polls have been failing for 3 hours'])
})

test('alert rules are edited, turned off and deleted; names are taken once', async () => {
  const { api } = await engine()
  const condition = { on: 'query' as const }
  const rule = await api.addAlertRule({ name: 'Queries', condition, channelIds: ['system'] })
  expect(rule).toMatchObject({ enabled: true, time: 'at_once', integrationIds: [], lastAlertAt: null })
  const edited = await api.updateAlertRule({ alertRuleId: rule.id, time: 'weekly', enabled: false })
  expect(edited).toEqual({ ...rule, time: 'weekly', enabled: false })
  await expect(
    api.addAlertRule({ name: 'queries', condition, channelIds: ['system'] }),
  ).rejects.toMatchObject({ code: 'name-taken' })
  await expect(api.updateAlertRule({ alertRuleId: rule.id, channelIds: ['none'] })).rejects.toMatchObject({
    code: 'no-such-channel',
  })
  expect(await api.deleteAlertRule({ alertRuleId: rule.id })).toEqual({ deleted: true })
  await expect(api.updateAlertRule({ alertRuleId: rule.id })).rejects.toMatchObject({
    code: 'no-such-alert-rule',
  })
})

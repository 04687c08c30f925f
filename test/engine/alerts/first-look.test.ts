import { expect, test } from 'vitest'
import { type Alert, type Api, severities } from '../../../src-preload/contract'
import { startProcess } from '../engine-process'
import { connect, engine, polled, temporaryFolder, workspace } from '../harness'
import { disabledSources, endless } from '../own-rules'
import { receiver } from './receiver'
import { until } from './telling'

const alertsOf = async (api: Api, kinds?: Alert['kind'][]) =>
  (await api.listAlerts({ limit: 500, kinds })).rows.toReversed()

/** What is open, by rule. */
async function openByRule(api: Api): Promise<Map<string, number>> {
  const { rows } = await api.listFindings({ status: 'open', limit: 500 })
  return new Map([...Map.groupBy(rows, ({ ruleId }) => ruleId)].map(([rule, all]) => [rule, all.length]))
}

const toldBy = (alert?: Pick<Alert, 'rules'>) =>
  new Map(alert?.rules.map(({ ruleId, findings }) => [ruleId, findings]))

test('what an integration’s first poll finds is one alert, and what comes after is told as ever', async () => {
  const { api } = await engine()
  const demo = await workspace()
  const { id } = await connect(api, demo)
  await api.saveRule({ source: disabledSources })
  await api.sync({ integrationId: id })

  const open = await openByRule(api)
  const findings = [...open.values()].reduce((sum, count) => sum + count, 0)
  const [alert, ...more] = await alertsOf(api)
  expect(more).toEqual([])
  expect(toldBy(alert)).toEqual(open)
  expect(open.has('own-rule')).toBe(true)
  const ranks = alert!.rules.map(({ severity }) => severities.indexOf(severity))
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  const [worst] = alert!.rules
  expect(alert).toMatchObject({
    kind: 'first_look',
    severity: worst?.severity,
    title: `First look at Acme: ${findings} findings of ${open.size} rules`,
    total: open.size,
    findings: [],
  })
  expect(alert?.details).toHaveLength(10)
  expect(alert?.details[0]).toBe(
    `${worst?.ruleName}: ${worst?.findings} ${worst?.findings === 1 ? 'finding' : 'findings'}`,
  )
  expect(await api.overview()).toMatchObject({ unseenAlerts: 1, latestAlerts: [{ id: alert?.id }] })

  demo.mutate((world) => {
    world.sources[0]!.labels = []
    const disabled = world.sources.find(({ enabled }) => !enabled)
    disabled!.enabled = true
  })
  await api.sync({ integrationId: id })
  const then = (await alertsOf(api)).slice(1)
  expect(then.find(({ ruleId }) => ruleId === 'segment-source-without-labels')?.kind).toBe('opened')
  expect(then.find(({ ruleId }) => ruleId === 'own-rule')?.kind).toBe('resolved')
  expect(then.some(({ kind }) => kind === 'first_look')).toBe(false)
})

test('rules that can’t be evaluated at first are told together once they can', async () => {
  const { api } = await engine()
  const demo = await workspace()
  const { id } = await connect(api, demo)
  const sync = () => api.sync({ integrationId: id })
  demo.setFaults([{ kind: 'drop' }])
  expect(await sync()).toMatchObject({ status: 'failed' })
  expect(await alertsOf(api, ['first_look', 'opened'])).toEqual([])

  demo.setFaults([{ kind: 'forbid', path: '/sources' }])
  expect(await sync()).toMatchObject({ status: 'partial' })
  const inPart = await openByRule(api)
  demo.setFaults([])
  await sync()
  const [first, second, ...more] = await alertsOf(api, ['first_look', 'opened'])
  expect(more).toEqual([])
  expect(toldBy(first)).toEqual(inPart)
  expect(second?.kind).toBe('first_look')
  expect(new Map([...toldBy(first), ...toldBy(second)])).toEqual(await openByRule(api))
  expect(toldBy(second).has('segment-source-without-labels')).toBe(true)
  await sync()
  expect(await alertsOf(api, ['first_look'])).toHaveLength(2)
})

test('after a first poll that was cancelled, the next one is the first look', async () => {
  const { api } = await engine()
  const demo = await workspace()
  const { id } = await connect(api, demo)
  demo.setFaults([{ kind: 'hang', path: '/roles' }])
  const cancelled = api.sync({ integrationId: id })
  await until(async () => (await api.listPolls()).rows.length > 0)
  await api.cancelPoll({ integrationId: id })
  expect(await cancelled).toMatchObject({ status: 'cancelled' })
  expect(await alertsOf(api)).toEqual([])
  demo.setFaults([])
  await api.sync({ integrationId: id })
  expect((await alertsOf(api)).map(toldBy)).toEqual([await openByRule(api)])
})

test('an engine that is killed before it told of a first look tells of it after its next poll, once', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const victim = await startProcess({ dataDir, vault: 'file' })
  const { id } = await connect(victim.api, demo)
  // It keeps the look from ending.
  await victim.api.saveRule({ source: endless })
  const end = victim.api.sync({ integrationId: id }).catch(() => null)
  await until(async () => (await openByRule(victim.api)).size > 10)
  victim.kill()
  await end
  await victim.close()

  const { api, close } = await engine({ dataDir })
  expect(await alertsOf(api)).toEqual([])
  expect((await openByRule(api)).size).toBeGreaterThan(10)
  await api.deleteRule({ ruleId: 'own-rule' })
  await api.sync({ integrationId: id })
  const alerts = await alertsOf(api)
  expect(alerts.map(toldBy)).toEqual([await openByRule(api)])
  await close()

  const next = await engine({ dataDir })
  await next.api.sync({ integrationId: id })
  expect(await alertsOf(next.api)).toEqual(alerts)
})

test('a channel is told of that part of a first look which its alert rules ask for', async () => {
  const { api } = await engine()
  const demo = await workspace()
  const { id } = await connect(api, demo)
  const severe = await receiver()
  const one = await receiver()
  const none = await receiver()
  const add = async (name: string, url: string) =>
    (await api.addChannel({ name, settings: { kind: 'webhook', url } })).id
  const [severeId, oneId, noneId] = [
    await add('Severe', severe.url),
    await add('One', one.url),
    await add('None', none.url),
  ]
  const condition = { on: 'finding' as const, transitions: ['opened' as const] }
  const ruleIds = ['segment-source-without-labels']
  await api.addAlertRule({
    name: 'Severe',
    condition: { ...condition, severities: ['critical', 'high'] },
    channelIds: [severeId],
  })
  await api.addAlertRule({ name: 'The rest', condition, channelIds: [severeId], time: 'daily' })
  await api.addAlertRule({ name: 'One', condition: { ...condition, ruleIds }, channelIds: [oneId] })
  await api.addAlertRule({
    name: 'None',
    condition: { on: 'finding', transitions: ['reopened', 'resolved'] },
    channelIds: [noneId],
  })
  await api.addAlertRule({
    name: 'None either',
    condition: { ...condition, severities: ['critical'], ruleIds },
    channelIds: [noneId],
  })
  await api.sync({ integrationId: id })

  const [alert] = await alertsOf(api)
  const isSevere = ({ severity }: Alert['rules'][number]) => severity === 'critical' || severity === 'high'
  const rules = alert!.rules.filter(isSevere)
  const findings = rules.reduce((sum, rule) => sum + rule.findings, 0)
  const title = `First look at Acme: ${findings} findings of ${rules.length} rules`
  expect(severe.received.map(({ json }) => json)).toMatchObject([
    { title, severity: 'critical', count: 1, alerts: [{ id: alert?.id, title, rules, total: rules.length }] },
  ])
  const rest = alert!.rules.filter((rule) => !isSevere(rule))
  expect((await api.listDeliveries({ channelId: severeId })).rows).toMatchObject([
    { alerts: [{ title, severity: 'critical' }], title, status: 'sent' },
    { alerts: [{ severity: rest[0]?.severity }], purpose: 'daily', status: 'held', total: 1 },
  ])
  const [only, ...others] = alert!.rules.filter(({ ruleId }) => ruleIds.includes(ruleId))
  expect(others).toEqual([])
  expect(one.received.map(({ json }) => json.alerts)).toMatchObject([
    [{ severity: only?.severity, rules: [only], details: [`${only?.ruleName}: ${only?.findings} findings`] }],
  ])
  expect(none.received).toEqual([])
  expect(
    (await api.listAlertRules()).filter(({ lastAlertAt }) => lastAlertAt).map(({ name }) => name),
  ).toEqual(['Findings', 'One', 'Severe', 'The rest'])
})

test('a rule that is added later, or enabled, is none of a first look', async () => {
  const { api, sync } = await polled()
  await api.saveRule({ source: disabledSources })
  await sync()
  expect((await alertsOf(api)).map(({ kind }) => kind)).toEqual(['first_look'])

  const off = await engine()
  const demo = await workspace()
  const ruleId = 'segment-source-without-labels'
  await off.api.setRule({ ruleId, enabled: false })
  const { id } = await connect(off.api, demo)
  await off.api.sync({ integrationId: id })
  await off.api.setRule({ ruleId, enabled: true })
  expect((await openByRule(off.api)).has(ruleId)).toBe(true)
  await off.api.sync({ integrationId: id })
  const alerts = await alertsOf(off.api)
  expect(alerts.map(({ kind }) => kind)).toEqual(['first_look'])
  expect(toldBy(alerts[0]).has(ruleId)).toBe(false)
})

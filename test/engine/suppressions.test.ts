import { expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract'
import { connect, engine, polled, rows, workspace } from './harness'
import { disabledSources, findingNamed, findingsOf } from './own-rules'

/** Two disabled sources that a rule finds, and the clock in hand. */
async function withFindings() {
  let time = Date.UTC(2026, 0, 1)
  const started = await polled({}, { now: () => new Date(time) })
  const { api, demo, sync } = started
  demo.mutate(({ sources }) => {
    for (const [index, source] of sources.entries())
      Object.assign(source, { enabled: index > 1, name: `Source ${index}`, slug: `source-${index}` })
  })
  await sync()
  await api.saveRule({ source: disabledSources })
  const told: Alert[] = []
  api.onEvent(({ event, payload }) => {
    if (event === 'alerts') told.push(...payload.filter(({ ruleId }) => ruleId === 'own-rule'))
  })
  const pass = async (hours: number) => {
    time += hours * 60 * 60_000
    await sync()
  }
  return { ...started, told, pass, at: (hours: number) => new Date(time + hours * 60 * 60_000).toISOString() }
}

test('a suppressed finding doesn’t count and isn’t told, at once; undone, it counts again', async () => {
  const { api, pass, told } = await withFindings()
  expect(await findingsOf(api)).toEqual(['Source 0 open', 'Source 1 open'])
  const counts = async () => (await api.overview()).findings.high
  const before = await counts()
  const { id: findingId } = await findingNamed(api, 'Source 0')
  const suppression = await api.suppress({
    target: { scope: 'finding', findingId },
    reason: 'Kept for audit',
    author: 'Ann',
  })
  expect(suppression).toMatchObject({
    scope: 'finding',
    ruleName: 'Disabled sources',
    resourceName: 'Source 0',
    author: 'Ann',
    findings: 1,
  })
  expect(await findingsOf(api)).toEqual(['Source 0 suppressed', 'Source 1 open'])
  await expect(
    api.suppress({ target: { scope: 'finding', findingId }, reason: 'Once more' }),
  ).rejects.toMatchObject({ code: 'not-open', message: 'That finding is suppressed already.' })
  expect((await api.listSuppressions()).total).toBe(1)
  expect(await counts()).toBe(before - 1)
  expect(await api.getRule({ ruleId: 'own-rule' })).toMatchObject({
    status: 'warning',
    findings: 1,
    suppressed: 1,
  })
  // It is part of the evidence, in SQL as well.
  expect((await findingNamed(api, 'Source 0')).suppression).toMatchObject({
    reason: 'Kept for audit',
    author: 'Ann',
  })
  const evidence =
    'SELECT s.reason, s.author FROM sightline_finding AS f JOIN sightline_suppression AS s ON s.id = f.suppressionId'
  expect(await rows(api, evidence)).toEqual([{ reason: 'Kept for audit', author: 'Ann' }])
  await pass(1)
  expect(await findingsOf(api)).toEqual(['Source 0 suppressed', 'Source 1 open'])

  await api.undoSuppression({ suppressionId: suppression.id })
  expect(await findingsOf(api)).toEqual(['Source 0 open', 'Source 1 open'])
  expect(await counts()).toBe(before)
  await expect(api.undoSuppression({ suppressionId: suppression.id })).rejects.toMatchObject({ code: 'over' })
  expect((await api.getFinding({ findingId })).history).toMatchObject([
    { kind: 'opened', reason: null },
    { kind: 'suppressed', reason: 'Kept for audit', author: 'Ann' },
    { kind: 'unsuppressed', reason: 'Kept for audit', author: 'Ann' },
  ])
  expect(told).toEqual([])
})

test('a rule all of whose findings are accepted is OK, until a new one is found', async () => {
  const { api, demo, pass, told } = await withFindings()
  const target = {
    scope: 'rule' as const,
    ruleId: 'own-rule',
    filters: [{ field: 'slug', operator: 'glob' as const, value: 'SOURCE-?' }],
  }
  expect(await api.suppress({ target, reason: 'Test sources' })).toMatchObject({
    findings: 2,
    author: expect.stringMatching(/./),
  })
  expect(await api.getRule({ ruleId: 'own-rule' })).toMatchObject({
    status: 'ok',
    findings: 0,
    suppressed: 2,
  })

  demo.mutate(({ sources }) => {
    Object.assign(sources[2]!, { enabled: false })
    Object.assign(sources[3]!, { enabled: false, slug: 'production', name: 'Production' })
  })
  await pass(1)
  expect(await findingsOf(api)).toEqual([
    'Production open',
    'Source 0 suppressed',
    'Source 1 suppressed',
    'Source 2 suppressed',
  ])
  expect(told).toMatchObject([{ kind: 'opened', details: ['Production'] }])
  // What is resolved while it is suppressed isn't told either.
  demo.mutate(({ sources }) => {
    Object.assign(sources[2]!, { enabled: true })
  })
  await pass(1)
  expect(await findingsOf(api)).toContain('Source 2 resolved')
  // The filter no longer matches: it counts.
  demo.mutate(({ sources }) => {
    Object.assign(sources[0]!, { slug: 'live' })
  })
  await pass(1)
  expect(await findingsOf(api)).toContain('Source 0 open')
  expect(told.map(({ details }) => details)).toEqual([['Production'], ['Source 0']])
})

test('a resource’s suppression holds for every rule; what expires next is listed first, and then reopens', async () => {
  const { api, id, pass, told, at } = await withFindings()
  const { resourceType, resourceId, id: findingId } = await findingNamed(api, 'Source 0')
  const other = await findingNamed(api, 'Source 1')
  const forEver = await api.suppress({
    target: { scope: 'finding', findingId: other.id },
    reason: 'For ever',
  })
  const later = await api.suppress({
    target: { scope: 'resource', integrationId: id, resourceType, resourceId },
    reason: 'Until the move',
    until: at(30),
  })
  const soon = await api.suppress({
    target: { scope: 'rule', ruleId: 'own-rule' },
    reason: 'This week',
    until: at(3),
  })
  const listed = await api.listSuppressions({ ruleId: 'own-rule' })
  expect(listed.rows.map(({ id }) => id)).toEqual([soon.id, forEver.id])
  expect((await api.listSuppressions()).rows.map(({ id }) => id)).toEqual([soon.id, later.id, forEver.id])
  await expect(
    api.suppress({ target: { scope: 'finding', findingId }, reason: 'Past', until: at(-1) }),
  ).rejects.toMatchObject({ code: 'bad-input' })

  await pass(4)
  expect(await findingsOf(api)).toEqual(['Source 0 suppressed', 'Source 1 suppressed'])
  expect((await api.listSuppressions({ ended: true })).rows).toMatchObject([
    { id: soon.id, ended: 'expired' },
  ])
  await pass(30)
  expect(await findingsOf(api)).toEqual(['Source 0 open', 'Source 1 suppressed'])
  expect(told).toMatchObject([{ kind: 'opened', details: ['Source 0'] }])
  expect((await api.getFinding({ findingId })).history.map(({ kind }) => kind)).toEqual([
    'opened',
    'suppressed',
    'expired',
  ])
})

test('a finding has a life, evidence then and now, and the page on which it is fixed', async () => {
  const { api, demo, pass } = await withFindings()
  const opened = await findingNamed(api, 'Source 0')
  expect(opened).toMatchObject({
    status: 'open',
    url: expect.stringMatching(/^https:\/\/app\.segment\.com\/[\w-]+\/sources\/source-0\/overview$/),
  })
  const set = (change: object) =>
    demo.mutate(({ sources }) => {
      Object.assign(sources[0]!, change)
    })
  set({ slug: 'moved' })
  await pass(1)
  expect(await findingNamed(api, 'Source 0')).toMatchObject({
    id: opened.id,
    evidence: { slug: 'moved' },
    evidenceThen: { slug: 'source-0' },
    lastSeenAt: '2026-01-01T01:00:00.000Z',
  })
  set({ enabled: true })
  await pass(1)
  expect(await findingNamed(api, 'Source 0')).toMatchObject({
    status: 'resolved',
    lastSeenAt: '2026-01-01T01:00:00.000Z',
    resolvedAt: '2026-01-01T02:00:00.000Z',
  })
  set({ enabled: false })
  await pass(1)
  const life = await api.getFinding({ findingId: opened.id })
  expect(life).toMatchObject({
    status: 'open',
    firstSeenAt: opened.firstSeenAt,
    evidenceThen: { slug: 'moved' },
  })
  expect(life.history.map(({ kind, at }) => [kind, at.slice(11, 13)])).toEqual([
    ['opened', '00'],
    ['resolved', '02'],
    ['reopened', '03'],
  ])
  await expect(api.getFinding({ findingId: 999_999 })).rejects.toMatchObject({ code: 'no-such-finding' })
})

test('the clock alone ends a suppression', async () => {
  const demo = await workspace()
  const { api } = await engine({ timer: true, tickMs: 50 })
  const { id } = await connect(api, demo)
  await api.sync({ integrationId: id })
  await api.saveRule({ source: disabledSources })
  const until = new Date(Date.now() + 1_500).toISOString()
  const { findings } = await api.suppress({
    target: { scope: 'rule', ruleId: 'own-rule' },
    reason: 'A moment',
    until,
  })
  expect(findings).toBeGreaterThan(0)
  expect(await findingsOf(api)).not.toContainEqual(expect.stringContaining(' open'))
  await expect
    .poll(() => findingsOf(api), { timeout: 10_000 })
    .toContainEqual(expect.stringContaining(' open'))
})

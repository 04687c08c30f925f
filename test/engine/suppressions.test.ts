import { describe, expect, test } from 'vitest'
import type { Alert, Api, InputOf, Suppression } from '../../src-preload/contract'
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

/** What is one suppression. */
async function suppress(api: Api, input: InputOf<'suppress'>): Promise<Suppression> {
  const { suppressions, passedOver } = await api.suppress(input)
  expect(suppressions).toHaveLength(1)
  expect(passedOver).toEqual([])
  return suppressions[0]!
}

test('a suppressed finding doesn’t count and isn’t told, at once; undone, it counts again', async () => {
  const { api, pass, told } = await withFindings()
  expect(await findingsOf(api)).toEqual(['Source 0 open', 'Source 1 open'])
  const counts = async () => (await api.overview()).findings.high
  const before = await counts()
  const { id: findingId } = await findingNamed(api, 'Source 0')
  const suppression = await suppress(api, {
    target: { scope: 'findings', findingIds: [findingId] },
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
    api.suppress({ target: { scope: 'findings', findingIds: [findingId] }, reason: 'Once more' }),
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

  expect(await api.undoSuppressions({ suppressionIds: [suppression.id] })).toMatchObject({
    suppressions: [{ id: suppression.id, ended: 'undone' }],
    countAgain: 1,
  })
  expect(await findingsOf(api)).toEqual(['Source 0 open', 'Source 1 open'])
  expect(await counts()).toBe(before)
  await expect(api.undoSuppressions({ suppressionIds: [suppression.id] })).rejects.toMatchObject({
    code: 'over',
  })
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
  expect(await suppress(api, { target, reason: 'Test sources' })).toMatchObject({
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
  const forEver = await suppress(api, {
    target: { scope: 'findings', findingIds: [other.id] },
    reason: 'For ever',
  })
  const later = await suppress(api, {
    target: { scope: 'resource', integrationId: id, resourceType, resourceId },
    reason: 'Until the move',
    until: at(30),
  })
  const soon = await suppress(api, {
    target: { scope: 'rule', ruleId: 'own-rule' },
    reason: 'This week',
    until: at(3),
  })
  const listed = await api.listSuppressions({ ruleId: 'own-rule' })
  expect(listed.rows.map(({ id }) => id)).toEqual([soon.id, forEver.id])
  expect((await api.listSuppressions()).rows.map(({ id }) => id)).toEqual([soon.id, later.id, forEver.id])
  await expect(
    api.suppress({ target: { scope: 'findings', findingIds: [findingId] }, reason: 'Past', until: at(-1) }),
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

describe('several findings', () => {
  /** The two of {@link withFindings} and three more. */
  async function withFive() {
    const started = await withFindings()
    const { api, demo, sync } = started
    demo.mutate(({ sources }) => {
      for (const source of sources.slice(2, 5)) Object.assign(source, { enabled: false })
    })
    await sync()
    started.told.length = 0
    const numbered = (...numbers: number[]) =>
      Promise.all(numbers.map(async (number) => (await findingNamed(api, `Source ${number}`)).id))
    const events: string[] = []
    api.onEvent(({ event }) => events.push(event))
    const emitted = (event: string) => events.filter((one) => one === event).length
    const emittedSoFar = () => ({ rules: emitted('rules'), findings: emitted('findings') })
    /** Runs it. What follows from it, follows once. */
    const onceTold = async <Result>(run: () => Promise<Result>): Promise<Result> => {
      const { rules, findings } = emittedSoFar()
      const result = await run()
      expect(emittedSoFar()).toEqual({ rules: rules + 1, findings: findings + 1 })
      return result
    }
    return { ...started, numbered, onceTold, findingIds: await numbered(0, 1, 2, 3, 4) }
  }

  test('are suppressed by one call, each on record; what isn’t open is passed over', async () => {
    const { api, demo, sync, numbered, onceTold, findingIds } = await withFive()
    const [first, second, third, fourth, fifth] = findingIds as [number, number, number, number, number]
    await suppress(api, { target: { scope: 'findings', findingIds: [second] }, reason: 'Before' })
    demo.mutate(({ sources }) => Object.assign(sources[2]!, { enabled: true }))
    await sync()
    const { suppressions, passedOver } = await onceTold(() =>
      api.suppress({
        target: { scope: 'findings', findingIds: [fifth, second, first, third, 999_999, fourth, first] },
        reason: 'All are known',
        author: 'Ann',
      }),
    )
    expect(passedOver).toEqual([second, third, 999_999])
    expect(suppressions).toMatchObject(
      ['Source 4', 'Source 0', 'Source 3'].map((resourceName) => ({
        scope: 'finding',
        resourceName,
        ruleId: 'own-rule',
        reason: 'All are known',
        findings: 1,
      })),
    )
    expect(await findingsOf(api)).toEqual([
      'Source 0 suppressed',
      'Source 1 suppressed',
      'Source 2 resolved',
      'Source 3 suppressed',
      'Source 4 suppressed',
    ])
    expect(await api.getRule({ ruleId: 'own-rule' })).toMatchObject({
      status: 'ok',
      findings: 0,
      suppressed: 4,
    })
    expect((await api.listSuppressions()).total).toBe(4)
    expect((await findingNamed(api, 'Source 1')).suppression?.reason).toBe('Before')
    for (const findingId of await numbered(0, 3, 4))
      expect((await api.getFinding({ findingId })).history.map(({ kind, reason }) => [kind, reason])).toEqual(
        [
          ['opened', null],
          ['suppressed', 'All are known'],
        ],
      )
  })

  test('of which none is open are refused, and nothing is written', async () => {
    const { api, findingIds } = await withFive()
    await api.suppress({ target: { scope: 'findings', findingIds }, reason: 'Known' })
    const again = (ids: number[]) =>
      api.suppress({ target: { scope: 'findings', findingIds: ids }, reason: 'Once more' })
    await expect(again(findingIds)).rejects.toMatchObject({
      code: 'not-open',
      message: 'None of those findings is open.',
    })
    const unknown = (count: number) => Array.from({ length: count }, (_, place) => 900_000 + place)
    await expect(again(unknown(5000))).rejects.toMatchObject({ code: 'no-such-finding' })
    await expect(again(unknown(5001))).rejects.toMatchObject({ code: 'bad-input' })
    await expect(again([])).rejects.toMatchObject({ code: 'bad-input' })
    expect((await api.listSuppressions()).total).toBe(5)
  })

  test('count again by one call, but for what is over or suppressed otherwise', async () => {
    const { api, id: integrationId, onceTold, findingIds, told } = await withFive()
    const { suppressions } = await api.suppress({
      target: { scope: 'findings', findingIds },
      reason: 'Known',
    })
    const suppressionIds = suppressions.map(({ id }) => id)
    // One alone, as before.
    await api.undoSuppressions({ suppressionIds: suppressionIds.slice(0, 1) })
    expect(await findingsOf(api)).toEqual([
      'Source 0 open',
      ...[1, 2, 3, 4].map((number) => `Source ${number} suppressed`),
    ])
    const { resourceType, resourceId } = await findingNamed(api, 'Source 1')
    await suppress(api, {
      target: { scope: 'resource', integrationId, resourceType, resourceId },
      reason: 'It is moved',
    })
    const undone = await onceTold(() =>
      api.undoSuppressions({ suppressionIds: [...suppressionIds, 999_999] }),
    )
    expect(undone.suppressions).toMatchObject(
      suppressionIds.slice(1).map((id) => ({ id, ended: 'undone', findings: 0 })),
    )
    expect(undone.countAgain).toBe(3)
    expect(await findingsOf(api)).toEqual([
      'Source 0 open',
      'Source 1 suppressed',
      ...[2, 3, 4].map((number) => `Source ${number} open`),
    ])
    expect((await findingNamed(api, 'Source 1')).suppression?.reason).toBe('It is moved')
    expect((await api.listSuppressions({ ended: true })).total).toBe(5)
    await expect(api.undoSuppressions({ suppressionIds })).rejects.toMatchObject({ code: 'over' })
    await expect(api.undoSuppressions({ suppressionIds: [999_999] })).rejects.toMatchObject({
      code: 'no-such-suppression',
    })
    expect(told).toEqual([])
  })

  test('suppressed for a time count again when it is over, each as it is by then, told as one', async () => {
    const { api, pass, at, findingIds, told } = await withFive()
    const { suppressions } = await api.suppress({
      target: { scope: 'findings', findingIds: findingIds.slice(0, 3) },
      reason: 'This week',
      until: at(3),
    })
    expect(suppressions.map(({ until }) => until)).toEqual([at(3), at(3), at(3)])
    await api.undoSuppressions({ suppressionIds: [suppressions[1]!.id] })
    await pass(4)
    expect(await findingsOf(api)).toEqual([0, 1, 2, 3, 4].map((number) => `Source ${number} open`))
    expect((await api.listSuppressions({ ended: true })).rows.map(({ id, ended }) => [id, ended])).toEqual([
      [suppressions[2]!.id, 'expired'],
      [suppressions[0]!.id, 'expired'],
      [suppressions[1]!.id, 'undone'],
    ])
    expect(told).toMatchObject([{ kind: 'opened', details: ['Source 0', 'Source 2'] }])
  })
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
  const { findings } = await suppress(api, {
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

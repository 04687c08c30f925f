import { expect, test } from 'vitest'
import { type Finding, type InputOf, severities } from '../../src-preload/contract'
import { polled } from './harness'
import { ownRule } from './own-rules'

type Asked = InputOf<'listFindings'>

/** The demo’s findings, and some of a rule of the user’s own that were opened days later. */
async function withFindings() {
  let time = Date.parse('2026-03-01T12:00:00Z')
  const { api, id, sync } = await polled({}, { now: () => new Date(time) })
  time += 3 * 24 * 60 * 60_000
  await sync()
  await api.saveRule({
    source: ownRule('SELECT id AS resourceId FROM segment_source WHERE _integrationId = :integration', {
      name: 'Any source at all',
      severity: 'critical',
    }),
  })
  const all = async (asked: Asked) => {
    const rows: Finding[] = []
    for (;;) {
      const page = await api.listFindings({ ...asked, offset: rows.length, limit: 7 })
      rows.push(...page.rows)
      if (page.rows.length === 0) {
        expect(rows.length).toBe(page.total)
        return rows
      }
    }
  }
  return { api, id, all, every: await all({}) }
}

const rank = ({ severity }: Finding) => severities.indexOf(severity)
const sorted = (rows: Finding[], compare: (a: Finding, b: Finding) => number) =>
  rows.every((row, place) => place === 0 || compare(rows[place - 1]!, row) <= 0)
const byTime = (a: Finding, b: Finding) => a.openedAt.localeCompare(b.openedAt)

test('findings are listed page by page in the order that was asked for', async () => {
  const { all, every } = await withFindings()
  const ids = new Set(every.map(({ id }) => id))
  expect(new Set(every.map(({ openedAt }) => openedAt)).size).toBeGreaterThan(1)
  const ordered = async (column: NonNullable<Asked['sort']>['column'], descending = false) => {
    const rows = await all({ sort: { column, descending } })
    expect(new Set(rows.map(({ id }) => id))).toEqual(ids)
    return rows
  }
  expect(sorted(await ordered('severity'), (a, b) => rank(a) - rank(b) || byTime(a, b))).toBe(true)
  expect(sorted(await ordered('severity', true), (a, b) => rank(b) - rank(a) || byTime(a, b))).toBe(true)
  expect(sorted(await ordered('opened'), byTime)).toBe(true)
  expect(sorted(await ordered('opened', true), (a, b) => byTime(b, a))).toBe(true)
  expect(sorted(await ordered('rule'), (a, b) => a.ruleName.localeCompare(b.ruleName))).toBe(true)
  const nameOf = ({ resourceName }: Finding) => resourceName.toLowerCase()
  const byName = (a: Finding, b: Finding) => (nameOf(a) < nameOf(b) ? -1 : Number(nameOf(a) > nameOf(b)))
  expect(sorted(await ordered('resource', true), (a, b) => byName(b, a))).toBe(true)
})

test('all filters hold at once, and text is looked for in resources and rules', async () => {
  const { api, id, all, every } = await withFindings()
  const expectSame = async (asked: Asked, passes: (finding: Finding) => boolean) => {
    const wanted = every.filter(passes).map((finding) => finding.id)
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted.length).toBeLessThan(every.length)
    expect((await all(asked)).map((finding) => finding.id).sort()).toEqual(wanted.sort())
  }
  await expectSame({ resourceType: 'segment_source' }, (one) => one.resourceType === 'segment_source')
  await expectSame(
    { resourceType: 'segment_source', severity: 'critical', integrationId: id },
    (one) => one.resourceType === 'segment_source' && one.severity === 'critical',
  )
  const { resourceName, resourceId } = every.find(({ ruleId }) => ruleId === 'own-rule')!
  await expectSame({ search: resourceName.toUpperCase() }, (one) =>
    `${one.resourceName} ${one.ruleName}`.toLowerCase().includes(resourceName.toLowerCase()),
  )
  await expectSame({ search: resourceId }, (one) => one.resourceId === resourceId)
  await expectSame({ search: 'any SOURCE at all' }, (one) => one.ruleId === 'own-rule')
  await expectSame(
    { search: `${resourceName} all` },
    (one) => one.ruleId === 'own-rule' && one.resourceName === resourceName,
  )
  expect((await api.listFindings({ search: '%' })).total).toBe(0)
})

test('it is told which rules and types there are findings of, with the other filters only', async () => {
  const { api, every } = await withFindings()
  const [first] = every.filter(({ ruleId }) => ruleId === 'own-rule')
  await api.suppress({ target: { scope: 'findings', findingIds: [first!.id] }, reason: 'Known' })
  const open = every.filter(({ id }) => id !== first!.id)
  const counted = (of: Finding[], field: 'ruleId' | 'resourceType') =>
    Object.fromEntries([...Map.groupBy(of, (one) => one[field])].map(([key, some]) => [key, some.length]))
  const asked = async (input: InputOf<'countFindingFacets'>) =>
    Object.fromEntries(
      (await api.countFindingFacets(input)).map(({ column, values }) => [
        column,
        Object.fromEntries(values.map(({ value, count }) => [value, count])),
      ]),
    )
  expect(await asked({ status: 'open' })).toEqual({
    ruleId: counted(open, 'ruleId'),
    resourceType: counted(open, 'resourceType'),
  })
  const ofRule = open.filter(({ ruleId }) => ruleId === 'own-rule')
  expect(await asked({ status: 'open', ruleId: 'own-rule' })).toEqual({
    ruleId: counted(open, 'ruleId'),
    resourceType: counted(ofRule, 'resourceType'),
  })
  const [rules] = await api.countFindingFacets({ status: 'suppressed' })
  expect(rules?.values).toEqual([{ value: 'own-rule', name: 'Any source at all', count: 1 }])
})

test('what is counted of findings is what there is of them, whatever becomes of them', async () => {
  const { api, demo, id, sync } = await polled()
  const isRight = async () => {
    const rules = await api.listRules()
    const { rows } = await api.listFindings({ limit: 500 })
    const counted = (status: Finding['status']) =>
      Object.fromEntries(rules.map((rule) => [rule.id, rule[status === 'open' ? 'findings' : 'suppressed']]))
    for (const status of ['open', 'suppressed'] as const) {
      const there = Object.groupBy(
        rows.filter((finding) => finding.status === status),
        ({ ruleId }) => ruleId,
      )
      expect(counted(status)).toEqual(
        Object.fromEntries(rules.map((rule) => [rule.id, there[rule.id]?.length ?? 0])),
      )
    }
    const { findings } = await api.overview()
    for (const severity of severities)
      expect(findings[severity]).toBe((await api.listFindings({ severity, status: 'open', limit: 1 })).total)
    return counted('open')['own-rule'] ?? 0
  }
  const source = ownRule('SELECT id AS resourceId FROM segment_source WHERE _integrationId = :integration')
  await api.saveRule({ source })
  const all = await isRight()
  expect(all).toBeGreaterThan(1)
  const { rows } = await api.listFindings({ ruleId: 'own-rule', limit: 500 })
  const findingIds = rows.map((finding) => finding.id)
  const { suppressions } = await api.suppress({ target: { scope: 'findings', findingIds }, reason: 'Known' })
  expect(await isRight()).toBe(0)
  await api.undoSuppressions({ suppressionIds: suppressions.map((suppression) => suppression.id) })
  expect(await isRight()).toBe(all)
  await api.saveRule({
    source: JSON.stringify({ ...JSON.parse(source), severity: 'low' }),
    ruleId: 'own-rule',
  })
  expect(await isRight()).toBe(all)
  await api.setRule({ ruleId: 'own-rule', enabled: false })
  expect(await isRight()).toBe(0)
  await api.setRule({ ruleId: 'own-rule', enabled: true })
  demo.mutate((world) => {
    world.sources = world.sources.slice(1)
  })
  await sync()
  expect(await isRight()).toBe(all - 1)
  await api.deleteRule({ ruleId: 'own-rule' })
  expect(await isRight()).toBe(0)
  await api.deleteIntegration({ integrationId: id })
  await isRight()
})

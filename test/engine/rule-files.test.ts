import { expect, test } from 'vitest'
import { engine } from './harness'

const lines = [
  'id: my-rule', // 1
  'name: Disabled sources', // 2
  'severity: high', // 3
  'resourceType: segment_source', // 4
  'rationale: Nobody looks after them.', // 5
  'parameters:', // 6
  '  days:', // 7
  '    title: Age', // 8
  '    kind: number', // 9
  '    default: 30', // 10
  'sql: |', // 11
  '  SELECT id AS resourceId FROM segment_source', // 12
  '  WHERE _integrationId = :integration AND enabled = 0 AND days_since(_changedAt) > :days',
]
const text = (changes: Record<number, string | null> = {}) =>
  lines.flatMap((line, index) => changes[index + 1] ?? (changes[index + 1] === null ? [] : [line])).join('\n')

test('a rule’s text is checked, and what it needs is read from its SQL', async () => {
  const { api } = await engine()
  expect(await api.checkRules({ source: text() })).toEqual({
    problems: [],
    rules: [{ id: 'my-rule', name: 'Disabled sources', exists: false }],
  })
  const { rule, startedAnew } = await api.saveRule({ source: text() })
  expect(startedAnew).toBe(null)
  expect(rule).toMatchObject({
    id: 'my-rule',
    version: 1,
    managed: false,
    needs: ['segment_source'],
    parameters: [{ name: 'days', kind: 'number', default: 30, min: null }],
    unless: null,
  })
  expect(await api.checkRules({ source: text() })).toMatchObject({ rules: [{ exists: true }] })
})

test('what it needs is found through views, and neither in texts nor in comments', async () => {
  const { api } = await engine()
  const sql = [
    "  SELECT userId AS resourceId, 'segment_warehouse' AS x FROM segment_effective_access -- segment_destination",
    '  WHERE _integrationId = :integration',
  ]
  const { rule } = await api.saveRule({
    source: text({ 6: null, 7: null, 8: null, 9: null, 10: null, 12: sql[0]!, 13: sql[1]! }),
  })
  expect(rule.needs.sort()).toEqual(['segment_user', 'segment_user_group'])
})

test.each([
  ['not YAML', { 2: 'name: Disabled: sources' }, 2, ''],
  ['a severity there isn’t', { 3: 'severity: terrible' }, 3, 'severity'],
  ['a field there isn’t', { 5: 'rationale: X\nwhy: Because.' }, 6, 'why'],
  ['a missing field', { 5: null }, 1, 'rationale'],
  ['a resource type there isn’t', { 4: 'resourceType: segment_sauce' }, 4, 'resourceType'],
  ['a default of another kind', { 10: '    default: soon' }, 10, 'parameters.days.default'],
  ['a kind there isn’t', { 9: '    kind: age' }, 9, 'parameters.days.kind'],
  ['a parameter that isn’t used', { 13: '  WHERE _integrationId = :integration' }, 7, 'parameters.days'],
  ['a variable without a value', { 13: '  WHERE :integration = 1 AND :days = :age' }, 11, 'sql'],
  ['no integration', { 13: '  WHERE enabled = :days' }, 11, 'sql'],
  ['no resource type in the SQL', { 12: '  SELECT 1 AS resourceId' }, 11, 'sql'],
  ['a control that is a number', { 5: 'rationale: X\ncompliance: { gdpr: [32] }' }, 6, 'compliance.gdpr.0'],
  [
    'an address that isn’t https',
    { 5: 'rationale: X\nreferences: [{ title: A, url: "http://a.example" }]' },
    6,
    'references.0.url',
  ],
] as [string, Record<number, string | null>, number, string][])(
  'an error names the line, the field and what to do: %s',
  async (_, changes, line, field) => {
    const { api } = await engine()
    const { problems, rules } = await api.checkRules({ source: text(changes) })
    expect(rules).toEqual([])
    expect(problems[0]).toEqual({
      line,
      field,
      message: expect.stringMatching(/./),
      hint: expect.stringMatching(/./),
    })
    await expect(api.saveRule({ source: text(changes) })).rejects.toMatchObject({
      code: 'bad-rule',
      message: expect.stringContaining(`Line ${line}`),
    })
    expect((await api.listRules()).some(({ managed }) => !managed)).toBe(false)
  },
)

test('all problems are told at once, and references can’t blow a text up', async () => {
  const { api } = await engine()
  const { problems } = await api.checkRules({ source: text({ 3: 'severity: x', 4: 'resourceType: 7' }) })
  expect(problems.map(({ field }) => field)).toEqual(['severity', 'resourceType'])
  const bomb = [
    'a: &a [1,1,1,1,1,1,1,1,1]',
    'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]',
    'c: [*b,*b,*b,*b,*b,*b,*b,*b]',
  ]
  expect((await api.checkRules({ source: bomb.join('\n') })).problems).toHaveLength(1)
})

test('every rule that came with a connector says all that a finding’s reader needs', async () => {
  const { api } = await engine()
  const rules = await api.listRules()
  expect(rules.length).toBeGreaterThanOrEqual(35)
  const resourceTypes = new Set((await api.listResourceTypes()).map(({ key }) => key))
  for (const rule of rules) {
    expect(rule.rationale.length, rule.id).toBeGreaterThan(40)
    expect(rule.remediation.length, rule.id).toBeGreaterThan(0)
    expect(Object.keys(rule.compliance).length, rule.id).toBeGreaterThan(0)
    expect(rule.tags.length, rule.id).toBeGreaterThan(0)
    for (const type of rule.needs) expect(resourceTypes).toContain(type)
    // What it finds of the past must not depend on when it is asked.
    expect(rule.sql, rule.id).not.toMatch(/'now'|current_(timestamp|date|time)/i)
  }
})

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Alert } from '../../src-preload/contract'
import { engine, polled, temporaryFolder } from './harness'
import { disabledSources, endless, findingNamed, findingsOf, ownRule } from './own-rules'

const endlessQuery = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'

test('an own rule is evaluated when it is saved, untold, and after each poll, told', async () => {
  const { api, demo, sync } = await polled()
  const told: Alert[] = []
  api.onEvent(({ event, payload }) => void (event === 'alerts' && told.push(...payload)))
  const { rule } = await api.saveRule({ source: disabledSources })
  expect(rule).toMatchObject({
    status: 'warning',
    managed: false,
    version: 1,
    findings: rule.results[0]?.findings,
  })
  expect(told).toEqual([])
  const before = await findingsOf(api)

  demo.mutate(({ sources }) => {
    const enabled = sources.find(({ enabled }) => enabled)!
    Object.assign(enabled, { enabled: false, name: 'Just disabled' })
  })
  await sync()
  expect(await findingsOf(api)).toEqual([...before, 'Just disabled open'].sort())
  const mine = told.filter(({ ruleId }) => ruleId === 'own-rule')
  expect(mine).toMatchObject([{ kind: 'opened', ruleName: 'Disabled sources', details: ['Just disabled'] }])
  expect((await api.search({ text: 'Disabled sources', kinds: ['rule'] })).map(({ id }) => id)).toContain(
    'own-rule',
  )
})

test('what fails, or takes too long, is the error of that rule alone, and no poll waits for it', async () => {
  const { api, demo, id } = await polled({}, { ruleTimeoutMs: 2_000 })
  await api.saveRule({ source: disabledSources })
  const bad = ownRule(
    'SELECT id AS resourceId, no_such_column FROM segment_source WHERE _integrationId = :integration',
    {
      id: 'bad-rule',
    },
  )
  expect((await api.saveRule({ source: bad })).rule).toMatchObject({
    status: 'error',
    results: [{ reason: expect.stringContaining('no such column: no_such_column') }],
  })
  const writing = ownRule('DELETE FROM segment_source WHERE _integrationId = :integration', { id: 'writing' })
  expect((await api.saveRule({ source: writing })).rule.results[0]?.reason).toContain(
    'Only a query is allowed',
  )
  const nameless = ownRule('SELECT name FROM segment_source WHERE _integrationId = :integration', {
    id: 'nameless',
  })
  expect((await api.saveRule({ source: nameless })).rule.results[0]?.reason).toContain('AS resourceId')
  void api.saveRule({ source: endless.replace('own-rule', 'endless') }).catch(() => {})

  const polls: number[] = []
  api.onEvent(
    ({ event, payload }) =>
      void (event === 'poll' && payload.status !== 'running' && polls.push(performance.now())),
  )
  demo.mutate(({ sources }) => {
    for (const source of sources) source.enabled = true
  })
  await api.sync({ integrationId: id })
  // The poll had ended before, and what waits for rules was answered later.
  expect(performance.now() - (polls.at(-1) ?? Number.POSITIVE_INFINITY)).toBeGreaterThan(1_000)
  const rules = new Map((await api.listRules()).map((rule) => [rule.id, rule]))
  expect(rules.get('own-rule')).toMatchObject({ status: 'ok' })
  expect(rules.get('endless')).toMatchObject({
    status: 'error',
    results: [{ reason: expect.stringContaining('was stopped after 2 seconds') }],
  })
  expect(rules.get('segment-warehouse-disabled')?.status).toBe('warning')
})

test('a rule that took too long once is asked again after the next poll, though nothing changed', async () => {
  const dataDir = temporaryFolder()
  const { api, id, close } = await polled({}, { dataDir, ruleTimeoutMs: 1 })
  const slow = ownRule(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000)
     SELECT id AS resourceId FROM segment_source
     WHERE _integrationId = :integration AND enabled = 0 AND (SELECT count(*) FROM n) > 0`,
  )
  const { rule } = await api.saveRule({ source: slow })
  expect(rule).toMatchObject({
    status: 'error',
    results: [{ reason: expect.stringContaining('was stopped') }],
  })
  await close()
  const again = await engine({ dataDir })
  await again.api.sync({ integrationId: id })
  expect(await again.api.getRule({ ruleId: 'own-rule' })).toMatchObject({ status: 'warning' })
})

test('editing what a rule finds starts its results anew and says so; other edits keep them', async () => {
  const { api } = await polled()
  const saved = await api.saveRule({ source: disabledSources })
  const count = saved.rule.findings
  expect(count).toBeGreaterThan(0)
  const [first] = (await api.listFindings({ ruleId: 'own-rule' })).rows

  const renamed = await api.saveRule({
    ruleId: 'own-rule',
    source: disabledSources.replace('Nobody', 'No one'),
  })
  expect(renamed).toMatchObject({
    startedAnew: null,
    rule: { version: 2, rationale: 'No one looks after them.' },
  })
  expect((await api.listFindings({ ruleId: 'own-rule' })).rows[0]?.id).toBe(first?.id)
  const milder = await api.saveRule({ ruleId: 'own-rule', source: disabledSources.replace('high', 'low') })
  expect(milder.startedAnew).toBe(null)
  expect((await api.listFindings({ ruleId: 'own-rule' })).rows[0]).toMatchObject({
    id: first?.id,
    severity: 'low',
  })

  const edited = await api.saveRule({
    ruleId: 'own-rule',
    source: disabledSources.replace('enabled = 0', 'enabled = 1'),
  })
  expect(edited).toMatchObject({ startedAnew: { findings: count }, rule: { version: 4, status: 'warning' } })
  expect(edited.rule.results[0]?.since).toEqual(expect.any(String))
  const now = await api.listFindings({ ruleId: 'own-rule' })
  expect(now.rows.map(({ id }) => id)).not.toContain(first?.id)
  expect(now.rows.map(({ status }) => status)).not.toContain('resolved')
  // The text has its version, and reads as it was written otherwise.
  expect(edited.rule.source).toContain('version: 4')
})

test('a managed rule is not edited, but given parameters in one integration, or disabled', async () => {
  const { api, id, sync } = await polled()
  const ruleId = 'segment-too-many-owners'
  const rule = () => api.getRule({ ruleId })
  await expect(api.saveRule({ ruleId, source: (await rule()).source })).rejects.toMatchObject({
    code: 'managed',
  })
  await expect(api.deleteRule({ ruleId })).rejects.toMatchObject({ code: 'managed' })
  await expect(api.saveRule({ source: (await rule()).source })).rejects.toMatchObject({
    code: 'rule-id-taken',
  })
  await expect(api.setRule({ ruleId, parameters: { maxOwners: 0 } })).rejects.toMatchObject({
    code: 'bad-input',
  })
  await expect(api.setRule({ ruleId, parameters: { most: 1 } })).rejects.toMatchObject({ code: 'bad-input' })

  const wide = await api.setRule({ ruleId, integrationId: id, parameters: { maxOwners: 100 } })
  expect(wide).toMatchObject({
    startedAnew: { findings: 1 },
    rule: { status: 'ok', results: [{ parameters: { maxOwners: 100 } }] },
  })
  await sync()
  expect(await rule()).toMatchObject({ status: 'ok' })
  expect((await api.setRule({ ruleId, integrationId: id, parameters: {} })).rule).toMatchObject({
    status: 'warning',
  })

  const open = async () => (await api.overview()).findings.high
  const high = await open()
  expect((await api.setRule({ ruleId, enabled: false })).rule).toMatchObject({
    enabled: false,
    status: 'disabled',
    findings: 0,
  })
  await sync()
  expect(await rule()).toMatchObject({ status: 'disabled' })
  expect(await open()).toBe(high - 1)
  expect((await api.setRule({ ruleId, enabled: true })).rule).toMatchObject({
    status: 'warning',
    findings: 1,
  })
  const [finding] = (await api.listFindings({ ruleId })).rows
  const { history } = await api.getFinding({ findingId: finding!.id })
  expect(history.map(({ kind }) => kind)).toEqual(['opened', 'rule_disabled', 'rule_enabled'])
})

test('never OK because of missing data: a guard, a failed type, and data of days ago', async () => {
  let time = Date.now()
  const { api, demo, sync } = await polled({}, { now: () => new Date(time) })
  demo.mutate(({ sources }) => {
    for (const source of sources) source.enabled = true
  })
  await api.saveRule({
    source: ownRule(JSON.parse(disabledSources).sql, {
      unless:
        "SELECT 'No sources.' WHERE NOT EXISTS (SELECT 1 FROM segment_source WHERE _integrationId = :integration)",
    }),
  })
  await sync()
  const rule = () => api.getRule({ ruleId: 'own-rule' })
  expect(await rule()).toMatchObject({ status: 'ok' })
  demo.setFaults([{ kind: 'drift', path: '/sources' }])
  await sync()
  expect(await rule()).toMatchObject({
    status: 'not_evaluated',
    results: [{ reason: expect.stringContaining('Sources') }],
  })
  demo.setFaults([])
  await sync()
  expect(await rule()).toMatchObject({ status: 'ok' })
  time += 3 * 24 * 60 * 60_000
  expect(await rule()).toMatchObject({
    status: 'not_evaluated',
    results: [
      { reason: 'Sources were last listed 3 days ago: what was found then may not be true any more.' },
    ],
  })
  expect((await api.overview()).notEvaluated).toBe((await api.listRules()).length)
  await sync()
  expect(await rule()).toMatchObject({ status: 'ok' })
  demo.mutate((world) => {
    world.sources = []
  })
  await sync()
  expect(await rule()).toMatchObject({ status: 'not_evaluated', results: [{ reason: 'No sources.' }] })
})

test('what did not change is not evaluated again', async () => {
  const { api, demo, sync } = await polled()
  // A clock in the evidence tells when it was asked.
  const clocked = ownRule(
    "SELECT id AS resourceId, strftime('%f', 'now') AS clock FROM segment_source WHERE _integrationId = :integration AND enabled = 0",
  )
  const plain = clocked.replace("strftime('%f', 'now')", 'hex(randomblob(8))')
  await api.saveRule({ source: plain })
  const evidence = async () =>
    (await api.listFindings({ ruleId: 'own-rule' })).rows.map((finding) => finding.evidence)
  const before = await evidence()
  await sync()
  expect(await evidence()).toEqual(before)
  demo.mutate(({ sources }) => {
    sources[0]!.name = 'Another name'
  })
  await sync()
  expect(await evidence()).not.toEqual(before)
  expect(
    (await findingNamed(api, (await api.listFindings({ ruleId: 'own-rule' })).rows[0]!.resourceName))
      .evidenceThen,
  ).toEqual(before[0])
})

test('a rule that asks SQLite for the time is evaluated again by the hour, and one that gives it a time is not', async () => {
  let time = Date.parse('2026-03-01T09:10:00Z')
  const { api, sync } = await polled({}, { now: () => new Date(time) })
  // What is random in the evidence tells when it was asked.
  const rule = (id: string, expression: string) =>
    ownRule(
      `SELECT id AS resourceId, hex(randomblob(8)) AS asked, ${expression} AS moment
       FROM segment_source WHERE _integrationId = :integration`,
      { id },
    )
  const byTime = [
    'date()',
    'time()',
    'datetime( )',
    'julianday()',
    'Unixepoch()',
    '"date"()',
    "strftime('%s')",
    "strftime(concat('%', 's'))",
    "unixepoch('subsec')",
  ]
  const byData = ['date(_changedAt)', "strftime('%s', _changedAt)", "unixepoch(concat('2026', '-01-01'))"]
  const expressions = [...byTime, ...byData]
  for (const [index, expression] of expressions.entries())
    await api.saveRule({ source: rule(`own-${index}`, expression) })
  const asked = () =>
    Promise.all(
      expressions.map(
        async (_, index) => (await api.listFindings({ ruleId: `own-${index}` })).rows[0]?.evidence.asked,
      ),
    )
  const before = await asked()
  expect(before).not.toContain(undefined)
  await sync()
  expect(await asked()).toEqual(before)
  time += 3_600_000
  await sync()
  const after = await asked()
  expect(expressions.filter((_, index) => after[index] !== before[index])).toEqual(byTime)
})

test('a rule and a watched query that Sightline’s end interrupts have not failed', async () => {
  const dataDir = temporaryFolder()
  const { api, close } = await polled({}, { dataDir })
  await api.saveRule({ source: disabledSources })
  const query = await api.saveQuery({ name: 'Endless', sql: endlessQuery })
  // That an export has ended is waited for: meanwhile, the others hear that their processes are gone.
  await api.exportQueryTo({ exportId: randomUUID(), sql: endlessQuery, format: 'csv' })
  await api.markQuery({ queryId: query.id, watched: true })
  void api.saveRule({ ruleId: 'own-rule', source: endless }).catch(() => {})
  const rule = { status: 'not_evaluated', results: [{ reason: expect.stringContaining('It was edited') }] }
  await expect.poll(() => api.getRule({ ruleId: 'own-rule' })).toMatchObject(rule)
  await close()
  const again = await engine({ dataDir })
  expect(await again.api.getRule({ ruleId: 'own-rule' })).toMatchObject(rule)
  expect(await again.api.getQuery({ queryId: query.id })).toMatchObject({ watched: true, watch: null })
})

test('what an own rule found is told, also if Sightline ends while another one is still evaluated', async () => {
  const dataDir = temporaryFolder()
  const { api, demo, sync, close } = await polled({}, { dataDir, ruleTimeoutMs: 3_000 })
  demo.mutate(({ sources }) => {
    for (const source of sources) source.enabled = true
  })
  await sync()
  await api.saveRule({ source: disabledSources })
  await api.saveRule({ source: endless.replace('"own-rule"', '"own-rule-endless"') })
  await sync()
  demo.mutate(({ sources }) => Object.assign(sources[0] ?? {}, { enabled: false }))
  const cut = sync().catch(() => {})
  await expect.poll(() => findingsOf(api), { timeout: 20_000 }).toHaveLength(1)
  await close()
  await cut
  const { api: next } = await engine({ dataDir })
  expect((await next.listAlerts({ kinds: ['opened'] })).rows).toContainEqual(
    expect.objectContaining({ ruleId: 'own-rule' }),
  )
})

import { describe, expect, test } from 'vitest'
import { control, soc2, withOwnRule } from './controls'
import { connect, engine, polled, rows, workspace } from './harness'
import { findingNamed, ownRule } from './own-rules'

test('every rule’s mapping names a control that exists, and every control has a rule or is a person’s', async () => {
  const { api } = await engine()
  const packs = await api.listCompliancePacks()
  expect(packs.map(({ framework }) => framework).sort()).toEqual(['baseline', 'gdpr', 'iso27001', 'soc2'])
  const named = new Set(
    (await api.listRules()).flatMap(({ compliance }) =>
      Object.entries(compliance).flatMap(([framework, controls]) =>
        controls.map((id) => `${framework} ${id}`),
      ),
    ),
  )
  const controls = (
    await Promise.all(
      packs.map(async ({ id }) => {
        const { framework, sections } = await api.getCompliancePack({ packId: id })
        return sections.flatMap((section) =>
          section.controls.map((control) => ({ ...control, key: `${framework} ${control.id}` })),
        )
      }),
    )
  ).flat()
  expect([...named].filter((name) => !controls.some(({ key }) => key === name))).toEqual([])
  expect(controls.filter(({ key, manual }) => named.has(key) === (manual !== null))).toEqual([])
  for (const { rules, key } of controls) expect(rules.length > 0, key).toBe(named.has(key))
})

test('a score is passed / (passed + failed), and what isn’t known counts for neither', async () => {
  const { api, id } = await polled()
  for (const { id: packId, standing, controls } of await api.listCompliancePacks()) {
    const { passed, failed, notEvaluated, notAttested, score } = standing
    expect(passed + failed + notEvaluated + notAttested).toBe(controls)
    expect(score).toBeCloseTo(passed / (passed + failed))
    expect(failed).toBeGreaterThan(0)
    const pack = await api.getCompliancePack({ packId, integrationId: id })
    expect(pack.standing).toEqual(standing)
    const rules = new Map((await api.listRules()).map((rule) => [rule.id, rule]))
    for (const one of pack.sections.flatMap((section) => section.controls)) {
      const its = one.rules.map((rule) => rules.get(rule.id)!)
      if (its.some(({ findings }) => findings > 0)) expect(one.status).toBe('failed')
      else if (its.some(({ status }) => status === 'not_evaluated')) expect(one.status).toBe('not_evaluated')
      else expect(one.status).toBe(one.manual === null ? 'passed' : 'not_attested')
      expect(one.results[0]!.reasons.length > 0, one.id).toBe(one.status !== 'passed')
    }
  }
})

test('nothing is green, and no score made up, where nothing could be evaluated', async () => {
  const demo = await workspace()
  const { api } = await engine()
  await connect(api, demo)
  const [pack] = await api.listCompliancePacks()
  expect(pack!.standing).toMatchObject({ passed: 0, failed: 0, score: null })
  expect(pack!.trend).toEqual([])
  expect((await control(api, 'CC6.1')).results[0]!.reasons.join()).toContain('It has not been polled yet.')
})

test('a rule of the user’s own joins the control that it names; suppressed findings don’t fail it', async () => {
  const { api } = await withOwnRule({ soc2: ['A1.2'] })
  const broken = await control(api, 'A1.2')
  expect(broken).toMatchObject({ status: 'failed', results: [{ attestation: null }] })
  expect(broken.rules.map(({ id, managed, findings }) => [id, managed, findings])).toContainEqual([
    'own-rule',
    false,
    1,
  ])
  expect(broken.results[0]!.reasons).toContain('Disabled sources: 1 open finding.')
  const before = (await api.getCompliancePack({ packId: soc2 })).standing

  const { id: findingId } = await findingNamed(api, 'Source 0')
  const target = { scope: 'findings' as const, findingIds: [findingId] }
  const { suppressions } = await api.suppress({ target, reason: 'It is kept for audits.' })
  const accepted = await control(api, 'A1.2')
  expect(accepted.status).not.toBe('failed')
  expect(accepted.rules.find(({ id }) => id === 'own-rule')).toMatchObject({ findings: 0, suppressed: 1 })
  expect((await api.getCompliancePack({ packId: soc2 })).standing.failed).toBe(before.failed - 1)

  await api.undoSuppressions({ suppressionIds: suppressions.map(({ id }) => id) })
  expect((await control(api, 'A1.2')).status).toBe('failed')
  await api.deleteRule({ ruleId: 'own-rule' })
  expect((await control(api, 'A1.2')).rules.map(({ id }) => id)).not.toContain('own-rule')
})

describe('what one rule lacks, its control lacks', () => {
  const sound =
    'SELECT id AS resourceId FROM segment_source WHERE _integrationId = :integration AND enabled = 7'
  const withUnless = ownRule(sound, {
    id: 'blind-rule',
    name: 'Blind',
    compliance: { soc2: ['CC6.4'] },
    unless: "SELECT 'The moon is full.' FROM segment_workspace",
  })
  test('one that passed beside one that was not evaluated is not evaluated, and says why', async () => {
    const { api } = await polled()
    await api.saveRule({ source: ownRule(sound, { compliance: { soc2: ['CC6.4'] } }) })
    await api.attestControl({ packId: soc2, controlId: 'CC6.4', met: true, note: 'I read their report.' })
    expect((await control(api, 'CC6.4')).status).toBe('passed')
    await api.saveRule({ source: withUnless })
    expect(await control(api, 'CC6.4')).toMatchObject({
      status: 'not_evaluated',
      results: [{ reasons: ['Blind: The moon is full.'] }],
    })
    await api.setRule({ ruleId: 'blind-rule', enabled: false })
    expect((await control(api, 'CC6.4')).status).toBe('passed')
  })

  test('one all of whose rules are disabled is not evaluated', async () => {
    const { api } = await polled()
    const { rules } = await control(api, 'P4.3')
    for (const { id } of rules) await api.setRule({ ruleId: id, enabled: false })
    expect(await control(api, 'P4.3')).toMatchObject({
      status: 'not_evaluated',
      results: [{ reasons: ['All of its rules are disabled.'] }],
    })
  })

  test('data that grew old is no evidence any more', async () => {
    const { api, hoursLater } = await withOwnRule({})
    const passed = async () => (await api.getCompliancePack({ packId: soc2 })).standing.passed
    expect(await passed()).toBeGreaterThan(0)
    hoursLater(100)
    expect(await passed()).toBe(0)
    expect(await rows(api, "SELECT * FROM sightline_compliance_control WHERE status = 'passed'")).toEqual([])
  })
})

test('an attestation counts until it is over, withdrawn, or there is another one; all stay on record', async () => {
  const { api, hoursLater, in: at } = await withOwnRule({})
  const attested = { packId: soc2, controlId: 'CC6.4', author: 'Ann' }
  const status = async () => (await control(api, 'CC6.4')).status
  expect(await status()).toBe('not_attested')
  const { standing } = await api.getCompliancePack({ packId: soc2 })
  const [yes] = await api.attestControl({
    ...attested,
    met: true,
    note: 'Their report of 2025.',
    until: at(24),
  })
  expect(yes).toMatchObject({ integrationName: 'Acme', author: 'Ann', met: true, withdrawnAt: null })
  expect(await status()).toBe('passed')
  expect((await api.getCompliancePack({ packId: soc2 })).standing).toMatchObject({
    passed: standing.passed + 1,
    notAttested: standing.notAttested - 1,
  })
  const [no] = await api.attestControl({ ...attested, met: false, note: 'It has exceptions.' })
  expect(await control(api, 'CC6.4')).toMatchObject({
    status: 'failed',
    results: [
      { reasons: ['Ann attested that it isn’t met: It has exceptions.'], attestation: { id: no!.id } },
    ],
  })
  expect((await api.withdrawAttestation({ attestationId: no!.id })).withdrawnAt).toBe(at(0))
  expect(await status()).toBe('passed')
  await expect(api.withdrawAttestation({ attestationId: no!.id })).rejects.toMatchObject({ code: 'over' })
  hoursLater(25)
  expect(await control(api, 'CC6.4')).toMatchObject({
    status: 'not_attested',
    results: [{ reasons: ['What Ann attested was good until 2026-01-02.'] }],
  })
  const { rows: all, total } = await api.listAttestations({ packId: soc2, controlId: 'CC6.4' })
  expect([total, all.map(({ note }) => note)]).toEqual([2, ['It has exceptions.', 'Their report of 2025.']])

  const refused = (input: object) => api.attestControl({ ...attested, met: true, note: 'Yes.', ...input })
  await expect(refused({ controlId: 'CC6.1' })).rejects.toMatchObject({ code: 'not-manual' })
  await expect(refused({ controlId: 'CC66' })).rejects.toMatchObject({ code: 'no-such-control' })
  await expect(refused({ until: at(-1) })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(refused({ integrationId: 'another' })).rejects.toMatchObject({ code: 'no-such-integration' })
})

import { expect, test } from 'vitest'
import { control, soc2, withOwnRule } from './controls'
import { connect, polled, rows, workspace } from './harness'

test('a score is recorded once, when it changed', async () => {
  const { api, demo, sync, hoursLater } = await withOwnRule({ soc2: ['A1.2'] })
  const steps = async () => (await api.listComplianceScores({ packId: soc2 })).rows
  const before = await steps()
  expect(before[0]).toMatchObject((await api.getCompliancePack({ packId: soc2 })).standing)
  const told: string[] = []
  api.onEvent(({ event }) => told.push(event))
  await sync()
  expect(await steps()).toEqual(before)
  expect(told).not.toContain('compliance')

  hoursLater(1)
  demo.mutate(({ sources }) => Object.assign(sources[0]!, { enabled: true }))
  await sync()
  const [latest, ...others] = await steps()
  expect(others).toEqual(before)
  expect(latest).toMatchObject({ at: '2026-01-01T01:00:00.000Z', failed: before[0]!.failed - 1 })
  expect(told).toContain('compliance')
  const [inSql] = await rows(
    api,
    `SELECT passed, failed, round(score, 6) AS score FROM sightline_compliance_score
     WHERE packId = '${soc2}' ORDER BY at DESC LIMIT 1`,
  )
  expect(inSql).toMatchObject({ passed: latest!.passed, failed: latest!.failed })
  expect(inSql!.score).toBeCloseTo(latest!.score!, 5)
}, 60_000)

test('a provider that can’t be reached lowers no score: there is none, until it can', async () => {
  const { api, demo, sync } = await withOwnRule({ soc2: ['A1.2'] })
  const standing = async () => (await api.getCompliancePack({ packId: soc2 })).standing
  const before = await standing()
  expect(before.failed).toBeGreaterThan(0)
  await api.addAlertRule({ name: 'Score', condition: { on: 'score', below: 100 }, channelIds: ['system'] })
  demo.setFaults([{ kind: 'status', value: 403, path: '/' }])
  expect(await sync()).toMatchObject({ status: 'failed' })
  expect(await standing()).toMatchObject({ passed: 0, failed: 0, score: null })
  expect(await control(api, 'A1.2')).toMatchObject({
    status: 'not_evaluated',
    results: [{ reasons: expect.arrayContaining([expect.stringContaining('1 open finding')]) }],
  })
  demo.setFaults([])
  await sync()
  expect(await standing()).toEqual(before)
  expect((await api.listAlerts({ limit: 500 })).rows.map(({ kind }) => kind)).not.toContain('score')
})

test('controls can be asked for in SQL: status, since when, why, by which rules, on whose word', async () => {
  const { api, id } = await withOwnRule({ soc2: ['A1.2'] })
  await api.attestControl({ packId: soc2, controlId: 'CC6.4', met: true, note: 'Read.', author: 'Ann' })
  const select = `SELECT controlId, status, reasons, rules, findings, attestedBy, integrationName
    FROM sightline_compliance_control WHERE packId = '${soc2}' AND integrationId = '${id}'`
  const all = await rows(api, select)
  expect(all.find(({ controlId }) => controlId === 'A1.2')).toMatchObject({
    status: 'failed',
    rules: expect.stringContaining('own-rule'),
    reasons: expect.stringContaining('Disabled sources: 1 open finding.'),
    findings: expect.any(Number),
    integrationName: 'Acme',
  })
  expect(all.find(({ controlId }) => controlId === 'CC6.4')).toMatchObject({
    status: 'passed',
    attestedBy: 'Ann',
  })
})

test('over several integrations each control counts in each, and what belongs to one goes with it', async () => {
  const { api, id } = await polled()
  const alone = await api.getCompliancePack({ packId: soc2 })
  const second = await connect(api, await workspace(), 'Beta')
  await api.sync({ integrationId: second.id })
  await api.attestControl({
    packId: soc2,
    controlId: 'CC6.4',
    met: false,
    note: 'No report.',
    integrationId: second.id,
  })
  const beta = await api.getCompliancePack({ packId: soc2, integrationId: second.id })
  const both = await api.getCompliancePack({ packId: soc2 })
  expect(both.standing.passed).toBe(alone.standing.passed + beta.standing.passed)
  expect(both.standing.failed).toBe(alone.standing.failed + beta.standing.failed)
  expect((await control(api, 'CC6.4')).results.map(({ status }) => status)).toEqual([
    'not_attested',
    'failed',
  ])
  expect((await control(api, 'CC6.4')).status).toBe('failed')
  expect((await api.listComplianceScores({ packId: soc2 })).rows[0]).toMatchObject(both.standing)
  // Said of all, it is so in each.
  expect(await api.attestControl({ packId: soc2, controlId: 'CC6.6', met: true, note: 'SSO.' })).toHaveLength(
    2,
  )

  await api.deleteIntegration({ integrationId: second.id })
  expect(await rows(api, 'SELECT DISTINCT integrationId FROM sightline_compliance_control')).toEqual([
    { integrationId: id },
  ])
  expect(await rows(api, 'SELECT DISTINCT integrationId FROM sightline_compliance_score')).toEqual([
    { integrationId: id },
  ])
  const { rows: left } = await api.listAttestations({ packId: soc2 })
  expect(left.map(({ integrationId }) => integrationId)).toEqual([id])
})

test('after the clock was set back by a year, what changes with time alone is recorded as before', async () => {
  const { api, hoursLater, in: at } = await withOwnRule({})
  await api.listCompliancePacks({})
  hoursLater(-365 * 24)
  await api.attestControl({ packId: soc2, controlId: 'CC6.4', met: true, note: 'As agreed.', until: at(1) })
  hoursLater(2)
  await api.listCompliancePacks({})
  const [control] = await rows(
    api,
    `SELECT status, since FROM sightline_compliance_control WHERE packId = '${soc2}' AND controlId = 'CC6.4'`,
  )
  expect(control).toMatchObject({ status: 'not_attested' })
})

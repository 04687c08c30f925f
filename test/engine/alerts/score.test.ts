import { expect, test } from 'vitest'
import { connect, engine, workspace } from '../harness'

const packId = 'segment-soc2'

test('a compliance score is told when it falls below what is asked for, and not as long as it stays there', async () => {
  const { api } = await engine()
  const { id: integrationId } = await connect(api, await workspace())
  await api.sync({ integrationId })
  const { standing, sections } = await api.getCompliancePack({ packId })
  const [first, second] = sections.flatMap(({ controls }) =>
    controls.filter(({ status }) => status === 'not_attested'),
  )
  const below = Math.floor((standing.score ?? 0) * 100)
  expect(below).toBeGreaterThan(0)
  const addRule = (name: string, packIds: string[], severity: 'critical' | 'low') =>
    api.addAlertRule({
      name,
      condition: { on: 'score', packIds, below },
      channelIds: ['system'],
      severity,
    })
  await addRule('SOC 2', [packId], 'critical')
  await addRule('Another pack', ['segment-gdpr'], 'low')
  const attest = async (control: { id: string } | undefined, met: boolean) =>
    (await api.attestControl({ packId, controlId: control?.id ?? '', met, note: 'Looked at it.' }))[0]
  const told = async () => (await api.listAlerts({ kinds: ['score'] })).rows

  const attestation = await attest(first, false)
  await expect
    .poll(told)
    .toMatchObject([
      { severity: 'critical', packId, title: expect.stringMatching(/^SOC 2: the score fell to [\d.]+ %$/) },
    ])
  const other = await attest(second, false)
  await api.withdrawAttestation({ attestationId: other?.id ?? 0 })
  expect(await told()).toHaveLength(1)

  await api.withdrawAttestation({ attestationId: attestation?.id ?? 0 })
  await attest(first, false)
  await expect.poll(told).toHaveLength(2)
})

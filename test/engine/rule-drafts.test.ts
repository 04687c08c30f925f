import { expect, test } from 'vitest'
import { polled, rows } from './harness'
import { disabledSources, endless, findingsOf, ownRule } from './own-rules'

test('rules are exported and imported as one text, all of it or nothing', async () => {
  const { api } = await polled()
  const commented = `# Why we care\nversion: 3 # as agreed\nid: second\nname: Second\nseverity: low\nresourceType: segment_user
rationale: Because.\nsql: |\n  -- all\n  SELECT id AS resourceId FROM segment_user WHERE _integrationId = :integration\n`
  await api.saveRule({ source: disabledSources })
  await api.saveRule({ source: commented })
  const exported = await api.exportRules()
  expect(exported.rules).toBe(2)
  expect(exported.source).toContain('# Why we care\nversion: 3 # as agreed')

  await expect(api.importRules({ source: exported.source })).rejects.toMatchObject({ code: 'rule-id-taken' })
  await api.deleteRule({ ruleId: 'own-rule' })
  await api.deleteRule({ ruleId: 'second' })
  expect(await findingsOf(api)).toEqual([])
  const broken = `${exported.source}\n---\nid: third\n`
  await expect(api.importRules({ source: broken })).rejects.toMatchObject({ code: 'bad-rule' })
  expect((await api.listRules()).filter(({ managed }) => !managed)).toEqual([])
  const imported = await api.importRules({ source: exported.source })
  expect(imported.map(({ rule }) => [rule.id, rule.version, rule.status])).toEqual([
    ['own-rule', 1, 'warning'],
    ['second', 3, 'warning'],
  ])
  expect((await api.exportRules()).source).toBe(exported.source)
  const managed = await api.exportRules({ ruleIds: ['segment-warehouse-disabled'] })
  const copy = managed.source.replace('id: segment-warehouse-disabled', 'id: my-copy')
  expect((await api.importRules({ source: copy }))[0]).toMatchObject({
    rule: { id: 'my-copy', managed: false },
  })
})

test('a preview finds what the rule would, and keeps nothing', async () => {
  const { api, id } = await polled()
  const expected = await rows(api, 'SELECT id, name FROM segment_source WHERE enabled = 0')
  const [preview] = await api.previewRule({ source: disabledSources })
  expect(preview).toMatchObject({ integrationId: id, status: 'warning', total: expected.length })
  expect(
    preview?.rows.map(({ resourceId, resourceName }) => ({ id: resourceId, name: resourceName })),
  ).toEqual(expected)
  expect(preview?.rows[0]).toMatchObject({
    resourceType: 'segment_source',
    evidence: { slug: expect.any(String) },
  })
  expect((await api.listRules()).some(({ managed }) => !managed)).toBe(false)
  expect(await findingsOf(api)).toEqual([])

  const more = { ruleId: 'segment-too-many-owners', parameters: { maxOwners: 50 } }
  expect(await api.previewRule(more)).toMatchObject([{ status: 'ok', total: 0 }])
  const guarded = ownRule(JSON.parse(disabledSources).sql, { unless: "SELECT 'Not for this token.'" })
  expect(await api.previewRule({ source: guarded })).toMatchObject([
    { status: 'not_evaluated', reason: 'Not for this token.', rows: [] },
  ])
  const previewId = crypto.randomUUID()
  const running = api.previewRule({ previewId, source: endless, timeoutMs: 60_000 })
  setTimeout(() => void api.cancelQuery({ id: previewId }), 300)
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
})

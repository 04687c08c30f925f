import type { Api, Finding } from '../../src-preload/contract'

/** A rule of the user's own, as YAML. */
export const ownRule = (sql: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    id: 'own-rule',
    name: 'Disabled sources',
    severity: 'high',
    resourceType: 'segment_source',
    rationale: 'Nobody looks after them.',
    sql,
    ...more,
  })

export const disabledSources = ownRule(
  'SELECT id AS resourceId, name, slug FROM segment_source WHERE _integrationId = :integration AND enabled = 0',
)

/** It never ends by itself. */
export const endless = ownRule(
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
   SELECT source.id AS resourceId FROM segment_source AS source, n WHERE _integrationId = :integration AND i < 0`,
)

/** `name status`, of all findings of a rule. */
export async function findingsOf(api: Api, ruleId = 'own-rule'): Promise<string[]> {
  const { rows } = await api.listFindings({ ruleId, limit: 500 })
  return rows.map(({ resourceName, status }) => `${resourceName} ${status}`).sort()
}

export async function findingNamed(api: Api, name: string, ruleId = 'own-rule'): Promise<Finding> {
  const { rows } = await api.listFindings({ ruleId, limit: 500 })
  const found = rows.find(({ resourceName }) => resourceName === name)
  if (!found) throw new Error(`There is no finding of ${name}.`)
  return found
}

import type { SuppressionFilter } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { matchesGlob } from '../store/sql-functions'

export interface Suppressible {
  resourceType: string
  resourceId: string
  resourceName: string
  evidence: Record<string, unknown>
}

interface InForce {
  id: number
  scope: 'finding' | 'resource' | 'rule'
  resource_type: string | null
  resource_id: string | null
  filters: string
}

/**
 * Tells which suppression in force covers a finding of that rule in that integration: its id, or null. Of several, one
 * that names the finding goes before one that names its resource, and that before one of the rule; the longest first.
 */
export function coverage(
  db: Db,
  integrationId: string,
  ruleId: string,
): (finding: Suppressible) => number | null {
  const inForce = db
    .prepare<object, InForce>(
      `SELECT id, scope, resource_type, resource_id, filters FROM suppression
       WHERE ended_at IS NULL AND (integration_id IS NULL OR integration_id = :integrationId)
         AND (rule_id IS NULL OR rule_id = :ruleId)
       ORDER BY CASE scope WHEN 'finding' THEN 0 WHEN 'resource' THEN 1 ELSE 2 END, until IS NOT NULL, until DESC, id`,
    )
    .all({ integrationId, ruleId })
    .map(({ filters, ...row }) => ({ ...row, filters: JSON.parse(filters) as SuppressionFilter[] }))
  return (finding) =>
    inForce.find(({ scope, resource_type, resource_id, filters }) =>
      scope === 'rule'
        ? filters.every((filter) => matches(finding, filter))
        : resource_type === finding.resourceType && resource_id === finding.resourceId,
    )?.id ?? null
}

function matches(finding: Suppressible, { field, operator, value }: SuppressionFilter): boolean {
  const own = {
    resourceType: finding.resourceType,
    resourceId: finding.resourceId,
    resourceName: finding.resourceName,
  }
  const actual = field in own ? own[field as keyof typeof own] : finding.evidence[field]
  if (operator === 'glob')
    return actual !== null && actual !== undefined && matchesGlob(String(actual), String(value))
  if (value === null || actual === null || actual === undefined) return value === (actual ?? null)
  return plain(actual) === plain(value)
}

/** SQL has 1 and 0 for true and false. */
const plain = (value: unknown) => String(typeof value === 'boolean' ? Number(value) : value)

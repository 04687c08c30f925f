import type { Suppression, SuppressionFilter } from '../../../../src-preload/contract'

/** What a suppression is about, in a line. */
export function describeTarget({
  scope,
  resourceName,
  resourceId,
  ruleName,
  ruleId,
  filters,
}: Suppression): string {
  const resource = resourceName ?? resourceId ?? ''
  const rule = ruleName ?? ruleId ?? ''
  if (scope === 'finding') return `${resource}: ${rule}`
  if (scope === 'resource') return `${resource}: all rules`
  return filters.length === 0 ? `${rule}: all findings` : `${rule}: ${filters.map(describeFilter).join(', ')}`
}

export function describeFilter({ field, operator, value }: SuppressionFilter): string {
  return `${field} ${operator === 'is' ? 'is' : 'matches'} ${value === null ? 'nothing' : String(value)}`
}

export const scopeNames: Record<Suppression['scope'], string> = {
  finding: 'Finding',
  resource: 'Resource',
  rule: 'Rule',
}

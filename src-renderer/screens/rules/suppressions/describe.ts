import type { Suppression, SuppressionFilter } from '../../../../src-preload/contract'
import { t } from '../../../texts'

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
  if (scope === 'resource') return t('rules.describe.allRules', { resource })
  return filters.length === 0
    ? t('rules.describe.allFindings', { rule })
    : `${rule}: ${filters.map(describeFilter).join(', ')}`
}

export function describeFilter({ field, operator, value }: SuppressionFilter): string {
  return t(operator === 'is' ? 'rules.describe.is' : 'rules.describe.matches', {
    field,
    value: value === null ? t('rules.describe.nothing') : String(value),
  })
}

export const scopeNames: Record<Suppression['scope'], string> = {
  get finding() {
    return t('common.finding')
  },
  get resource() {
    return t('common.resource')
  },
  get rule() {
    return t('common.rule')
  },
}

import { useSearchParams } from 'wouter'
import { type Rule, type RuleStatus, ruleStatuses, type Severity } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { standing } from './rule-status'

export interface RuleFilters {
  severity: Severity | ''
  status: RuleStatus | ''
  search: string
  origin: 'managed' | 'own' | ''
}

const origins = ['managed', 'own'] as const

export const noFilters: RuleFilters = { severity: '', status: '', search: '', origin: '' }

/** Kept in the route, so that a link can set them and Back restores them. */
export function useRuleFilters(): [RuleFilters, (change: Partial<RuleFilters>) => void] {
  const [parameters, setParameters] = useSearchParams()
  const filters: RuleFilters = {
    severity: severities.find((severity) => severity === parameters.get('severity')) ?? '',
    status: ruleStatuses.find((status) => status === parameters.get('status')) ?? '',
    search: parameters.get('search') ?? '',
    origin: origins.find((origin) => origin === parameters.get('origin')) ?? '',
  }
  const change = (changed: Partial<RuleFilters>) => {
    const given = Object.entries({ ...filters, ...changed }).filter(([, value]) => value !== '')
    setParameters(Object.fromEntries(given), { replace: true })
  }
  return [filters, change]
}

/** Whether a rule passes; `typeTitle` is what people know its resource type as. */
export function passes(rule: Rule, filters: RuleFilters, typeTitle: string): boolean {
  if (filters.severity !== '' && rule.severity !== filters.severity) return false
  if (filters.status !== '' && !hasStatus(rule, filters.status)) return false
  if (filters.origin !== '' && rule.managed !== (filters.origin === 'managed')) return false
  const text = [
    rule.id,
    rule.name,
    rule.rationale,
    typeTitle,
    ...rule.tags,
    ...Object.values(rule.compliance).flat(),
  ]
    .join(' ')
    .toLowerCase()
  return filters.search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** A rule that has findings in one integration may be unknown in another: it is both. */
function hasStatus(rule: Rule, wanted: RuleStatus): boolean {
  return (
    standing(rule) === wanted || (wanted !== 'ok' && rule.results.some(({ status }) => status === wanted))
  )
}

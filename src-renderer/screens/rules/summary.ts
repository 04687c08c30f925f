import type { Rule, RuleStatus } from '../../../src-preload/contract'
import { isUnknown, standing } from './rule-status'

const words: Record<RuleStatus, string> = {
  warning: 'with findings',
  error: 'failed',
  not_evaluated: 'not evaluated',
  ok: 'OK',
  disabled: 'disabled',
}

/** “6 rules: 3 with findings, 1 not evaluated, 2 OK”. */
export function summarise(rules: Rule[]): string {
  const parts = Object.entries(words).flatMap(([status, word]) => {
    const count = rules.filter((rule) => standing(rule) === status).length
    return count > 0 ? [`${count} ${word}`] : []
  })
  const partly = rules.filter(
    (rule) => (standing(rule) === 'warning' || standing(rule) === 'ok') && rule.results.some(isUnknown),
  ).length
  const more = partly > 0 ? `; ${partly} of them not evaluated everywhere` : ''
  return `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}: ${parts.join(', ')}${more}`
}

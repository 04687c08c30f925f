import { isUnknown, type Rule, type RuleStatus } from '../../../src-preload/contract'
import { t } from '../../texts'
import { standing } from './rule-status'

const statuses: RuleStatus[] = ['warning', 'error', 'not_evaluated', 'ok', 'disabled']

/** “6 rules: 3 with findings, 1 not evaluated, 2 OK”. */
export function summarise(rules: Rule[]): string {
  const parts = statuses.flatMap((status) => {
    const count = rules.filter((rule) => standing(rule) === status).length
    return count > 0 ? [t(`rules.summary.statuses.${status}`, { count })] : []
  })
  const partly = rules.filter(
    (rule) => (standing(rule) === 'warning' || standing(rule) === 'ok') && rule.results.some(isUnknown),
  ).length
  const summary = t('rules.summary.rules', { count: rules.length, parts: parts.join(', ') })
  return partly > 0 ? t('rules.summary.partly', { summary, count: partly }) : summary
}

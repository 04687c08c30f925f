import { type Rule, type RuleStatus, severities } from '../../../src-preload/contract'
import { standing } from './rule-status'

const badness: RuleStatus[] = ['warning', 'error', 'not_evaluated', 'ok', 'disabled']

/** Worst first: by status, then by severity, then by how many resources break it. */
export function worstFirst(a: Rule, b: Rule): number {
  return (
    badness.indexOf(standing(a)) - badness.indexOf(standing(b)) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.findings - a.findings ||
    a.name.localeCompare(b.name)
  )
}

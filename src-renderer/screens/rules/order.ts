import type { ControlRule, RuleStatus } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { standing } from './rule-status'

const badness: RuleStatus[] = ['warning', 'error', 'not_evaluated', 'ok', 'disabled']

type Ranked = Pick<ControlRule, 'status' | 'severity' | 'findings' | 'name'>

/** Worst first: by status, then by severity, then by how many resources break it. */
export function worstFirst(a: Ranked, b: Ranked): number {
  return (
    badness.indexOf(standing(a)) - badness.indexOf(standing(b)) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.findings - a.findings ||
    a.name.localeCompare(b.name)
  )
}

import { isUnknown, type Rule, type RuleStatus } from '../../../src-preload/contract'
import { StatusBadge } from '../../components/status-badge'
import { t } from '../../texts'

/** A rule's or a result's status, with the number of its findings. */
export function RuleStatusBadge({ status, findings }: { status: RuleStatus; findings?: number }) {
  return <StatusBadge status={`rule-${status}`} count={status === 'warning' ? findings : undefined} />
}

/** What a rule is listed as. Findings stay open while it can't be evaluated, and weigh more than that. */
export function standing(rule: Pick<Rule, 'findings' | 'status'>): RuleStatus {
  return rule.findings > 0 ? 'warning' : rule.status
}

/** Why a rule is not known to be fine; null where it was evaluated wherever it could be. */
export function reasonOf(rule: Rule): string | null {
  const unknown = rule.results.filter(isUnknown)
  const [first] = unknown
  if (!first) return null
  const reason = first.reason ?? t('rules.ruleStatus.noReasonWasGiven')
  if (rule.results.length === 1) return reason
  return unknown.length === 1
    ? `${first.integrationName}: ${reason}`
    : t('rules.ruleStatus.unknownInOfIntegrations', { unknown: unknown.length, results: rule.results.length })
}

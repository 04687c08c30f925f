import { Link } from 'wouter'
import type { Rule, RuleResult } from '../../../src-preload/contract'
import { t } from '../../texts'

/** Where to go so that a rule can be evaluated. */
export function RuleWayOut({ rule, result }: { rule: Rule; result: RuleResult }) {
  // The engine gives its reason for people; that it is this one is told by what the rule asks for.
  const domains = rule.sql.includes(':companyDomains') && /domain/i.test(result.reason ?? '')
  return (
    <Link
      className="button button-small"
      href={`/integrations/${result.integrationId}/${domains ? 'settings' : 'overview'}`}
    >
      {domains ? t('rules.ruleWayOut.enterCompanyDomains') : t('rules.ruleWayOut.seeTheIntegration')}
    </Link>
  )
}

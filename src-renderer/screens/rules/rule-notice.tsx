import { Link } from 'wouter'
import { isUnknown, type Rule } from '../../../src-preload/contract'
import { Banner } from '../../components/banner'
import { t } from '../../texts'
import { RuleWayOut } from './rule-way-out'

/** On top of a rule's page: that it is not known to be fine, and what to do about it. */
export function RuleNotice({ rule }: { rule: Rule }) {
  const unknown = rule.results.filter(isUnknown)
  const [first] = unknown
  if (rule.results.length === 0)
    return (
      <Banner
        tone="info"
        title={t('rules.ruleNotice.nothingIsConnectedThatThis')}
        actions={
          <Link href="/integrations/add" className="button button-small">
            {t('rules.ruleNotice.addAnIntegration')}
          </Link>
        }
      >
        {t('rules.ruleNotice.itIsEvaluatedAfterEach')}
      </Banner>
    )
  if (!first) return null
  if (rule.results.length === 1)
    return (
      <Banner
        tone="medium"
        title={
          first.status === 'error'
            ? t('rules.ruleNotice.thisRuleFailed')
            : t('rules.ruleNotice.thisRuleWasNotEvaluated')
        }
        actions={<RuleWayOut rule={rule} result={first} />}
      >
        {first.reason}
        {first.findings > 0 && ` ${t('rules.ruleNotice.findingsAreOld')}`}
      </Banner>
    )
  return (
    <Banner
      tone="medium"
      title={t('rules.ruleNotice.notEvaluatedInOf', {
        unknown: unknown.length,
        results: rule.results.length,
      })}
    >
      {t('rules.ruleNotice.theReasonsAreBelowBy')}
    </Banner>
  )
}

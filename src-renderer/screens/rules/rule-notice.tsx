import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { Banner } from '../../components/banner'
import { isUnknown } from './rule-status'
import { RuleWayOut } from './rule-way-out'

/** On top of a rule's page: that it is not known to be fine, and what to do about it. */
export function RuleNotice({ rule }: { rule: Rule }) {
  const unknown = rule.results.filter(isUnknown)
  const [first] = unknown
  if (rule.results.length === 0)
    return (
      <Banner
        tone="info"
        title="Nothing is connected that this rule could check"
        actions={
          <Link href="/integrations/add" className="button button-small">
            Add an integration
          </Link>
        }
      >
        It is evaluated after each poll of an integration.
      </Banner>
    )
  if (!first) return null
  if (rule.results.length === 1)
    return (
      <Banner
        tone="medium"
        title={first.status === 'error' ? 'This rule failed' : 'This rule was not evaluated'}
        actions={<RuleWayOut rule={rule} result={first} />}
      >
        {first.reason}
        {first.findings > 0 && ' Its findings are those of the last time that it was.'}
      </Banner>
    )
  return (
    <Banner tone="medium" title={`Not evaluated in ${unknown.length} of ${rule.results.length} integrations`}>
      The reasons are below, by integration. Findings there are those of the last time that it was evaluated.
    </Banner>
  )
}

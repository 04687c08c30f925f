import { Link } from 'wouter'
import type { Alert } from '../../../../src-preload/contract'
import { SeverityIcon } from '../../../components/severity-badge'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import { findingsOfRoute } from '../../rules/rule-route'

const mostShown = 5

/** The worst rules of a first look, each a link to what it found there, and how many there are beside them. */
export function FirstLookRules({ alert: { integrationId, rules } }: { alert: Alert }) {
  const all = findingsOfRoute(integrationId)
  const more = rules.length - mostShown
  return (
    <>
      <ul className="first-look-rules">
        {rules.slice(0, mostShown).map(({ ruleId, ruleName, severity, findings }) => (
          <li key={ruleId}>
            <SeverityIcon severity={severity} size={13} />
            <Link href={`${all}&rule=${encodeURIComponent(ruleId)}`} className="quiet-link">
              {ruleName}
            </Link>
            <span className="faint nowrap">{t('common.counts.finding', { count: findings })}</span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="alert-resources">
          <Rich text="alerts.firstLookRules.more" count={more} components={{ to: <Link href={all} /> }} />
        </p>
      )}
    </>
  )
}

import type { Finding, Rule } from '../../../../src-preload/contract'
import { LastingTime } from '../../../components/relative-time'
import { SeverityBadge } from '../../../components/severity-badge'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { SuppressButton } from '../../rules/suppressing/suppress-button'

/** Which rules a resource breaks, why that matters, and how to fix it. */
export function ResourceFindings({ findings }: { findings: Finding[] }) {
  const rules = useCall('listRules', findings.length > 0 ? {} : null)
  if (findings.length === 0) return null
  return (
    <section aria-label={t('common.openFindings')}>
      <ul className="resource-findings">
        {findings.map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            rule={rules.data?.find(({ id }) => id === finding.ruleId)}
          />
        ))}
      </ul>
    </section>
  )
}

function FindingItem({ finding, rule }: { finding: Finding; rule: Rule | undefined }) {
  return (
    <li>
      <div className="resource-finding-head">
        <SeverityBadge severity={finding.severity} />
        <p>
          <strong>{finding.ruleName}</strong>{' '}
          <span className="faint small nowrap">
            <LastingTime since={finding.openedAt} />
          </span>
        </p>
        <SuppressButton finding={finding} />
      </div>
      {rule && (
        <>
          <p className="soft">{rule.rationale}</p>
          <details>
            <summary>{t('browser.resourceFindings.remediation')}</summary>
            <ol className="fix-steps">
              {rule.remediation.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </details>
        </>
      )}
    </li>
  )
}

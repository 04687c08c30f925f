import { Link } from 'wouter'
import type { AccessSummary } from '../../../../src-preload/contract'
import { SeverityBadge } from '../../../components/severity-badge'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { ruleRoute } from '../../rules/rule-route'
import { SuppressButton } from '../../rules/suppressing/suppress-button'

/** Which rules break on this person, group or thing: who asked why it has access wants to do something about it. */
export function SubjectFindings({
  integrationId,
  type,
  id,
}: Pick<AccessSummary, 'integrationId' | 'type' | 'id'>) {
  const resource = useCall('getResource', { integrationId, type, resourceId: id }, ['findings', 'rules'])
  const findings = resource.data?.findings ?? []
  if (findings.length === 0) return null
  return (
    <section className="subject-findings" aria-label={t('access.findings.title')}>
      <h2 className="visually-hidden">{t('access.findings.title')}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.id}>
            <SeverityBadge severity={finding.severity} />
            <Link href={ruleRoute(finding.ruleId)}>{finding.ruleName}</Link>
            <SuppressButton finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  )
}

import { Link } from 'wouter'
import type { Alert } from '../../../../src-preload/contract'
import { ResourceLink } from '../../../components/resource-link'
import { Rich } from '../../../texts/rich'
import { ruleRoute } from '../../rules/rule-route'

/** The first resources that an alert is about, each a link, and how many there are beside them. */
export function AlertResources({ alert: { integrationId, findings, total, ruleId } }: { alert: Alert }) {
  const more = total - findings.length
  return (
    <p className="alert-resources">
      {findings.map(({ resourceType, resourceId, resourceName }, index) => (
        <span key={`${resourceType} ${resourceId}`}>
          <ResourceLink
            integrationId={integrationId}
            type={resourceType}
            id={resourceId}
            className="quiet-link"
          >
            {resourceName}
          </ResourceLink>
          {index < findings.length - 1 && ', '}
        </span>
      ))}
      {more > 0 && (
        <>
          {' '}
          <Rich
            text="alerts.alertResources.more"
            count={more}
            components={{ to: ruleId ? <Link href={ruleRoute(ruleId)} /> : <span /> }}
          />
        </>
      )}
    </p>
  )
}

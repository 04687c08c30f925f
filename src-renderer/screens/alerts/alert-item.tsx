import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Alert } from '../../../src-preload/contract'
import { AlertIcon } from '../../components/alert-icon'
import { Badge } from '../../components/badge'
import { classNames } from '../../components/class-names'
import { RelativeTime } from '../../components/relative-time'
import { ResourceLink } from '../../components/resource-link'
import { SeverityBadge } from '../../components/severity-badge'
import { StatusBadge } from '../../components/status-badge'
import { AlertResources } from './alert-resources'
import { TimeOfDay } from './time-of-day'

export function AlertItem({ alert, isNew, recent }: { alert: Alert; isNew: boolean; recent: boolean }) {
  return (
    <li className={classNames('alert', isNew && 'alert-new')}>
      <span className="alert-icon">
        <AlertIcon alert={alert} size={18} />
      </span>
      <div className="alert-text">
        <div className="alert-head">
          <Title alert={alert} />
          <Badges alert={alert} />
          {isNew && <span className="count count-attention">New</span>}
        </div>
        <Details alert={alert} />
        <p className="facts small">
          <Link href={`/integrations/${alert.integrationId}/overview`}>{alert.integrationName}</Link>
          {alert.ruleId && <Link href={ruleRoute(alert.ruleId)}>See the rule</Link>}
          {alert.queryId && (
            <Link href={`/query?saved=${encodeURIComponent(alert.queryId)}`}>See the query</Link>
          )}
        </p>
      </div>
      <span className="faint small nowrap">
        {recent ? <RelativeTime at={alert.at} /> : <TimeOfDay at={alert.at} />}
      </span>
    </li>
  )
}

/** The alert's own title, whose one resource is a link; that it was resolved is told by the badge. */
function Title({ alert }: { alert: Alert }) {
  const { ruleName, findings, title } = alert
  const [only, ...others] = findings
  if (!ruleName || !only) return <h3 className="alert-title">{title}</h3>
  return (
    <h3 className="alert-title">
      {ruleName}:{' '}
      {others.length > 0 ? (
        `${findings.length.toLocaleString()} resources`
      ) : (
        <ResourceLink
          integrationId={alert.integrationId}
          type={only.resourceType}
          id={only.resourceId}
          className="quiet-link"
        >
          {only.resourceName}
        </ResourceLink>
      )}
    </h3>
  )
}

function Badges({ alert }: { alert: Alert }): ReactNode {
  switch (alert.kind) {
    case 'opened':
      return <SeverityBadge severity={alert.severity} />
    case 'resolved':
      return <StatusBadge status="finding-resolved" />
    case 'not_ready':
      return <StatusBadge status="not-ready" />
    case 'ready':
      return <Badge tone="ok">Ready again</Badge>
    case 'query_changed':
      return <Badge>Result changed</Badge>
  }
}

function Details({ alert }: { alert: Alert }) {
  if (alert.findings.length > 1)
    return <AlertResources integrationId={alert.integrationId} findings={alert.findings} />
  if (alert.findings.length === 1 && alert.ruleName) return null
  return alert.details.map((detail) => (
    <p key={detail} className="soft">
      {detail}
    </p>
  ))
}

const ruleRoute = (ruleId: string) => `/rules/${encodeURIComponent(ruleId)}`

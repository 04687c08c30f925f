import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Alert } from '../../../src-preload/contract'
import { AlertIcon } from '../../components/alert-icon'
import { Badge } from '../../components/badge'
import { classNames } from '../../components/class-names'
import { RelativeTime } from '../../components/relative-time'
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
        </p>
      </div>
      <span className="faint small nowrap">
        {recent ? <RelativeTime at={alert.at} /> : <TimeOfDay at={alert.at} />}
      </span>
    </li>
  )
}

/** The rule's name says it shorter than the alert's own title, which names the resources as well. */
function Title({ alert }: { alert: Alert }) {
  const text = alert.findings.length > 0 ? (alert.ruleName ?? alert.title) : alert.title
  return <h3 className="alert-title">{text}</h3>
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
  }
}

function Details({ alert }: { alert: Alert }) {
  if (alert.findings.length > 0)
    return (
      <AlertResources
        integrationId={alert.integrationId}
        findings={alert.findings}
        lead={alert.kind === 'resolved' ? 'No longer broken by' : 'Broken by'}
      />
    )
  return alert.details.map((detail) => (
    <p key={detail} className="soft">
      {detail}
    </p>
  ))
}

const ruleRoute = (ruleId: string) => `/rules/${encodeURIComponent(ruleId)}`

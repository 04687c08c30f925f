import type { ReactNode } from 'react'
import type { Alert } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import { SeverityBadge } from '../../../components/severity-badge'
import { StatusBadge } from '../../../components/status-badge'

/** What kind of alert it is, in a word or two. */
export function AlertBadges({ alert: { kind, severity } }: { alert: Alert }): ReactNode {
  switch (kind) {
    case 'opened':
      return <SeverityBadge severity={severity} />
    case 'reopened':
      return (
        <>
          <SeverityBadge severity={severity} />
          <Badge>Reopened</Badge>
        </>
      )
    case 'rule_status':
      return <Badge>Rule status</Badge>
    case 'resolved':
      return <StatusBadge status="finding-resolved" />
    case 'changed':
      return <Badge>Changed</Badge>
    case 'query_changed':
      return <Badge>Result changed</Badge>
    case 'score':
      return <Badge tone={severity}>Score</Badge>
    case 'not_ready':
      return <StatusBadge status="not-ready" />
    case 'ready':
      return <Badge tone="ok">Ready again</Badge>
    case 'failing':
      return <Badge tone="critical">Polls failing</Badge>
  }
}

import type { ReactNode } from 'react'
import type { Alert } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import { SeverityBadge } from '../../../components/severity-badge'
import { StatusBadge } from '../../../components/status-badge'
import { t } from '../../../texts'

/** What kind of alert it is, in a word or two. */
export function AlertBadges({ alert: { kind, severity } }: { alert: Alert }): ReactNode {
  switch (kind) {
    case 'first_look':
      return (
        <>
          <SeverityBadge severity={severity} />
          <Badge>{t('alerts.alertBadges.firstLook')}</Badge>
        </>
      )
    case 'opened':
      return <SeverityBadge severity={severity} />
    case 'reopened':
      return (
        <>
          <SeverityBadge severity={severity} />
          <Badge>{t('common.reopened')}</Badge>
        </>
      )
    case 'rule_status':
      return <Badge>{t('alerts.alertBadges.ruleStatus')}</Badge>
    case 'resolved':
      return <StatusBadge status="finding-resolved" />
    case 'changed':
      return <Badge>{t('common.changed')}</Badge>
    case 'query_changed':
      return <Badge>{t('alerts.alertBadges.resultChanged')}</Badge>
    case 'score':
      return <Badge tone={severity}>{t('alerts.alertBadges.score')}</Badge>
    case 'not_ready':
      return <StatusBadge status="not-ready" />
    case 'ready':
      return <Badge tone="ok">{t('alerts.alertBadges.readyAgain')}</Badge>
    case 'failing':
      return <Badge tone="critical">{t('alerts.alertBadges.pollsFailing')}</Badge>
  }
}

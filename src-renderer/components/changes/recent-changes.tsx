import { History } from 'lucide-react'
import type { Change } from '../../../src-preload/contract'
import { useResourceType } from '../../state/resource-types'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { Card } from '../card'
import { QueryView } from '../query-view'
import { RelativeTime } from '../relative-time'
import { ResourceLink } from '../resource-link'
import { EmptyState } from '../states'
import { StatusBadge } from '../status-badge'
import { ToldDiff } from './told-diff'

/** The newest changes, without what a first poll found: all of that was new. */
export function RecentChanges({
  integrationId = null,
  several,
  most,
}: {
  /** Of one integration only. */
  integrationId?: string | null
  /** Says of each whose it is. */
  several: boolean
  most: number
}) {
  const changes = useCall(
    'listChanges',
    { ...(integrationId ? { integrationId } : {}), baseline: false, limit: most },
    ['pollEnded', 'integrations'],
  )
  return (
    <Card title={t('components.recentChanges.recentChanges')} flush>
      <QueryView state={changes}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={<History size={20} aria-hidden />}
              title={t('components.recentChanges.noChangesYet')}
            >
              {t('components.recentChanges.whatIsAddedModifiedOr')}
            </EmptyState>
          ) : (
            <ul className="list">
              {rows.map((change) => (
                <RecentChange key={change.id} change={change} several={several} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}

function RecentChange({ change, several }: { change: Change; several: boolean }) {
  const type = useResourceType(change.resourceType)
  const { integrationId, resourceType, resourceId, actor } = change
  return (
    <li className="recent-change">
      <StatusBadge status={`change-${change.type}`} />
      <div className="recent-change-text">
        <div className="recent-change-title">
          <span className="soft">{type?.singular ?? resourceType}</span>
          <ResourceLink integrationId={integrationId} type={resourceType} id={resourceId}>
            {change.resourceName}
          </ResourceLink>
        </div>
        <ToldDiff change={change} type={type} most={2} />
      </div>
      <div className="recent-change-when soft small">
        <RelativeTime at={change.recordedAt} />
        {actor && <span className="truncate">{t('components.recentChanges.by', { actor })}</span>}
        {several && <span className="truncate">{change.integrationName}</span>}
      </div>
    </li>
  )
}

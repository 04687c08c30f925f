import { History } from 'lucide-react'
import type { Change } from '../../../src-preload/contract'
import { Card } from '../../components/card'
import { QueryView } from '../../components/query-view'
import { RelativeTime } from '../../components/relative-time'
import { ResourceLink } from '../../components/resource-link'
import { EmptyState } from '../../components/states'
import { StatusBadge } from '../../components/status-badge'
import { useTypeTitle } from '../../state/resource-types'
import { useCall } from '../../state/use-call'

const shown = 8
const fieldsShown = 4

/** The last changes. What the first poll found is not one of them: it was merely there. */
export function RecentChanges() {
  const changes = useCall('listChanges', { baseline: false, limit: shown }, ['pollEnded', 'integrations'])
  return (
    <Card title="What changed" flush>
      <QueryView state={changes}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon={<History size={20} aria-hidden />} title="Nothing has changed yet">
              Each poll is compared with the one before. What differs from the first one appears here.
            </EmptyState>
          ) : (
            <ul className="list">
              {rows.map((change) => (
                <ChangeRow key={change.id} change={change} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}

function ChangeRow({ change }: { change: Change }) {
  const titleOf = useTypeTitle()
  const { fields } = change
  const named = fields.slice(0, fieldsShown).join(', ')
  const more = fields.length - fieldsShown
  return (
    <li className="list-row change">
      <StatusBadge status={`change-${change.type}`} />
      <div className="change-text">
        <ResourceLink
          integrationId={change.integrationId}
          type={change.resourceType}
          id={change.resourceId}
          className="quiet-link truncate"
        >
          {change.resourceName}
        </ResourceLink>
        <div className="facts small">
          <span>{titleOf(change.resourceType, 'singular')}</span>
          {named && (
            <span>
              <span className="truncate">{more > 0 ? `${named} and ${more} more` : named}</span>
            </span>
          )}
          {change.actor && (
            <span>
              <span className="truncate">by {change.actor}</span>
            </span>
          )}
        </div>
      </div>
      <span className="faint small">
        <RelativeTime at={change.recordedAt} />
      </span>
    </li>
  )
}

import type { Change, Finding } from '../../../../src-preload/contract'
import { ToldDiff } from '../../../components/changes/told-diff'
import { QueryView } from '../../../components/query-view'
import { RelativeTime } from '../../../components/relative-time'
import { StatusBadge } from '../../../components/status-badge'
import { useResourceType } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

/** The resource has all of them. */
const most = 3

/** What was changed about the resource last, and by whom: mostly that is how the finding came about. */
export function FindingChanges({
  finding: { integrationId, resourceType, resourceId },
}: {
  finding: Pick<Finding, 'integrationId' | 'resourceType' | 'resourceId'>
}) {
  const changes = useCall(
    'listChanges',
    { integrationId, resourceType, resourceId, baseline: false, limit: most },
    ['pollEnded'],
  )
  return (
    <section className="stack-s" aria-label={t('rules.findingChanges.latest')}>
      <h3>{t('rules.findingChanges.latest')}</h3>
      <QueryView state={changes}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="small soft">{t('rules.findingChanges.none')}</p>
          ) : (
            <ol className="finding-changes">
              {rows.map((change) => (
                <FindingChange key={change.id} change={change} />
              ))}
            </ol>
          )
        }
      </QueryView>
    </section>
  )
}

function FindingChange({ change }: { change: Change }) {
  const type = useResourceType(change.resourceType)
  return (
    <li>
      <div className="life-head">
        <StatusBadge status={`change-${change.type}`} />
        <RelativeTime at={change.recordedAt} />
      </div>
      <span className="small">
        {t('components.changeItem.by', { actor: change.actor ?? t('rules.findingChanges.somebody') })}
      </span>
      <ToldDiff change={change} type={type} />
    </li>
  )
}

import type { Change } from '../../../src-preload/contract'
import { useResourceType } from '../../state/resource-types'
import { t } from '../../texts'
import { Diff } from '../diff/diff'
import { RelativeTime } from '../relative-time'
import { StatusBadge } from '../status-badge'
import { fieldTitles } from './field-titles'

/** One change of the resource that is shown: what differs is open to see; what came or went as a whole is folded. */
export function ChangeItem({ change }: { change: Change }) {
  const type = useResourceType(change.resourceType)
  const { before, after, actor, eventType } = change
  return (
    <li className="change">
      <div className="spread">
        <span className="row-wrap">
          <StatusBadge status={`change-${change.type}`} />
          <span>{fieldTitles(change.fields, type)}</span>
        </span>
        <span className="soft small">
          <RelativeTime at={change.recordedAt} />
        </span>
      </div>
      {(actor || eventType) && (
        <p className="soft small">
          {actor && t('components.changeItem.by', { actor })}
          {actor && eventType && ' · '}
          {eventType}
        </p>
      )}
      {change.type === 'modified' ? (
        <Diff before={before} after={after} />
      ) : (
        <details>
          <summary>
            {change.type === 'added'
              ? t('components.changeItem.asItWasFirstSeen')
              : t('components.changeItem.asItWasLastSeen')}
          </summary>
          <Diff before={before} after={after} />
        </details>
      )}
    </li>
  )
}

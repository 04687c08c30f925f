import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { type Change, isMadeAnew } from '../../../src-preload/contract'
import { ToldDiff } from '../../components/changes/told-diff'
import { Diff } from '../../components/diff/diff'
import { ResourceLink } from '../../components/resource-link'
import { StatusIcon, statusName } from '../../components/status-badge'
import { useResourceType } from '../../state/resource-types'
import { t } from '../../texts'

/** One change in words; unfolded, all that differs. */
export function ChangeLine({ change, open, onToggle }: { change: Change; open: boolean; onToggle(): void }) {
  const type = useResourceType(change.resourceType)
  const id = useId()
  const { integrationId, resourceType, resourceId, resourceName, eventType, before, after } = change
  const singular = type?.singular ?? resourceType
  return (
    <div className="timeline-change" data-open={open}>
      <button
        type="button"
        className="timeline-toggle"
        data-step
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={t('changes.details', {
          change: statusName(`change-${change.type}`),
          type: singular,
          name: resourceName,
        })}
        onClick={onToggle}
      >
        <ChevronRight size={13} aria-hidden className="timeline-chevron" />
        <StatusIcon status={`change-${change.type}`} />
      </button>
      <div className="timeline-text">
        <p>
          <span className="soft">{singular}</span>{' '}
          <ResourceLink
            integrationId={integrationId}
            type={resourceType}
            id={resourceId}
            className="quiet-link"
          >
            {resourceName}
          </ResourceLink>
          {change.type !== 'modified' && <span className="soft"> {t(`changes.was.${change.type}`)}</span>}
        </p>
        <ToldDiff change={change} type={type} most={open ? 100 : 3} />
        {open && (
          <div id={id} className="timeline-details">
            {eventType && (
              <p className="small soft">
                {isMadeAnew(change) ? t('changes.madeAnew') : t('changes.trailSays', { event: eventType })}
              </p>
            )}
            <Diff before={before} after={after} />
          </div>
        )}
      </div>
    </div>
  )
}

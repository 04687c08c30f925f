import { useState } from 'react'
import type { Resource } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { ChangeItem } from '../../../components/changes/change-item'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { CompareMoments } from './compare-moments'

const portion = 20

/** What happened to a resource, newest first; older portions are asked for one by one. */
export function ResourceChanges({ resource }: { resource: Resource }) {
  const [portions, setPortions] = useState(1)
  return (
    <>
      <CompareMoments resource={resource} />
      {Array.from({ length: portions }, (_, place) => (
        <Portion
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a portion is
          key={place}
          resource={resource}
          offset={place * portion}
          onMore={place === portions - 1 ? () => setPortions(portions + 1) : undefined}
        />
      ))}
    </>
  )
}

function Portion({
  resource,
  offset,
  onMore,
}: {
  resource: Resource
  offset: number
  /** Of the last one. */
  onMore: (() => void) | undefined
}) {
  const changes = useCall(
    'listChanges',
    {
      integrationId: resource.integrationId,
      resourceType: resource.type,
      resourceId: resource.id,
      offset,
      limit: portion,
    },
    ['pollEnded'],
  )
  return (
    <QueryView state={changes}>
      {({ rows, total }) => (
        <>
          {total === 0 && (
            <EmptyState title={t('resources.changes.none')}>{t('resources.changes.asFirstSeen')}</EmptyState>
          )}
          <ul className="changes" aria-label={t('common.sections.changes')}>
            {rows.map((change) => (
              <ChangeItem key={change.id} change={change} />
            ))}
          </ul>
          {onMore && offset + rows.length < total && (
            <Button onClick={onMore}>
              {t('resources.changes.older', { count: total - offset - rows.length })}
            </Button>
          )}
        </>
      )}
    </QueryView>
  )
}

import { CircleCheck } from 'lucide-react'
import type { AccessReview } from '../../../../src-preload/contract'
import { DataTable } from '../../../components/data-table/data-table'
import { EmptyState } from '../../../components/states'
import { api } from '../../../state/bridge'
import { t } from '../../../texts'
import { emailColumn, personColumn, roleColumn, scopeColumn, wayColumn } from '../explore/grant-columns'

const columns = [personColumn, emailColumn, roleColumn, scopeColumn, wayColumn]

/** Access that came after a campaign began: nobody decided on it. */
export function NewAccess({ review }: { review: AccessReview }) {
  return (
    <DataTable
      label={t('access.newAccess.newSinceTheReviewBegan')}
      columns={columns}
      rowId={({ personId, groupId, key }) => `${personId} ${groupId} ${key}`}
      loadPage={(offset, limit) => api.listNewAccess({ reviewId: review.id, offset, limit })}
      queryKey={review.id}
      version={review}
      storageKey="access-review-new"
      describeTotal={(total) => t('access.newAccess.newGrants', { count: total })}
      empty={
        <EmptyState icon={<CircleCheck size={20} aria-hidden />} title={t('access.newAccess.nothingNew')}>
          {t('access.newAccess.noAccessCameAfterThis')}
        </EmptyState>
      }
    />
  )
}

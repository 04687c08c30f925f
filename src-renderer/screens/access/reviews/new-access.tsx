import { CircleCheck } from 'lucide-react'
import type { AccessReview } from '../../../../src-preload/contract'
import { DataTable } from '../../../components/data-table/data-table'
import { EmptyState } from '../../../components/states'
import { api } from '../../../state/bridge'
import { emailColumn, personColumn, roleColumn, scopeColumn, wayColumn } from '../explore/grant-columns'
import { counted } from '../explore/summary'

const columns = [personColumn, emailColumn, roleColumn, scopeColumn, wayColumn]

/** Access that came after a campaign began: nobody decided on it. */
export function NewAccess({ review }: { review: AccessReview }) {
  return (
    <DataTable
      label="New since the review began"
      columns={columns}
      rowId={({ personId, groupId, key }) => `${personId} ${groupId} ${key}`}
      loadPage={(offset, limit) => api.listNewAccess({ reviewId: review.id, offset, limit })}
      queryKey={review.id}
      version={review}
      storageKey="access-review-new"
      describeTotal={(total) => counted(total, 'new grant')}
      empty={
        <EmptyState icon={<CircleCheck size={20} aria-hidden />} title="Nothing new">
          No access came after this review began.
        </EmptyState>
      }
    />
  )
}

import { ClipboardCheck } from 'lucide-react'
import type { AccessReview } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import type { DataColumn } from '../../../components/data-table/columns'
import { DataTable } from '../../../components/data-table/data-table'
import { RelativeTime } from '../../../components/relative-time'
import { EmptyState } from '../../../components/states'
import { api } from '../../../state/bridge'
import { navigate } from '../../../state/location'
import { useCall } from '../../../state/use-call'
import { counted } from '../explore/summary'
import { reviewRoute } from '../review-route'
import { ReviewStatus } from './review-status'

/** All campaigns, with how far they are. */
export function ReviewTable() {
  const first = useCall('listReviews', { limit: 1 }, ['reviews', 'integrations'])
  return (
    <DataTable
      label="Access reviews"
      columns={columns}
      rowId={({ id }) => id}
      loadPage={(offset, limit) => api.listReviews({ offset, limit })}
      queryKey="reviews"
      version={first.data}
      onOpen={({ id }) => navigate(reviewRoute(id))}
      storageKey="access-reviews"
      describeTotal={(total) => counted(total, 'campaign')}
      empty={
        <EmptyState icon={<ClipboardCheck size={20} aria-hidden />} title="No review yet">
          A review holds who has which role at one moment: you decide on each to keep, revoke or ask, and get
          a report for the auditor. Begin with “New review…”.
        </EmptyState>
      }
    />
  )
}

const columns: DataColumn<AccessReview>[] = [
  {
    id: 'name',
    title: 'Campaign',
    width: 220,
    cell: ({ name }) => <span className="rule-name">{name}</span>,
  },
  { id: 'status', title: 'Status', width: 100, cell: (review) => <ReviewStatus review={review} /> },
  {
    id: 'decided',
    title: 'Decided',
    width: 130,
    cell: ({ items, undecided }) => (
      <span>
        {(items - undecided).toLocaleString()} of {items.toLocaleString()}
      </span>
    ),
  },
  {
    id: 'stillThere',
    title: 'Follow-up',
    width: 140,
    cell: ({ stillThere, revoke, closedAt }) =>
      stillThere > 0 && closedAt ? (
        <Badge tone="high">{stillThere.toLocaleString()} still there</Badge>
      ) : (
        <span className="soft">{revoke > 0 && stillThere === 0 ? 'All revoked' : ''}</span>
      ),
  },
  { id: 'reviewer', title: 'Reviewer', width: 130, cell: ({ reviewer }) => <span>{reviewer}</span> },
  { id: 'due', title: 'Due', width: 100, cell: ({ dueOn }) => <span>{dueOn}</span> },
  {
    id: 'integration',
    title: 'Integration',
    width: 130,
    cell: (review) => <span>{review.integrationName}</span>,
  },
  {
    id: 'created',
    title: 'Access as of',
    width: 120,
    cell: (review) => <RelativeTime at={review.createdAt} />,
  },
]

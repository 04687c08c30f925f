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
import { t } from '../../../texts'
import { reviewRoute } from '../review-route'
import { ReviewStatus } from './review-status'

/** All campaigns, with how far they are. */
export function ReviewTable() {
  const first = useCall('listReviews', { limit: 1 }, ['reviews', 'integrations'])
  return (
    <DataTable
      label={t('access.reviewTable.accessReviews')}
      columns={columns}
      rowId={({ id }) => id}
      loadPage={(offset, limit) => api.listReviews({ offset, limit })}
      queryKey="reviews"
      version={first.data}
      onOpen={({ id }) => navigate(reviewRoute(id))}
      storageKey="access-reviews"
      describeTotal={(total) => t('common.counts.campaign', { count: total })}
      empty={
        <EmptyState
          icon={<ClipboardCheck size={20} aria-hidden />}
          title={t('access.reviewTable.noReviewYet')}
        >
          {t('access.reviewTable.aReviewHoldsWhoHas')}
        </EmptyState>
      }
    />
  )
}

const columns: DataColumn<AccessReview>[] = [
  {
    id: 'name',
    get title() {
      return t('access.reviewTable.campaign')
    },
    width: 220,
    cell: ({ name }) => <span className="rule-name">{name}</span>,
  },
  {
    id: 'status',
    get title() {
      return t('common.status')
    },
    width: 136,
    cell: (review) => <ReviewStatus review={review} />,
  },
  {
    id: 'decided',
    get title() {
      return t('access.reviewTable.decided')
    },
    width: 130,
    cell: ({ items, undecided }) => (
      <span>{t('common.ofTotal', { number: items - undecided, total: items })}</span>
    ),
  },
  {
    id: 'stillThere',
    get title() {
      return t('access.reviewTable.followUp')
    },
    width: 140,
    cell: ({ stillThere, revoke, closedAt }) =>
      stillThere > 0 && closedAt ? (
        <Badge tone="high">{t('access.reviewTable.stillThere', { stillThere })}</Badge>
      ) : (
        <span className="soft">
          {revoke > 0 && stillThere === 0 ? t('access.reviewTable.allRevoked') : ''}
        </span>
      ),
  },
  {
    id: 'reviewer',
    get title() {
      return t('access.reviewTable.reviewer')
    },
    width: 130,
    cell: ({ reviewer }) => <span>{reviewer}</span>,
  },
  {
    id: 'due',
    get title() {
      return t('access.reviewTable.due')
    },
    width: 100,
    cell: ({ dueOn }) => <span>{dueOn}</span>,
  },
  {
    id: 'integration',
    get title() {
      return t('common.integration')
    },
    width: 130,
    cell: (review) => <span>{review.integrationName}</span>,
  },
  {
    id: 'created',
    get title() {
      return t('access.reviewTable.accessAsOf')
    },
    width: 120,
    cell: (review) => <RelativeTime at={review.createdAt} />,
  },
]

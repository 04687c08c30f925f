import { Compass } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { AccessReview } from '../../../../src-preload/contract'
import { Page, PageHeader } from '../../../components/page'
import { RelativeTime } from '../../../components/relative-time'
import { RunningExports } from '../../../components/running-exports'
import { SkeletonLines } from '../../../components/skeleton'
import { EmptyState, ErrorState } from '../../../components/states'
import { useCall } from '../../../state/use-call'
import { NewAccess } from './new-access'
import { ReviewActions } from './review-actions'
import { ReviewFilters } from './review-filters'
import { ReviewItems } from './review-items'
import { ReviewProgress } from './review-progress'
import { ReviewStatus } from './review-status'
import { allItems, type Shown } from './shown'

const crumbs = [
  { title: 'Access', to: '/access' },
  { title: 'Reviews', to: '/access/reviews' },
]

/** One campaign: each role of each person, to be kept, revoked or asked about. */
export function ReviewScreen({ reviewId }: { reviewId: string }) {
  const { data: review, error, refetch } = useCall('getReview', { reviewId }, ['reviews', 'pollEnded'])
  if (review && error?.code !== 'no-such-review')
    return (
      <Page wide fill>
        <ReviewPage review={review} />
      </Page>
    )
  return (
    <Page wide fill>
      <PageHeader title="Access review" crumbs={crumbs} />
      {error?.code === 'no-such-review' && <NoSuchReview />}
      {error && error.code !== 'no-such-review' && <ErrorState error={error} onRetry={refetch} />}
      {!error && <SkeletonLines lines={8} />}
    </Page>
  )
}

function ReviewPage({ review }: { review: AccessReview }) {
  const [shown, setShown] = useState<Shown>(allItems)
  return (
    <>
      <PageHeader
        title={review.name}
        crumbs={crumbs}
        badges={<ReviewStatus review={review} />}
        description={<Facts review={review} />}
        actions={<ReviewActions review={review} />}
      />
      <RunningExports />
      <ReviewProgress review={review} onShow={(show) => setShown({ ...allItems, show })} />
      <div className="review-list">
        <ReviewFilters review={review} shown={shown} onChange={setShown} />
        {shown.show === 'new' ? (
          <NewAccess review={review} />
        ) : (
          <ReviewItems
            review={review}
            shown={{ ...shown, show: shown.show }}
            onClear={() => setShown(allItems)}
          />
        )}
      </div>
    </>
  )
}

function Facts({ review }: { review: AccessReview }) {
  const { integrationName, roles, reviewer, dueOn, createdAt, closedAt, hash } = review
  return (
    <span className="facts small">
      <span>{integrationName}</span>
      <span>{roles === null ? 'All roles' : roles.join(', ')}</span>
      <span>Reviewer {reviewer}</span>
      <span>
        Access as of <RelativeTime at={createdAt} />
      </span>
      {dueOn && !closedAt && <span>Due {dueOn}</span>}
      {closedAt && (
        <span>
          Closed <RelativeTime at={closedAt} />
        </span>
      )}
      {hash && (
        <span title={hash}>
          SHA-256 <code>{hash.slice(0, 12)}…</code>
        </span>
      )}
    </span>
  )
}

function NoSuchReview() {
  return (
    <EmptyState
      icon={<Compass size={20} aria-hidden />}
      title="There is no such review"
      actions={
        <Link href="/access/reviews" className="button">
          All reviews
        </Link>
      }
    >
      It may have been deleted, alone or with its integration.
    </EmptyState>
  )
}

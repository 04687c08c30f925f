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
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import { NewAccess } from './new-access'
import { ReviewActions } from './review-actions'
import { ReviewFilters } from './review-filters'
import { ReviewItems } from './review-items'
import { ReviewProgress } from './review-progress'
import { ReviewStatus } from './review-status'
import { allItems, type Shown } from './shown'

const crumbs = [
  {
    get title() {
      return t('access.review.access')
    },
    to: '/access',
  },
  {
    get title() {
      return t('access.review.reviews')
    },
    to: '/access/reviews',
  },
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
      <PageHeader title={t('access.review.accessReview')} crumbs={crumbs} />
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
      <span>{roles === null ? t('access.review.allRoles') : roles.join(', ')}</span>
      <span>{t('access.review.reviewer', { reviewer })}</span>
      <span>
        <Rich text="access.review.accessAsOf" components={{ time: <RelativeTime at={createdAt} /> }} />
      </span>
      {dueOn && !closedAt && <span>{t('access.review.due', { dueOn })}</span>}
      {closedAt && (
        <span>
          <Rich text="access.review.closed" components={{ time: <RelativeTime at={closedAt} /> }} />
        </span>
      )}
      {hash && (
        <span title={hash}>
          <Rich
            text="access.review.sha256"
            values={{ hash: hash.slice(0, 12) }}
            components={{ code: <code /> }}
          />
        </span>
      )}
    </span>
  )
}

function NoSuchReview() {
  return (
    <EmptyState
      icon={<Compass size={20} aria-hidden />}
      title={t('access.review.thereIsNoSuchReview')}
      actions={
        <Link href="/access/reviews" className="button">
          {t('access.review.allReviews')}
        </Link>
      }
    >
      {t('access.review.itMayHaveBeenDeleted')}
    </EmptyState>
  )
}

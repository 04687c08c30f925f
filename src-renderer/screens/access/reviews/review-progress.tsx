import { type AccessReview, reviewDecisions } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { classNames } from '../../../components/class-names'
import { RelativeTime } from '../../../components/relative-time'
import { counted } from '../explore/summary'
import { decisions } from './decisions'
import type { Shown } from './shown'

/** How far a campaign is, and what became of its access since. */
export function ReviewProgress({
  review,
  onShow,
}: {
  review: AccessReview
  onShow(show: Shown['show']): void
}) {
  const { items, undecided } = review
  return (
    <div className="stack-s">
      <div
        className="review-bar"
        role="progressbar"
        aria-label="Decided"
        aria-valuemin={0}
        aria-valuemax={items}
        aria-valuenow={items - undecided}
      >
        {reviewDecisions.map((decision) => (
          <span
            key={decision}
            className={classNames('review-bar-part', `tone-${decisions[decision].tone}`)}
            style={{ width: `${(review[decision] / Math.max(1, items)) * 100}%` }}
          />
        ))}
      </div>
      <p className="facts small soft">
        <span>
          {(items - undecided).toLocaleString()} of {items.toLocaleString()} decided
        </span>
        {reviewDecisions.map((decision) => (
          <span key={decision}>
            {decisions[decision].title} {review[decision].toLocaleString()}
          </span>
        ))}
      </p>
      <SinceThen review={review} onShow={onShow} />
    </div>
  )
}

function SinceThen({ review, onShow }: { review: AccessReview; onShow(show: Shown['show']): void }) {
  const { gone, added, stillThere, closedAt, comparedAt } = review
  const followed = closedAt !== null && stillThere > 0
  if (gone === 0 && added === 0 && !followed) return null
  return (
    <Banner
      tone={followed ? 'medium' : 'info'}
      title={
        followed
          ? `${counted(stillThere, 'grant')} to be revoked ${stillThere === 1 ? 'is' : 'are'} still there`
          : 'Since then'
      }
      actions={
        <>
          {followed && (
            <Button size="small" onClick={() => onShow('still_there')}>
              Show what is still there
            </Button>
          )}
          {gone > 0 && (
            <Button size="small" onClick={() => onShow('gone')}>
              Show what is gone
            </Button>
          )}
          {added > 0 && (
            <Button size="small" onClick={() => onShow('new')}>
              Show what is new
            </Button>
          )}
        </>
      }
    >
      {gone > 0 && `${counted(gone, 'grant')} gone. `}
      {added > 0 && `${counted(added, 'grant')} new. `}
      Compared <RelativeTime at={comparedAt} />.
    </Banner>
  )
}

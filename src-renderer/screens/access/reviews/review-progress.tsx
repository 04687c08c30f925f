import { type AccessReview, reviewDecisions } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { classNames } from '../../../components/class-names'
import { RelativeTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { Rich } from '../../../texts/rich'
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
        aria-label={t('access.reviewProgress.decided')}
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
        <span>{t('access.reviewProgress.ofDecided', { decided: items - undecided, items })}</span>
        {reviewDecisions.map((decision) => (
          <span key={decision}>
            {decisions[decision].title} {formatNumber(review[decision])}
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
          ? t('access.reviewProgress.stillThere', { count: stillThere })
          : t('access.reviewProgress.sinceThen')
      }
      actions={
        <>
          {followed && (
            <Button size="small" onClick={() => onShow('still_there')}>
              {t('access.reviewProgress.showStillThere')}
            </Button>
          )}
          {gone > 0 && (
            <Button size="small" onClick={() => onShow('gone')}>
              {t('access.reviewProgress.showGone')}
            </Button>
          )}
          {added > 0 && (
            <Button size="small" onClick={() => onShow('new')}>
              {t('access.reviewProgress.showNew')}
            </Button>
          )}
        </>
      }
    >
      {gone > 0 && `${t('access.reviewProgress.gone', { count: gone })} `}
      {added > 0 && `${t('access.reviewProgress.new', { count: added })} `}
      <Rich text="access.reviewProgress.compared" components={{ time: <RelativeTime at={comparedAt} /> }} />
    </Banner>
  )
}

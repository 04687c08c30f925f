import { Skeleton, SkeletonLines } from '../../components/skeleton'
import { t } from '../../texts'

/** The shape of the page, while it is asked for. */
export function HomeSkeleton() {
  return (
    <div className="home" role="status">
      <span className="visually-hidden">{t('home.loading')}</span>
      <div className="page-skeleton">
        <Skeleton width={320} />
        <Skeleton width={240} />
      </div>
      <div className="home-standing">
        <div className="home-skeleton-box" />
      </div>
      <div className="home-columns" aria-hidden>
        <SkeletonLines lines={6} />
        <SkeletonLines lines={4} />
      </div>
    </div>
  )
}

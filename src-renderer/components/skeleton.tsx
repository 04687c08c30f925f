import { t } from '../texts'

const widths = ['62%', '84%', '48%', '72%', '56%']

export function Skeleton({ width = '100%' }: { width?: string | number }) {
  return <span className="skeleton" style={{ width }} />
}

/** Stands in for a page whose code or first answer is on its way: a heading, and what lies below. */
export function PageSkeleton() {
  return (
    <div className="page" role="status">
      <span className="visually-hidden">{t('common.loading')}</span>
      <div className="page-skeleton">
        <Skeleton width={180} />
        <Skeleton width={320} />
      </div>
      <SkeletonLines lines={6} />
    </div>
  )
}

/** Stands in for a list or a text while it is loading. */
export function SkeletonLines({
  lines = 4,
  label = t('common.loading'),
}: {
  lines?: number
  label?: string
}) {
  return (
    <div className="stack skeleton-lines" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all there is to them
        <Skeleton key={line} width={widths[line % widths.length]} />
      ))}
    </div>
  )
}

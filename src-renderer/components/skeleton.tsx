const widths = ['62%', '84%', '48%', '72%', '56%']

export function Skeleton({ width = '100%' }: { width?: string | number }) {
  return <span className="skeleton" style={{ width }} />
}

/** Stands in for a list or a text while it is loading. */
export function SkeletonLines({ lines = 4, label = 'Loading…' }: { lines?: number; label?: string }) {
  return (
    <div className="stack" role="status" style={{ padding: '18px 16px' }}>
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all there is to them
        <Skeleton key={line} width={widths[line % widths.length]} />
      ))}
    </div>
  )
}

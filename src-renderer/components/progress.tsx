import { classNames } from './class-names'

/** A bar from 0 to `of`; without `of`, one that only says that something is going on. */
export function Progress({ label, value, of }: { label: string; value: number; of: number | null }) {
  const known = of !== null && of > 0
  const share = known ? Math.min(100, Math.round((value / of) * 100)) : undefined
  return (
    <div
      className={classNames('progress', !known && 'progress-unknown')}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
    >
      <div className="progress-bar" style={known ? { width: `${share}%` } : undefined} />
    </div>
  )
}

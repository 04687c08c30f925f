import { CircleX, Inbox, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SightlineError } from '../../src-preload/contract'
import { Button } from './button'

/** Nothing there, and why, and what to do next. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="state">
      <span className="state-icon">{icon ?? <Inbox size={20} aria-hidden />}</span>
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {actions && <div className="state-actions">{actions}</div>}
    </div>
  )
}

/** What went wrong in place of what should be here. */
export function ErrorState({ error, onRetry }: { error: SightlineError; onRetry?(): void }) {
  return (
    <div className="state" role="alert">
      <span className="state-icon tone-critical">
        <CircleX size={20} aria-hidden />
      </span>
      <h2>{error.message}</h2>
      {error.hint && <div>{error.hint}</div>}
      {onRetry && (
        <div className="state-actions">
          <Button icon={<RefreshCw size={15} aria-hidden />} onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  )
}

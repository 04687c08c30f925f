import {
  CircleX,
  ClockAlert,
  CloudOff,
  FlaskConical,
  Inbox,
  type LucideIcon,
  Pause,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { SightlineError } from '../../src-preload/contract'
import { t } from '../texts'
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
      <span className="state-icon">{icon ?? <Inbox size={18} aria-hidden />}</span>
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {actions && <div className="state-actions">{actions}</div>}
    </div>
  )
}

/** Errors that say nothing of what was asked: a person asks next whether something is lost. */
const ofTheWay = ['internal', 'disconnected', 'restarted']

/** What went wrong in place of what should be here: what happened, what is safe, what to do. */
export function ErrorState({ error, onRetry }: { error: SightlineError; onRetry?(): void }) {
  return (
    <div className="state" role="alert">
      <span className="state-icon tone-critical">
        <CircleX size={18} aria-hidden />
      </span>
      <h2>{error.message}</h2>
      {ofTheWay.includes(error.code) && <div>{t('common.states.safe')}</div>}
      {error.hint && <div>{error.hint}</div>}
      {onRetry && (
        <div className="state-actions">
          <Button icon={<RefreshCw size={15} aria-hidden />} onClick={onRetry}>
            {t('common.states.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

const notes: Record<string, { icon: LucideIcon; tone: string }> = {
  offline: { icon: CloudOff, tone: 'medium' },
  stale: { icon: ClockAlert, tone: 'medium' },
  partial: { icon: TriangleAlert, tone: 'medium' },
  paused: { icon: Pause, tone: 'neutral' },
  demo: { icon: FlaskConical, tone: 'info' },
}

/** One line above what is still shown: how it is to be read. */
export function StateNote({
  kind,
  actions,
  children,
}: {
  kind: 'offline' | 'stale' | 'partial' | 'paused' | 'demo'
  actions?: ReactNode
  children: ReactNode
}) {
  const { icon: Icon, tone } = notes[kind] ?? { icon: TriangleAlert, tone: 'neutral' }
  return (
    <div className={`state-note tone-${tone}`} role="status">
      <Icon size={15} aria-hidden />
      <span>{children}</span>
      {actions && <span className="state-note-actions">{actions}</span>}
    </div>
  )
}

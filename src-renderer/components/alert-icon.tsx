import { CalendarX2, CircleCheck, Gauge, Pencil, PlugZap, TableProperties, Unplug } from 'lucide-react'
import type { Alert } from '../../src-preload/contract'
import { SeverityIcon } from './severity-badge'

/** What an alert is about, at a glance: how bad what opened is, or that something is good again. */
export function AlertIcon({ alert, size = 16 }: { alert: Alert; size?: number }) {
  switch (alert.kind) {
    case 'first_look':
    case 'opened':
    case 'reopened':
    case 'rule_status':
      return <SeverityIcon severity={alert.severity} size={size} />
    case 'resolved':
      return <CircleCheck size={size} aria-hidden className="tone-ok tone-text" />
    case 'not_ready':
      return <Unplug size={size} aria-hidden className="tone-critical tone-text" />
    case 'ready':
      return <PlugZap size={size} aria-hidden className="tone-ok tone-text" />
    case 'query_changed':
      return <TableProperties size={size} aria-hidden />
    case 'changed':
      return <Pencil size={size} aria-hidden />
    case 'score':
      return <Gauge size={size} aria-hidden className={`tone-${alert.severity} tone-text`} />
    case 'failing':
      return <CalendarX2 size={size} aria-hidden className="tone-critical tone-text" />
  }
}

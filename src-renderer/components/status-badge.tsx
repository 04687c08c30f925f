import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Clock,
  FileWarning,
  LoaderCircle,
  type LucideIcon,
  Minus,
  Moon,
  Pencil,
  PenLine,
  Plus,
  SkipForward,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import type {
  Change,
  ControlStatus,
  DeliveryStatus,
  Finding,
  Integration,
  PollStatus,
  PollTypeStatus,
  RuleStatus,
} from '../../src-preload/contract'
import { Badge, type Tone } from './badge'

interface Look {
  tone: Tone
  icon: LucideIcon
  text: string
}

/** Every status of every kind, by a key of its own: the words people see are chosen here and nowhere else. */
const looks = {
  enabled: { tone: 'neutral', icon: CircleCheck, text: 'Enabled' },
  disabled: { tone: 'neutral', icon: CirclePause, text: 'Disabled' },
  ready: { tone: 'ok', icon: CircleCheck, text: 'Ready' },
  'not-ready': { tone: 'critical', icon: Unplug, text: 'Not ready' },

  'poll-running': { tone: 'info', icon: LoaderCircle, text: 'Running' },
  'poll-ok': { tone: 'ok', icon: CircleCheck, text: 'Complete' },
  'poll-partial': { tone: 'medium', icon: TriangleAlert, text: 'Partial' },
  'poll-failed': { tone: 'critical', icon: CircleX, text: 'Failed' },
  'poll-cancelled': { tone: 'neutral', icon: Ban, text: 'Cancelled' },
  'poll-refused': { tone: 'neutral', icon: Ban, text: 'Refused' },

  'type-waiting': { tone: 'neutral', icon: CircleDashed, text: 'Waiting' },
  'type-running': { tone: 'info', icon: LoaderCircle, text: 'Running' },
  'type-ok': { tone: 'ok', icon: CircleCheck, text: 'Listed' },
  'type-skipped': { tone: 'neutral', icon: SkipForward, text: 'Skipped' },
  'type-failed': { tone: 'critical', icon: CircleX, text: 'Failed' },
  'type-drifted': { tone: 'medium', icon: FileWarning, text: 'Drifted' },

  'rule-ok': { tone: 'ok', icon: CircleCheck, text: 'OK' },
  'rule-warning': { tone: 'high', icon: TriangleAlert, text: 'Warning' },
  'rule-not_evaluated': { tone: 'neutral', icon: CircleDashed, text: 'Not evaluated' },
  'rule-error': { tone: 'critical', icon: CircleX, text: 'Error' },
  'rule-disabled': { tone: 'neutral', icon: Ban, text: 'Disabled' },

  'control-passed': { tone: 'ok', icon: CircleCheck, text: 'Passed' },
  'control-failed': { tone: 'high', icon: TriangleAlert, text: 'Failed' },
  'control-not_evaluated': { tone: 'neutral', icon: CircleDashed, text: 'Not evaluated' },
  'control-not_attested': { tone: 'info', icon: PenLine, text: 'Not attested' },

  'change-added': { tone: 'ok', icon: Plus, text: 'Added' },
  'change-modified': { tone: 'info', icon: Pencil, text: 'Modified' },
  'change-removed': { tone: 'critical', icon: Minus, text: 'Removed' },

  'finding-open': { tone: 'high', icon: TriangleAlert, text: 'Open' },
  'finding-suppressed': { tone: 'neutral', icon: Ban, text: 'Suppressed' },
  'finding-resolved': { tone: 'ok', icon: CircleCheck, text: 'Resolved' },

  'delivery-held': { tone: 'neutral', icon: Moon, text: 'Held' },
  'delivery-waiting': { tone: 'info', icon: Clock, text: 'Waiting' },
  'delivery-failed': { tone: 'high', icon: TriangleAlert, text: 'Failed' },
  'delivery-sent': { tone: 'ok', icon: CircleCheck, text: 'Sent' },
  'delivery-given_up': { tone: 'critical', icon: CircleX, text: 'Given up' },
} as const satisfies Record<string, Look>

export type StatusKey =
  | 'enabled'
  | 'disabled'
  | 'ready'
  | 'not-ready'
  | `poll-${PollStatus}`
  | `type-${PollTypeStatus}`
  | `rule-${RuleStatus}`
  | `control-${ControlStatus}`
  | `change-${Change['type']}`
  | `finding-${Finding['status']}`
  | `delivery-${DeliveryStatus}`

/** A status in a word, for where it is chosen. */
export const statusName = (status: StatusKey): string => looks[status].text

/** A status as icon, colour and word, for example `rule-ok` or `change-added`; `count` goes behind the word. */
export function StatusBadge({ status, count }: { status: StatusKey; count?: number }) {
  const look: Look = looks[status]
  const Icon = look.icon
  return (
    <Badge
      tone={look.tone}
      icon={<Icon size={13} aria-hidden className={Icon === LoaderCircle ? 'spin' : undefined} />}
    >
      {count === undefined ? look.text : `${look.text} ${count.toLocaleString()}`}
    </Badge>
  )
}

/** The same without a frame, the word for those alone who can't see the icon. */
export function StatusIcon({ status }: { status: StatusKey }) {
  const { tone, icon: Icon, text }: Look = looks[status]
  return (
    <span className={`status-icon tone-${tone} tone-text`} title={text}>
      <Icon size={15} aria-hidden />
      <span className="visually-hidden">{text}</span>
    </span>
  )
}

/** The two flags of an integration. A disabled one's readiness is old news, and not shown. */
export function IntegrationStatus({ integration }: { integration: Integration }) {
  if (!integration.enabled) return <StatusBadge status="disabled" />
  return (
    <span className="row-wrap">
      <StatusBadge status="enabled" />
      <StatusBadge status={integration.ready ? 'ready' : 'not-ready'} />
    </span>
  )
}

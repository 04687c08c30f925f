import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Clock,
  EyeOff,
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
import { t } from '../texts'
import { formatNumber } from '../texts/format'
import { Badge, type Tone } from './badge'

interface Look {
  tone: Tone
  icon: LucideIcon
}

/** Every status of every kind, by a key of its own, which its word in the texts has as well. */
const looks = {
  enabled: { tone: 'neutral', icon: CircleCheck },
  disabled: { tone: 'neutral', icon: CirclePause },
  ready: { tone: 'ok', icon: CircleCheck },
  'not-ready': { tone: 'critical', icon: Unplug },

  'poll-running': { tone: 'info', icon: LoaderCircle },
  'poll-ok': { tone: 'ok', icon: CircleCheck },
  'poll-partial': { tone: 'medium', icon: TriangleAlert },
  'poll-failed': { tone: 'critical', icon: CircleX },
  'poll-cancelled': { tone: 'neutral', icon: Ban },
  'poll-refused': { tone: 'neutral', icon: Ban },

  'type-waiting': { tone: 'neutral', icon: CircleDashed },
  'type-running': { tone: 'info', icon: LoaderCircle },
  'type-ok': { tone: 'ok', icon: CircleCheck },
  'type-skipped': { tone: 'neutral', icon: SkipForward },
  'type-failed': { tone: 'critical', icon: CircleX },
  'type-drifted': { tone: 'medium', icon: FileWarning },

  'rule-ok': { tone: 'ok', icon: CircleCheck },
  'rule-warning': { tone: 'high', icon: TriangleAlert },
  'rule-not_evaluated': { tone: 'neutral', icon: CircleDashed },
  'rule-error': { tone: 'critical', icon: CircleX },
  'rule-disabled': { tone: 'neutral', icon: Ban },

  'control-passed': { tone: 'ok', icon: CircleCheck },
  'control-failed': { tone: 'high', icon: TriangleAlert },
  'control-not_evaluated': { tone: 'neutral', icon: CircleDashed },
  'control-not_attested': { tone: 'info', icon: PenLine },

  'change-added': { tone: 'ok', icon: Plus },
  'change-modified': { tone: 'info', icon: Pencil },
  'change-removed': { tone: 'critical', icon: Minus },

  'finding-open': { tone: 'high', icon: TriangleAlert },
  'finding-suppressed': { tone: 'neutral', icon: Ban },
  'finding-resolved': { tone: 'ok', icon: CircleCheck },

  'delivery-held': { tone: 'neutral', icon: Moon },
  'delivery-waiting': { tone: 'info', icon: Clock },
  'delivery-failed': { tone: 'high', icon: TriangleAlert },
  'delivery-not_shown': { tone: 'medium', icon: EyeOff },
  'delivery-sent': { tone: 'ok', icon: CircleCheck },
  'delivery-given_up': { tone: 'critical', icon: CircleX },
} as const satisfies Record<string, Look>

type StatusKey =
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
export const statusName = (status: StatusKey): string => t(`components.statusBadge.${status}`)

/** A status as icon, colour and word, for example `rule-ok` or `change-added`; `count` goes behind the word. */
export function StatusBadge({ status, count }: { status: StatusKey; count?: number }) {
  const look: Look = looks[status]
  const Icon = look.icon
  return (
    <Badge
      quiet
      tone={look.tone}
      icon={<Icon size={13} aria-hidden className={Icon === LoaderCircle ? 'spin' : undefined} />}
    >
      {count === undefined ? statusName(status) : `${statusName(status)} ${formatNumber(count)}`}
    </Badge>
  )
}

/** The same without a frame, the word for those alone who can't see the icon. */
export function StatusIcon({ status }: { status: StatusKey }) {
  const { tone, icon: Icon }: Look = looks[status]
  const text = statusName(status)
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

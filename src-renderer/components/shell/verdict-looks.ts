import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import type { Overview } from '../../../src-preload/contract'
import type { Tone } from '../badge'

/** How each state looks, what it is called in a word or two, and where something can be done about it. */
export const verdictLooks: Record<
  Overview['state'],
  { icon: LucideIcon; tone: Tone; title: string; to: string; spin?: boolean }
> = {
  empty: { icon: CircleDashed, tone: 'neutral', title: 'Not connected', to: '/' },
  not_ready: { icon: Unplug, tone: 'critical', title: 'Not ready', to: '/integrations' },
  findings: { icon: TriangleAlert, tone: 'high', title: 'Needs attention', to: '/rules?status=warning' },
  paused: { icon: CirclePause, tone: 'neutral', title: 'Paused', to: '/integrations' },
  first_poll: { icon: LoaderCircle, tone: 'info', title: 'First poll', to: '/', spin: true },
  not_evaluated: {
    icon: CircleDashed,
    tone: 'medium',
    title: 'Not all checked',
    to: '/rules?status=not_evaluated',
  },
  well: { icon: CircleCheck, tone: 'ok', title: 'All well', to: '/' },
}

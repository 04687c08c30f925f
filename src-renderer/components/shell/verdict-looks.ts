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
import { findingsRoute } from '../../state/location'
import type { Tone } from '../badge'

/** How each state looks, and where something can be done about it. */
export const verdictLooks: Record<
  Overview['state'],
  { icon: LucideIcon; tone: Tone; to: string; spin?: boolean }
> = {
  empty: { icon: CircleDashed, tone: 'neutral', to: '/' },
  not_ready: { icon: Unplug, tone: 'critical', to: '/integrations' },
  findings: { icon: TriangleAlert, tone: 'high', to: findingsRoute },
  paused: { icon: CirclePause, tone: 'neutral', to: '/integrations' },
  first_poll: { icon: LoaderCircle, tone: 'info', to: '/', spin: true },
  not_evaluated: {
    icon: CircleDashed,
    tone: 'medium',
    to: '/rules?status=not_evaluated',
  },
  well: { icon: CircleCheck, tone: 'ok', to: '/' },
}

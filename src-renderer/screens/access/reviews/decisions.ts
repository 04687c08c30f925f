import { CircleCheck, CircleHelp, CircleMinus, type LucideIcon } from 'lucide-react'
import type { ReviewDecision } from '../../../../src-preload/contract'
import type { Tone } from '../../../components/badge'

export const decisions: Record<ReviewDecision, { title: string; key: string; tone: Tone; icon: LucideIcon }> =
  {
    keep: { title: 'Keep', key: 'k', tone: 'ok', icon: CircleCheck },
    revoke: { title: 'Revoke', key: 'r', tone: 'critical', icon: CircleMinus },
    ask: { title: 'Ask', key: 'a', tone: 'medium', icon: CircleHelp },
  }

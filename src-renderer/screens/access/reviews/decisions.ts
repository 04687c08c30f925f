import { CircleCheck, CircleHelp, CircleMinus, type LucideIcon } from 'lucide-react'
import type { ReviewDecision } from '../../../../src-preload/contract'
import type { Tone } from '../../../components/badge'
import { t } from '../../../texts'

export const decisions: Record<ReviewDecision, { title: string; key: string; tone: Tone; icon: LucideIcon }> =
  {
    keep: {
      get title() {
        return t('access.decisions.keep')
      },
      key: 'k',
      tone: 'ok',
      icon: CircleCheck,
    },
    revoke: {
      get title() {
        return t('access.decisions.revoke')
      },
      key: 'r',
      tone: 'critical',
      icon: CircleMinus,
    },
    ask: {
      get title() {
        return t('access.decisions.ask')
      },
      key: 'a',
      tone: 'medium',
      icon: CircleHelp,
    },
  }

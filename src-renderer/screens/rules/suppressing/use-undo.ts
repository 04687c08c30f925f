import { SightlineError, type Suppression } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'

/** Ends suppressions: their findings count again at once. */
export function useUndoSuppression() {
  return useAction(async (suppressions: Suppression[]) => {
    for (const { id } of suppressions)
      try {
        await api.undoSuppression({ suppressionId: id })
      } catch (error) {
        // Of several, one may be over already.
        if (suppressions.length === 1 || SightlineError.from(error).code !== 'over') throw error
      }
    const count = countOf(suppressions)
    toastSuccess(t('rules.useUndo.suppressionUndone'), t('rules.useUndo.countAgain', { count }))
  })
}

/** How many findings they keep from counting. */
export function countOf(suppressions: Suppression[]): number {
  return suppressions.reduce((sum, { findings }) => sum + findings, 0)
}

export function countFindings(count: number): string {
  return t('common.counts.finding', { count })
}

import { toast } from 'sonner'
import { SightlineError, type Suppression } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'

/** Ends suppressions: their findings count again at once. */
export function useUndoSuppression() {
  return useAction(async (suppressions: Suppression[]) => {
    if (suppressions.length > 1) await undoAll(suppressions)
    else for (const { id } of suppressions) await api.undoSuppression({ suppressionId: id })
    const count = countOf(suppressions)
    toastSuccess(t('rules.useUndo.suppressionUndone'), t('rules.useUndo.countAgain', { count }))
  })
}

async function undoAll(suppressions: Suppression[]): Promise<void> {
  const telling = toast.loading(t('rules.useUndo.undoing', { count: suppressions.length }))
  try {
    for (const { id } of suppressions)
      await api.undoSuppression({ suppressionId: id }).catch((error) => {
        // One of them may be over already.
        if (SightlineError.from(error).code !== 'over') throw error
      })
  } finally {
    toast.dismiss(telling)
  }
}

/** How many findings they keep from counting. */
export function countOf(suppressions: Suppression[]): number {
  return suppressions.reduce((sum, { findings }) => sum + findings, 0)
}

export function countFindings(count: number): string {
  return t('common.counts.finding', { count })
}

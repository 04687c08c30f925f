import type { Suppression } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'

/** Ends suppressions: their findings count again at once. */
export function useUndoSuppressions() {
  return useAction(async (suppressions: Suppression[]) => {
    const { countAgain } = await api.undoSuppressions({ suppressionIds: suppressions.map(({ id }) => id) })
    toastSuccess(
      t('rules.useUndo.suppressionUndone', { count: suppressions.length }),
      t('rules.useUndo.countAgain', { count: countAgain }),
    )
  })
}

export function countFindings(count: number): string {
  return t('common.counts.finding', { count })
}

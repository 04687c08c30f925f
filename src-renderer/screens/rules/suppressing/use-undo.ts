import type { Suppression } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'

/** Ends a suppression: its findings count again at once. */
export function useUndoSuppression() {
  return useAction(async ({ id, findings }: Suppression) => {
    await api.undoSuppression({ suppressionId: id })
    toastSuccess(t('rules.useUndo.suppressionUndone'), t('rules.useUndo.countAgain', { count: findings }))
  })
}

export function countFindings(count: number): string {
  return t('common.counts.finding', { count })
}

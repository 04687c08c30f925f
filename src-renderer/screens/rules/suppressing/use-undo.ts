import type { Suppression } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'

/** Ends a suppression: its findings count again at once. */
export function useUndoSuppression() {
  return useAction(async ({ id, findings }: Suppression) => {
    await api.undoSuppression({ suppressionId: id })
    toastSuccess(
      'Suppression undone',
      `${countFindings(findings)} ${findings === 1 ? 'counts' : 'count'} again.`,
    )
  })
}

export function countFindings(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'finding' : 'findings'}`
}

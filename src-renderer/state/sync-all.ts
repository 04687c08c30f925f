import { api } from './bridge'
import { useOverview } from './overview'
import { toastSuccess } from './toasts'
import { type Action, useAction } from './use-action'

/** “Sync now” for everything that is not paused. */
export function useSyncAll(): Action<[], void> {
  return useAction(async () => {
    const { started } = await api.syncAll()
    if (started === 0) toastSuccess('Nothing to sync', 'Every integration is paused or being synced already.')
    await useOverview.getState().refresh()
  })
}

import { t } from '../texts'
import { api } from './bridge'
import { useOverview } from './overview'
import { toastSuccess } from './toasts'
import { type Action, useAction } from './use-action'

/** “Sync now” for everything that is not paused. */
export function useSyncAll(): Action<[], void> {
  return useAction(async () => {
    const { started } = await api.syncAll()
    if (started === 0)
      toastSuccess(t('components.syncAll.nothingToSync'), t('components.syncAll.everyIntegrationIsPausedOr'))
    await useOverview.getState().refresh()
  })
}

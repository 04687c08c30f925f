import { SightlineError } from '../../../src-preload/errors'
import { api } from '../../state/bridge'
import { useIntegrations } from '../../state/integrations'
import { navigate } from '../../state/location'
import { toastError, toastSuccess } from '../../state/toasts'
import { type Action, useAction } from '../../state/use-action'
import { t } from '../../texts'

/** One poll, to its end. What it finds is shown where it happens; only its trouble is told here. */
export async function syncIntegration(integrationId: string): Promise<void> {
  const poll = await api.sync({ integrationId })
  if (poll.status === 'ok' || poll.status === 'cancelled') return
  const title =
    poll.status === 'partial'
      ? t('integrations.actions.notEverythingCouldBeRead')
      : t('integrations.actions.thePollDidNotSucceed')
  toastError(new SightlineError(poll.status, `${poll.integrationName}: ${title}`, poll.reason ?? ''))
}

/** “Sync now” for one integration. */
export function useSync(integrationId: string): Action<[], void> {
  return useAction(() => syncIntegration(integrationId))
}

/** Pauses or resumes one integration. */
export function useSetEnabled(integrationId: string): Action<[enabled: boolean], void> {
  return useAction(async (enabled) => {
    await api.setEnabled({ integrationId, enabled })
  })
}

export function useCancelPoll(integrationId: string): Action<[], void> {
  return useAction(async () => {
    const { cancelled } = await api.cancelPoll({ integrationId })
    if (!cancelled) toastSuccess(t('integrations.actions.thePollHadEndedAlready'))
  })
}

/** Connects to the built-in demo workspace, if it isn't yet, and goes to its page. */
export function useExploreDemo(): Action<[], void> {
  return useAction(async () => {
    const { id } = await api.addDemo()
    await useIntegrations.getState().refresh() // The page must know it when it opens.
    navigate(`/integrations/${id}`)
  })
}

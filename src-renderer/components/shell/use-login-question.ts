import { useEffect } from 'react'
import { toast } from 'sonner'
import { SightlineError } from '../../../src-preload/errors'
import { api, host } from '../../state/bridge'
import { onEvent } from '../../state/events'
import { toastError, toastSuccess } from '../../state/toasts'
import { t } from '../../texts'

/** Asks once, after the first good poll of a workspace that is no demo, whether to start at login. */
export function useLoginQuestion(): void {
  useEffect(() => {
    if (host !== 'desktop') return
    let asking = false
    return onEvent((event) => {
      if (event.event !== 'poll' || event.payload.status !== 'ok' || asking) return
      asking = true
      mayAsk(event.payload.integrationId)
        .then((may) => (may ? ask() : undefined))
        .catch(() => {}) // It is asked after the next poll.
        .finally(() => {
          asking = false
        })
    })
  }, [])
}

async function mayAsk(integrationId: string): Promise<boolean> {
  const { askedAboutLogin, startsAtLogin } = await api.getDesktop()
  if (askedAboutLogin || startsAtLogin) return false
  return !(await api.getIntegration({ integrationId })).demo
}

async function ask(): Promise<void> {
  // Once, whatever becomes of it: it can be set at any time.
  await api.setDesktop({ askedAboutLogin: true })
  toast(t('settings.desktop.ask'), {
    description: t('settings.desktop.askNote'),
    duration: Number.POSITIVE_INFINITY,
    action: {
      label: t('settings.desktop.askYes'),
      onClick: () =>
        void api.setDesktop({ startsAtLogin: true }).then(
          () => toastSuccess(t('settings.desktop.asked')),
          (error) => toastError(SightlineError.from(error)),
        ),
    },
    cancel: { label: t('settings.desktop.askNo'), onClick: () => {} },
  })
}

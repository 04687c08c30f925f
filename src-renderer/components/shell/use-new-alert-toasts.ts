import { useEffect } from 'react'
import { toast } from 'sonner'
import { tellsOfBetter, worstAlertsFirst } from '../../../src-preload/words'
import { host } from '../../state/bridge'
import { onEvent } from '../../state/events'
import { navigate } from '../../state/location'
import { t } from '../../texts'

/** Tells of new alerts on the page. The desktop host does not need it: it has the system's notifications. */
export function useNewAlertToasts(): void {
  useEffect(() => {
    if (host === 'desktop') return
    return onEvent((event) => {
      if (event.event !== 'alerts') return
      const [worst, ...others] = worstAlertsFirst(event.payload)
      if (!worst) return
      toast[tellsOfBetter(worst) ? 'success' : 'warning'](worst.title, {
        description:
          others.length > 0 ? t('shell.moreAlerts', { count: others.length }) : worst.integrationName,
        action: { label: t('common.sections.alerts'), onClick: () => navigate('/alerts') },
      })
    })
  }, [])
}

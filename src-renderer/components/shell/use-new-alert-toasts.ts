import { useEffect } from 'react'
import { toast } from 'sonner'
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
      const [first, ...others] = event.payload
      if (!first) return
      const good = first.kind === 'resolved' || first.kind === 'ready'
      toast[good ? 'success' : 'warning'](first.title, {
        description:
          others.length > 0 ? t('shell.moreAlerts', { count: others.length }) : first.integrationName,
        action: { label: t('common.sections.alerts'), onClick: () => navigate('/alerts') },
      })
    })
  }, [])
}

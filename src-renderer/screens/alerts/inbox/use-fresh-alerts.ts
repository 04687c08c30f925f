import { useEffect, useState } from 'react'
import type { Alert } from '../../../../src-preload/contract'
import { api } from '../../../state/bridge'
import { useOverview } from '../../../state/overview'

/**
 * Marks what is listed as seen, once somebody can see it; returns the alerts that were new during this
 * visit, which is what the screen goes on showing them as. Of a `filtered` list, nothing is marked: it would be all up to
 * the newest, and those that are left out were not seen.
 */
export function useFreshAlerts(alerts: Alert[], filtered: boolean): ReadonlySet<number> {
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set())

  useEffect(() => {
    const unseen = alerts.filter(({ seen }) => !seen)
    const [newest] = unseen
    if (!newest) return
    setFresh((before) => new Set([...before, ...unseen.map(({ id }) => id)]))
    if (filtered) return
    const mark = async () => {
      if (document.hidden) return
      document.removeEventListener('visibilitychange', mark)
      try {
        await api.markAlertsSeen({ upTo: newest.id })
        await useOverview.getState().refresh()
      } catch {
        // They stay unseen, and are marked at the next visit: nothing that a person has to act on.
      }
    }
    document.addEventListener('visibilitychange', mark)
    void mark()
    return () => document.removeEventListener('visibilitychange', mark)
  }, [alerts, filtered])

  return fresh
}

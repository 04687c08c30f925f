import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Alert, SightlineError } from '../../../src-preload/contract'
import { api } from '../../state/bridge'
import { coalesce } from '../../state/coalesce'
import { onOccasion } from '../../state/events'
import { useAction } from '../../state/use-action'

const pageSize = 100
/** The most that one call gives. */
const most = 500

export interface AlertList {
  alerts: Alert[]
  /** Null until the first page is there. */
  total: number | null
  error: SightlineError | null
  loadingMore: boolean
  more(): void
  refresh(): void
}

/** All alerts, newest first, page by page; new ones join on top as they are raised. */
export function useAlerts(): AlertList {
  const [state, setState] = useState<Pick<AlertList, 'alerts' | 'total' | 'error'>>({
    alerts: [],
    total: null,
    error: null,
  })
  const shown = useRef(0)
  shown.current = state.alerts.length

  const refresh = useMemo(
    () =>
      coalesce(async () => {
        try {
          const limit = Math.min(most, Math.max(pageSize, shown.current))
          const { rows, total } = await api.listAlerts({ limit })
          setState({ alerts: rows, total, error: null })
        } catch (error) {
          setState((before) => ({ ...before, error: SightlineError.from(error) }))
        }
      }),
    [],
  )
  useEffect(() => {
    void refresh()
    return onOccasion(['alerts', 'integrations'], refresh)
  }, [refresh])

  const more = useAction(async () => {
    const { rows, total } = await api.listAlerts({ offset: shown.current, limit: pageSize })
    setState(({ alerts }) => {
      // Alerts raised meanwhile push those before them onto this page.
      const oldest = alerts.at(-1)?.id ?? Number.POSITIVE_INFINITY
      return { alerts: [...alerts, ...rows.filter(({ id }) => id < oldest)], total, error: null }
    })
  })
  return {
    ...state,
    loadingMore: more.busy,
    more: useCallback(() => void more.run(), [more.run]),
    refresh: useCallback(() => void refresh(), [refresh]),
  }
}

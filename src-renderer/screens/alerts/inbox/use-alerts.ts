import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Alert, InputOf } from '../../../../src-preload/contract'
import { SightlineError } from '../../../../src-preload/errors'
import { api } from '../../../state/bridge'
import { coalesce } from '../../../state/coalesce'
import { onOccasion } from '../../../state/events'
import { useAction } from '../../../state/use-action'

const pageSize = 100
/** The most that one call gives. */
const most = 500

interface AlertList {
  alerts: Alert[]
  /** Null until the first page is there. */
  total: number | null
  error: SightlineError | null
  loadingMore: boolean
  more(): void
  refresh(): void
}

/** What is known of the question that `key` stands for. */
type Known = Pick<AlertList, 'alerts' | 'total' | 'error'> & { key: string }

const nothing = (key: string): Known => ({ key, alerts: [], total: null, error: null })

/** The alerts that are asked for, newest first, page by page; new ones join on top as they are raised. */
export function useAlerts(input: InputOf<'listAlerts'>): AlertList {
  const key = JSON.stringify(input)
  const asked = useRef({ key, input })
  asked.current = { key, input }
  const [known, setKnown] = useState<Known>(() => nothing(key))
  // What was asked for before must not be seen under this, not even for one frame.
  const state = known.key === key ? known : nothing(key)
  const shown = useRef(0)
  shown.current = state.alerts.length

  const refresh = useMemo(
    () =>
      coalesce(async () => {
        const { key, input } = asked.current
        try {
          const limit = Math.min(most, Math.max(pageSize, shown.current))
          const { rows, total } = await api.listAlerts({ ...input, limit })
          setKnown({ key, alerts: rows, total, error: null })
        } catch (error) {
          setKnown((before) => ({
            ...(before.key === key ? before : nothing(key)),
            error: SightlineError.from(error),
          }))
        }
      }),
    [],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is a reason to ask
  useEffect(() => void refresh(), [refresh, key])
  useEffect(() => onOccasion(['alerts', 'channels', 'integrations'], refresh), [refresh])

  const more = useAction(async () => {
    const { rows, total } = await api.listAlerts({ ...input, offset: shown.current, limit: pageSize })
    setKnown((before) => {
      if (before.key !== key) return before
      // Alerts raised meanwhile push those before them onto this page.
      const oldest = before.alerts.at(-1)?.id ?? Number.POSITIVE_INFINITY
      const older = rows.filter(({ id }) => id < oldest)
      return { key, alerts: [...before.alerts, ...older], total, error: null }
    })
  })
  return {
    ...state,
    loadingMore: more.busy,
    more: useCallback(() => void more.run(), [more.run]),
    refresh: useCallback(() => void refresh(), [refresh]),
  }
}

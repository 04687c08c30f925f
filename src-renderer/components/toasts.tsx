import { useEffect, useRef } from 'react'
import { Toaster, toast, useSonner } from 'sonner'
import { useHashLocation } from '../state/location'
import { useTheme } from '../state/theme'

/** Where toasts appear; `state/toasts.ts` raises them. */
export function Toasts() {
  const theme = useTheme((state) => state.shown)
  useDropOnLeaving()
  return <Toaster theme={theme} position="bottom-right" closeButton duration={6000} />
}

/** What led to another place is told there. */
const justNowMs = 1000

/** A toast is of the place where it was raised: it goes with that, unless it offers to do something, as to undo it. */
function useDropOnLeaving() {
  const { toasts } = useSonner()
  const [path] = useHashLocation()
  const raised = useRef(new Map<string | number, number>())
  useEffect(() => {
    const before = raised.current
    raised.current = new Map(toasts.map(({ id }) => [id, before.get(id) ?? performance.now()]))
  }, [toasts])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the occasion
  useEffect(() => {
    const now = performance.now()
    for (const shown of toast.getToasts()) {
      const offers = 'action' in shown && shown.action !== undefined
      if (!offers && now - (raised.current.get(shown.id) ?? now) > justNowMs) toast.dismiss(shown.id)
    }
  }, [path])
}

import { Toaster } from 'sonner'
import { useTheme } from '../state/theme'

/** Where toasts appear; `state/toasts.ts` raises them. */
export function Toasts() {
  const theme = useTheme((state) => state.shown)
  return <Toaster theme={theme} position="bottom-right" closeButton duration={6000} />
}

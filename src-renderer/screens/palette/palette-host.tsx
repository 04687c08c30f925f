import { lazy, Suspense, useEffect } from 'react'
import { showPalette, usePalette } from '../../state/palette'

const load = () => import('./palette')
const Palette = lazy(load)
// Nobody waits for it, but it is there before it is wanted: what is typed after Ctrl/⌘+K must not be lost.
requestIdleCallback(load)

/** Listens for Ctrl/⌘+K, in every window. */
export function PaletteHost() {
  const open = usePalette((state) => state.open)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return
      // The browser's own search bar has the same keys.
      event.preventDefault()
      const shown = usePalette.getState().open
      // A dialog that is open has not been answered: leading away would lose what was typed there.
      if (shown || !document.querySelector('.dialog')) showPalette(!shown)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <Palette onClose={() => showPalette(false)} />
    </Suspense>
  )
}

function isShortcut(event: KeyboardEvent): boolean {
  // On a Mac, Ctrl+K is an editor's own.
  if (event.defaultPrevented || event.altKey || event.shiftKey) return false
  if (event.ctrlKey === event.metaKey) return false
  return event.key.toLowerCase() === 'k'
}

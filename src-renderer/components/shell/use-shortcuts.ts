import { useEffect, useState } from 'react'
import { navigate } from '../../state/location'
import { useSyncAll } from '../../state/sync-all'
import { sections } from './sections'

/** Put `data-search` on the input that `/` goes to. */
export const searchTarget = '[data-search]'

/** The app's keyboard shortcuts; returns whether their list is shown. */
export function useShortcuts(): { shown: boolean; show(): void; hide(): void } {
  const [shown, setShown] = useState(false)
  const { run: sync } = useSyncAll()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actionFor(event, { sync: () => void sync(), showShortcuts: () => setShown(true) })
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [sync])

  return { shown, show: () => setShown(true), hide: () => setShown(false) }
}

function actionFor(
  event: KeyboardEvent,
  actions: { sync(): void; showShortcuts(): void },
): (() => void) | undefined {
  if (event.defaultPrevented || event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey) return undefined
    if (event.key === 'r') return actions.sync
    const section = /^[1-9]$/.test(event.key) ? sections[Number(event.key) - 1] : undefined
    return section && (() => navigate(section.to))
  }
  // Plain keys belong to whoever is typing, and to a dialog that is open.
  if (isTyping(event.target) || document.querySelector('[role=dialog]')) return undefined
  if (event.key === '?') return actions.showShortcuts
  const search = event.key === '/' && document.querySelector<HTMLElement>(searchTarget)
  return search ? () => search.focus() : undefined
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

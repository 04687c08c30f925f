import { useEffect, useRef } from 'react'
import { isTyping, searchTarget } from '../../../components/shell/use-shortcuts'
import { useSyncAll } from '../../../state/sync-all'

/** The keys of this window: `/` searches, Escape closes the resource, Ctrl+R syncs as it does in the main window. */
export function useBrowserKeys(closeResource: (() => void) | null): void {
  const { run: sync } = useSyncAll()
  const close = useRef(closeResource)
  close.current = closeResource
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Menus, popovers and the search have had their turn.
      if (event.defaultPrevented || event.altKey || document.querySelector('[role=dialog]')) return
      const act = actionFor(event)
      if (!act) return
      event.preventDefault()
      act()
    }
    const actionFor = (event: KeyboardEvent): (() => void) | null | undefined => {
      if (event.ctrlKey || event.metaKey)
        return event.key === 'r' && !event.shiftKey ? () => void sync() : undefined
      if (event.key === 'Escape') return close.current
      const search = event.key === '/' && document.querySelector<HTMLElement>(searchTarget)
      return search && !isTyping(event.target) ? () => search.focus() : undefined
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [sync])
}

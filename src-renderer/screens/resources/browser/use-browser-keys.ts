import { useEffect, useRef } from 'react'
import { isTyping, searchTarget } from '../../../components/shell/use-shortcuts'
import { useSyncAll } from '../../../state/sync-all'

/**
 * The keys of this window: `/` searches, Escape closes the resource, `[` and `]` open the one before or after it, Ctrl+R
 * syncs as it does in the main window.
 */
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
      if ((event.key === '[' || event.key === ']') && close.current && !isTyping(event.target))
        return () => step(event.key === ']' ? 'ArrowDown' : 'ArrowUp')
      const search = event.key === '/' && document.querySelector<HTMLElement>(searchTarget)
      return search && !isTyping(event.target) ? () => search.focus() : undefined
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [sync])
}

/** Moves in the list and opens what is there: the list knows what comes next, loaded or not. */
function step(key: 'ArrowDown' | 'ArrowUp') {
  const grid = document.querySelector('.browser-list [role=grid]')
  const press = (key: string) => grid?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  press(key)
  // Once it has moved.
  requestAnimationFrame(() => press('Enter'))
}

import { useEffect, useRef, useState } from 'react'
import { navigate } from '../../state/location'
import { toggleSidebar } from '../../state/sidebar'
import { useSyncAll } from '../../state/sync-all'
import { goBack, goForward } from '../../state/travel'
import { sections, settingsSection } from './sections'

/** Put `data-search` on the input that `/` goes to. */
export const searchTarget = '[data-search]'

/** The app's keyboard shortcuts; returns whether their list is shown. */
export function useShortcuts(): { shown: boolean; show(): void; hide(): void } {
  const [shown, setShown] = useState(false)
  const { run: sync } = useSyncAll()
  /** When `g` was pressed: the next letter may name a section. */
  const going = useRef(0)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const second = event.timeStamp - going.current < mostBetween
      going.current = 0
      const act = actionFor(event, second, {
        sync: () => void sync(),
        showShortcuts: () => setShown(true),
        go: () => {
          going.current = event.timeStamp
        },
      })
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [sync])

  return { shown, show: () => setShown(true), hide: () => setShown(false) }
}

/** How long after `g` a letter still belongs to it, in milliseconds. */
const mostBetween = 1500

function actionFor(
  event: KeyboardEvent,
  second: boolean,
  actions: { sync(): void; showShortcuts(): void; go(): void },
): (() => void) | undefined {
  if (event.defaultPrevented) return undefined
  if (event.altKey) {
    // Within a text they move by words.
    if (event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.target)) return undefined
    return { ArrowLeft: goBack, ArrowRight: goForward }[event.key]
  }
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey) return undefined
    if (event.key === 'r') return actions.sync
    if (event.key === 'b') return toggleSidebar
    // An editor indents with them.
    if (event.key === '[' || event.key === ']') {
      if (isTyping(event.target)) return undefined
      return event.key === '[' ? goBack : goForward
    }
    const section = /^[1-9]$/.test(event.key) ? sections[Number(event.key) - 1] : undefined
    return section && (() => navigate(section.to))
  }
  // Plain keys belong to whoever is typing, and to a dialog that is open.
  if (isTyping(event.target) || document.querySelector('[role=dialog]')) return undefined
  if (event.key === '?') return actions.showShortcuts
  // A table may have a use for the letter itself: it was asked first.
  if (second) {
    const section = [...sections, settingsSection].find(({ letter }) => letter === event.key)
    if (section) return () => navigate(section.to)
  }
  if (event.key === 'g') return actions.go
  const search = event.key === '/' && document.querySelector<HTMLElement>(searchTarget)
  return search ? () => search.focus() : undefined
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

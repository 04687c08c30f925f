import { useEffect } from 'react'
import { cancelIfRunning, focusEditor, runShown } from './editor/commands'
import { saveTab } from './saved/save'
import { closeTab, openTab, reopenTab } from './tabs/tab-store'

/**
 * Keys that hold on the whole screen. Alt is used where browsers keep Ctrl for themselves; by the key's place, as Alt
 * writes other letters on some keyboards.
 */
export function useQueryKeys(tabId: string): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role=dialog]')) return
      const act = actionFor(event, tabId)
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [tabId])
}

function actionFor(event: KeyboardEvent, tabId: string): (() => void) | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey, code, key } = event
  if ((ctrlKey || metaKey) && key === 'Enter') return runShown
  if ((ctrlKey || metaKey) && !shiftKey && key === 's') return () => void saveTab(tabId)
  if (key === 'Escape') return () => cancelIfRunning(tabId)
  if (!altKey || ctrlKey || metaKey) return undefined
  if (code === 'KeyN') return () => openTab()
  if (code === 'KeyW') return () => closeTab(tabId)
  if (code === 'KeyT' && shiftKey) return reopenTab
  if (code === 'KeyE') return focusEditor
  return undefined
}

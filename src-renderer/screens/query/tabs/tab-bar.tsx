import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { IconButton } from '../../../components/button'
import { t } from '../../../texts'
import { focusEditor } from '../editor/commands'
import { tabId } from './tab-ids'
import { TabItem } from './tab-item'
import { TabMenu } from './tab-menu'
import { activateTab, closeTab, openTab, useTabs } from './tab-store'

/** The editor's tabs: arrows walk, F2 or a double click renames, Delete closes. */
export function TabBar() {
  const { tabs, activeId } = useTabs()
  const list = useRef<HTMLDivElement>(null)
  const [renaming, setRenaming] = useState<string | null>(null)

  const go = (place: number) => {
    const next = tabs[(place + tabs.length) % tabs.length]
    if (!next) return
    activateTab(next.id)
    document.getElementById(tabId(next.id))?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).getAttribute('role') !== 'tab') return
    const at = tabs.findIndex(({ id }) => id === activeId)
    const acts: Record<string, () => void> = {
      ArrowRight: () => go(at + 1),
      ArrowLeft: () => go(at - 1),
      Home: () => go(0),
      End: () => go(tabs.length - 1),
      F2: () => setRenaming(activeId),
      Delete: () => closeTab(activeId),
      Enter: focusEditor,
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div className="query-tabs">
      <div
        className="query-tab-list"
        role="tablist"
        aria-label={t('common.queries')}
        ref={list}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <TabItem
            key={tab.id}
            tab={tab}
            active={tab.id === activeId}
            renaming={renaming === tab.id}
            onRename={(on) => setRenaming(on ? tab.id : null)}
          />
        ))}
      </div>
      <IconButton
        label={t('query.tabBar.newQuery')}
        size="small"
        aria-keyshortcuts="Alt+N"
        onClick={() => openTab()}
      >
        <Plus size={15} />
      </IconButton>
      <TabMenu onRename={() => setRenaming(activeId)} />
    </div>
  )
}

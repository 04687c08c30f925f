import { z } from 'zod'
import { create } from 'zustand'
import { t } from '../../../texts'
import { emptyTab, type QueryTab, queryTab } from './query-tab'

const place = 'sightline.query.tabs'
const mostClosed = 20

interface Tabs {
  tabs: QueryTab[]
  activeId: string
  /** The last one closed comes last. */
  closed: QueryTab[]
}

const remembered = z.object({
  tabs: z.array(queryTab).min(1),
  activeId: z.string(),
  closed: z.array(queryTab),
})

function recall(): Tabs {
  try {
    const found = remembered.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null'))
    if (found.success) return found.data
  } catch {
    // Written by something else: as good as nothing.
  }
  const tab = emptyTab(t('query.tabStore.query1'))
  return { tabs: [tab], activeId: tab.id, closed: [] }
}

/** The editor's tabs, as they were when the app was last used. */
export const useTabs = create<Tabs>(recall)

// Typing writes at most a few times a second, and closing the window loses nothing.
let pending: ReturnType<typeof setTimeout> | undefined
const write = () => {
  clearTimeout(pending)
  pending = undefined
  localStorage.setItem(place, JSON.stringify(useTabs.getState()))
}
useTabs.subscribe(() => {
  pending ??= setTimeout(write, 300)
})
addEventListener('pagehide', () => pending && write())

export function useActiveTab(): QueryTab {
  return useTabs(activeOf)
}

export function activeTab(): QueryTab {
  return activeOf(useTabs.getState())
}

export function tabById(id: string): QueryTab | undefined {
  return useTabs.getState().tabs.find((tab) => tab.id === id)
}

export function changeTab(id: string, change: Partial<Omit<QueryTab, 'id'>>): void {
  useTabs.setState(({ tabs }) => ({
    tabs: tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)),
  }))
}

export function activateTab(id: string): void {
  useTabs.setState({ activeId: id })
}

/** Opens a tab, beside the active one. An untouched empty one makes room for it. */
export function openTab(content: Partial<Omit<QueryTab, 'id'>> = {}): QueryTab {
  const { tabs, activeId } = useTabs.getState()
  const { name = unusedName(tabs), named = content.name !== undefined } = content
  const tab = { ...emptyTab(name), ...content, name, named }
  const at = tabs.findIndex(({ id }) => id === activeId)
  const replaced = content.sql && tabs[at]?.sql.trim() === '' && tabs[at].queryId === null ? 1 : 0
  useTabs.setState({ tabs: tabs.toSpliced(at + 1 - replaced, replaced, tab), activeId: tab.id })
  return tab
}

/** There is always one tab: closing the last one leaves an empty one. */
export function closeTab(id: string): void {
  useTabs.setState(({ tabs, activeId, closed }) => {
    const at = tabs.findIndex((tab) => tab.id === id)
    const gone = tabs[at]
    if (!gone) return {}
    const left = tabs.toSpliced(at, 1)
    if (left.length === 0) left.push(emptyTab(t('query.tabStore.query1')))
    const next = left[Math.min(at, left.length - 1)]
    return {
      tabs: left,
      activeId: activeId === id && next ? next.id : activeId,
      closed: gone.sql.trim() === '' ? closed : [...closed, gone].slice(-mostClosed),
    }
  })
}

export function reopenTab(): void {
  const { closed } = useTabs.getState()
  const last = closed.at(-1)
  if (!last) return
  useTabs.setState({ closed: closed.slice(0, -1) })
  openTab({ ...last })
}

function activeOf({ tabs, activeId }: Tabs): QueryTab {
  return tabs.find(({ id }) => id === activeId) ?? (tabs[0] as QueryTab)
}

function unusedName(tabs: QueryTab[]): string {
  let number = 1
  while (tabs.some(({ name }) => name === t('query.tabStore.query', { number }))) number++
  return t('query.tabStore.query', { number })
}

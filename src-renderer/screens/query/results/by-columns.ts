import { z } from 'zod'
import { create } from 'zustand'
import type { ResultColumn } from '../../../../src-preload/contract'
import { useTabs } from '../tabs/tab-store'

/** Of a tab: its query is another one from time to time, and comes back. */
const mostOfATab = 10

/**
 * Makes the hook that tells how a tab's result was put, for as long as its columns are the same (undefined: nothing
 * was), and changes it: run again, and after a restart, it is as it was. That of tabs which are closed is forgotten
 * when the app starts: until then, they may be opened again.
 */
export function keptByColumns<Kept>(place: string, shape: z.ZodType<Kept>) {
  const remembered = z.record(z.string(), z.record(z.string(), shape))

  const recall = (): z.infer<typeof remembered> => {
    try {
      const found = remembered.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null'))
      const { tabs } = useTabs.getState()
      if (found.success)
        return Object.fromEntries(
          Object.entries(found.data).filter(([id]) => tabs.some((tab) => tab.id === id)),
        )
    } catch {
      // Written by something else: as good as nothing.
    }
    return {}
  }
  const useKept = create(recall)
  let writing: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(writing)
    writing = undefined
    localStorage.setItem(place, JSON.stringify(useKept.getState()))
  }
  // A column that is dragged writes at most a few times a second, and closing the window loses nothing.
  useKept.subscribe(() => {
    writing ??= setTimeout(write, 300)
  })
  addEventListener('pagehide', () => writing && write())

  return (tabId: string, columns: ResultColumn[]): [Kept | undefined, (kept: Kept) => void] => {
    const key = JSON.stringify(columns.map(({ name }) => name))
    const change = (kept: Kept) =>
      useKept.setState((all) => {
        const others = Object.entries(all[tabId] ?? {}).filter(([other]) => other !== key)
        return { [tabId]: Object.fromEntries([...others.slice(1 - mostOfATab), [key, kept]]) }
      })
    return [useKept((all) => all[tabId]?.[key]), change]
  }
}

import { create } from 'zustand'

/** Where this window's history stands: how many places lie before this one, and how many after it. */
export const useTravel = create<{ at: number; last: number; moved: boolean }>(() => {
  const at = known() ?? 0
  return { at, last: Math.max(at, Number(sessionStorage.getItem(place)) || 0), moved: false }
})

const place = 'sightline.last-place'

/** What is put into an entry of the browser's history, to know it again. */
interface Entry {
  at: number
}

function known(): number | undefined {
  const at = (history.state as Entry | null)?.at
  return typeof at === 'number' ? at : undefined
}

function stand(at: number, last: number): void {
  sessionStorage.setItem(place, String(last))
  useTravel.setState({ at, last, moved: true })
}

/** Makes a new entry, or puts another address into this one. */
export function enter(address: string, { replace }: { replace: boolean }): void {
  const { at } = useTravel.getState()
  const next = replace ? at : at + 1
  history[replace ? 'replaceState' : 'pushState']({ at: next } satisfies Entry, '', address)
  if (!replace) stand(next, next)
}

export const goBack = () => {
  if (useTravel.getState().at > 0) history.back()
}
export const goForward = () => {
  const { at, last } = useTravel.getState()
  if (at < last) history.forward()
}

/** An entry was left for another: by back and forward, or by an address that was opened from outside. */
function arrive(): void {
  const at = known()
  const { at: before, last } = useTravel.getState()
  if (at === undefined) {
    history.replaceState({ at: before + 1 } satisfies Entry, '')
    stand(before + 1, before + 1)
  } else if (at !== before) stand(at, Math.max(at, last))
}

if (known() === undefined) history.replaceState({ at: 0 } satisfies Entry, '')
addEventListener('popstate', arrive)
addEventListener('hashchange', arrive)

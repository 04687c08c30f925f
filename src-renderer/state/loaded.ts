import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { SightlineError } from '../../src-preload/errors'
import { coalesce } from './coalesce'
import { type Occasion, onOccasion } from './events'

/** Something of the engine's that the whole app shares. `data` stays while it is asked for again. */
interface Loaded<T> {
  data: T | null
  error: SightlineError | null
  /** Asks again; never rejects. */
  refresh(): Promise<void>
}

/** A store that loads at once and again on the given occasions. Nothing is asked by a timer. */
export function createLoaded<T>(
  load: () => Promise<T>,
  occasions: readonly Occasion[],
): UseBoundStore<StoreApi<Loaded<T>>> {
  const store = create<Loaded<T>>((set) => ({
    data: null,
    error: null,
    refresh: coalesce(async () => {
      try {
        set({ data: await load(), error: null })
      } catch (error) {
        set({ error: SightlineError.from(error) })
      }
    }),
  }))
  const { refresh } = store.getState()
  onOccasion(occasions, refresh)
  void refresh()
  return store
}

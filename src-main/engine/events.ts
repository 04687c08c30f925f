import type { AnyEvent } from '../../src-preload/contract'

/** Where the engine's parts announce what happened, and hosts listen. */
export class EventHub {
  readonly #listeners = new Set<(event: AnyEvent) => void>()

  emit(event: AnyEvent) {
    for (const listener of this.#listeners) listener(event)
  }

  listen(listener: (event: AnyEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

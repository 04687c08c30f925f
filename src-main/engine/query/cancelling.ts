import { SightlineError } from '../../../src-preload/contract'

/** What is under way and can be cancelled, by the id that its caller chose. */
export class Cancelling {
  readonly #running = new Map<string, AbortController>()

  /** Runs it with a signal that {@link cancel} fires. Throws `id-in-use` if something of that id is under way. */
  async run<T>(id: string, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#running.has(id))
      throw new SightlineError('id-in-use', 'Something of this id is under way.', 'Choose another id.')
    const abort = new AbortController()
    this.#running.set(id, abort)
    try {
      return await start(abort.signal)
    } finally {
      this.#running.delete(id)
    }
  }

  cancel(id: string): boolean {
    const abort = this.#running.get(id)
    abort?.abort(new SightlineError('cancelled', 'The query was cancelled.'))
    return abort !== undefined
  }
}

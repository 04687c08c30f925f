/**
 * Whose turn it is to write to the database, among the threads of this process. SQLite has a lock of its own, but who
 * waits for that one stands still; who waits here goes on with all else.
 */
export class WriteLock {
  readonly #taken: Int32Array

  /** `memory` is what another thread's lock gave as its own. */
  constructor(readonly memory = new SharedArrayBuffer(4)) {
    this.#taken = new Int32Array(memory)
  }

  /** Waits for its turn, and keeps it until `write` has ended. Not to be nested. */
  async exclusively<Result>(write: () => Result | Promise<Result>): Promise<Result> {
    while (Atomics.compareExchange(this.#taken, 0, 0, 1) !== 0)
      // Looked at again after a while: whoever had it may have died with its thread.
      await Atomics.waitAsync(this.#taken, 0, 1, 1_000).value
    try {
      return await write()
    } finally {
      this.free()
    }
  }

  /** Takes the turn from whoever has it: only for a thread that is known to be gone. */
  free() {
    Atomics.store(this.#taken, 0, 0)
    Atomics.notify(this.#taken, 0, 1)
  }
}

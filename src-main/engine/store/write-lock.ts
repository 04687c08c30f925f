import { threadId } from 'node:worker_threads'

/**
 * Whose turn it is to write to the database, among the threads of this process. SQLite has a lock of its own, but who
 * waits for that one stands still; who waits here goes on with all else.
 */
export class WriteLock {
  /** The thread that has the turn, or {@link nobody}. */
  readonly #holder: Int32Array

  /** `memory` is what another thread's lock gave as its own. */
  constructor(readonly memory = new Int32Array(new SharedArrayBuffer(4)).fill(nobody).buffer) {
    this.#holder = new Int32Array(memory)
  }

  /** Waits for its turn, and keeps it until `write` has ended. Not to be nested. */
  async exclusively<Result>(write: () => Result | Promise<Result>): Promise<Result> {
    for (;;) {
      const holder = Atomics.compareExchange(this.#holder, 0, nobody, threadId)
      if (holder === nobody) break
      // Looked at again after a while: whoever had it may have died with its thread.
      await Atomics.waitAsync(this.#holder, 0, holder, 1_000).value
    }
    try {
      return await write()
    } finally {
      this.freeFrom(threadId)
    }
  }

  /** Takes the turn from a thread, if that has it: from another one only once it is known to be gone. */
  freeFrom(thread: number) {
    if (Atomics.compareExchange(this.#holder, 0, thread, nobody) === thread)
      Atomics.notify(this.#holder, 0, 1)
  }
}

const nobody = -1

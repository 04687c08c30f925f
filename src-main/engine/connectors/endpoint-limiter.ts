import { setTimeout as wait } from 'node:timers/promises'
import { boundedPause } from './rate-limiter'

/** Of a refusal those that are on their way know nothing: they are few. */
const atOnce = 10

/**
 * Paces the requests to one endpoint that has a limit of its own: never more than `requests` in any time of `perMs`
 * milliseconds, and as fast as that allows.
 *
 * The provider counts a request at some moment between its leaving and its answer: its place is therefore taken from
 * when it leaves until that long after its answer, however long its way there and back took.
 */
export class EndpointLimiter {
  #free: number
  #active = 0
  #waiting: (() => void)[] = []
  #blockedUntil = 0
  /** When places come back. Each keeps all that its request knew in memory until then. */
  readonly #returns = new Set<NodeJS.Timeout>()

  /** `signal` ends every wait; no request comes after it. */
  constructor(
    private readonly limit: { requests: number; perMs: number },
    private readonly signal: AbortSignal,
  ) {
    this.#free = limit.requests
    // One listener for all that wait: there may be thousands.
    signal.addEventListener('abort', () => {
      for (const wake of this.#waiting.splice(0)) wake()
      for (const timer of this.#returns) clearTimeout(timer)
    })
  }

  /**
   * Waits for its turn, which comes before all others' if it is `urgent`, then runs the request. Rejects with the
   * signal's reason if that comes first.
   */
  async run<T>(request: () => Promise<T>, urgent = false): Promise<T> {
    const { signal } = this
    signal.throwIfAborted()
    const turn = new Promise<void>((resolve) => this.#waiting[urgent ? 'unshift' : 'push'](resolve))
    this.#letGo()
    await turn
    signal.throwIfAborted()
    try {
      for (let pause = this.#pause(); pause > 0; pause = this.#pause())
        await wait(pause, undefined, { signal })
      return await request()
    } finally {
      this.#active--
      if (!signal.aborted) this.#comesBack()
      this.#letGo()
    }
  }

  /** No request to it for so long: the provider asked for it. */
  block(milliseconds: number) {
    this.#blockedUntil = Math.max(this.#blockedUntil, performance.now() + boundedPause(milliseconds))
  }

  #comesBack() {
    const timer = setTimeout(() => {
      this.#returns.delete(timer)
      this.#free++
      this.#letGo()
    }, this.limit.perMs).unref()
    this.#returns.add(timer)
  }

  #pause(): number {
    return this.#blockedUntil - performance.now()
  }

  #letGo() {
    while (this.#free > 0 && this.#active < atOnce && this.#waiting.length > 0) {
      this.#free--
      this.#active++
      this.#waiting.shift()?.()
    }
  }
}

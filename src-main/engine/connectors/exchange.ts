import type { Dispatcher } from 'undici'

/** An answer as it came. */
export interface RawAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  /** In memory of their own, which may be handed over to another thread. */
  bytes: Uint8Array
}

const largestBody = 64 * 1024 * 1024

export class TooLarge extends Error {}

export interface Question {
  origin: string
  /** With the query. */
  path: string
  headers: Record<string, string>
}

/**
 * Sends GETs and receives whole answers. A workspace is thousands of small answers: undici's own `request` makes a
 * stream of each, which costs as much again as receiving it.
 */
export class Exchange {
  readonly #underWay = new Set<(reason: Error) => void>()

  /** `signal` ends every exchange. */
  constructor(
    private readonly dispatcher: Promise<Dispatcher>,
    private readonly signal: AbortSignal,
  ) {
    const abortAll = () => {
      for (const abort of this.#underWay) abort(signal.reason)
    }
    signal.addEventListener('abort', abortAll, { once: true })
  }

  /** Rejects with undici's errors, the signal's reason, or {@link TooLarge}. */
  async get(question: Question): Promise<RawAnswer> {
    const dispatcher = await this.dispatcher
    this.signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
    let sent: Dispatcher.DispatchController | undefined
    // It may be waiting for its connection, and then nobody else would tell.
    const abort = (reason: Error) => {
      reject(reason)
      sent?.abort(reason)
    }
    this.#underWay.add(abort)
    let status = 0
    let headers: RawAnswer['headers'] = {}
    let body = new Body(0)
    dispatcher.dispatch(
      { ...question, method: 'GET' },
      {
        onRequestStart: (controller) => {
          sent = controller
          if (this.signal.aborted) controller.abort(this.signal.reason)
        },
        onResponseStart: (controller, code, received) => {
          status = code
          headers = received
          body = new Body(Number(received['content-length'] ?? 0))
          if (body.isTooLarge) controller.abort(new TooLarge())
        },
        onResponseData: (controller, chunk) => {
          body.add(chunk)
          if (body.isTooLarge) controller.abort(new TooLarge())
        },
        onResponseEnd: () => resolve({ status, headers, bytes: body.whole() }),
        onResponseError: (_, error) => reject(error),
      },
    )
    return promise.finally(() => this.#underWay.delete(abort))
  }
}

/** A body as it arrives. */
class Body {
  #memory: Buffer
  #size = 0

  /** `announced`: in how many bytes, if that is known. */
  constructor(private readonly announced: number) {
    this.#memory = Buffer.allocUnsafeSlow(this.isTooLarge || !Number.isFinite(announced) ? 0 : announced)
  }

  get isTooLarge(): boolean {
    return Math.max(this.announced, this.#size) > largestBody
  }

  add(chunk: Uint8Array) {
    const size = this.#size + chunk.length
    if (size > this.#memory.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(size, this.#memory.length * 2))
      this.#memory.copy(larger, 0, 0, this.#size)
      this.#memory = larger
    }
    this.#memory.set(chunk, this.#size)
    this.#size = size
  }

  whole(): Uint8Array {
    return this.#memory.subarray(0, this.#size)
  }
}

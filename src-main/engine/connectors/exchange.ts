import { hash } from 'node:crypto'
import { type Dispatcher, errors } from 'undici'

/** An answer as it came. */
export interface RawAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  /** Of its bytes: 96 bits, so that two different answers will not have the same by accident. */
  digest: string
  /** It is the known one, whose bytes were not wanted again: there are none here. */
  isKnown: boolean
  /** In memory of their own, which may be handed over to another thread. */
  bytes: Uint8Array
}

const largestBody = 64 * 1024 * 1024
/** Bytes a second: what comes slower than this, once it was waited for, is not worth waiting for. */
const slowest = 4096
/** In patiences: no answer takes longer, however it comes. */
const longest = 20

export class TooLarge extends Error {}

interface Question {
  origin: string
  /** With the query. */
  path: string
  headers: Record<string, string>
  /** The digest of an answer whose bytes are not wanted again: a good one, or one that there is nothing. */
  known?: string
}

/**
 * Sends GETs and receives whole answers. A workspace is thousands of small answers: undici's own `request` makes a
 * stream of each, which costs as much again as receiving it.
 */
export class Exchange {
  readonly #underWay = new Set<(reason: Error) => void>()
  /** Most answers are known: what they are received in serves the next ones. As many as are under way at once. */
  readonly #spare: Body[] = []

  /** `signal` ends every exchange. An answer that has not come whole in `patienceMs` must come on fast enough. */
  constructor(
    private readonly dispatcher: Promise<Dispatcher>,
    private readonly signal: AbortSignal,
    private readonly patienceMs: number,
  ) {
    const abortAll = () => {
      for (const abort of this.#underWay) abort(signal.reason)
    }
    signal.addEventListener('abort', abortAll, { once: true })
  }

  /** Rejects with undici's errors, the signal's reason, or {@link TooLarge}. */
  async get({ known, ...question }: Question): Promise<RawAnswer> {
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
    let beganAt = 0
    let headers: RawAnswer['headers'] = {}
    const body = this.#spare.pop() ?? new Body()
    dispatcher.dispatch(
      { ...question, method: 'GET' },
      {
        onRequestStart: (controller) => {
          sent = controller
          if (this.signal.aborted) controller.abort(this.signal.reason)
        },
        onResponseStart: (controller, code, received) => {
          status = code
          beganAt = performance.now()
          headers = received
          if (!body.begin(Number(received['content-length'] ?? 0))) controller.abort(new TooLarge())
        },
        onResponseData: (controller, chunk) => {
          if (!body.add(chunk)) controller.abort(new TooLarge())
          else if (this.#drips(performance.now() - beganAt, body.size))
            controller.abort(new errors.BodyTimeoutError())
        },
        onResponseEnd: () => {
          const digest = body.digest()
          const isKnown = (status === 200 || status === 404) && digest === known
          resolve({ status, headers, digest, isKnown, bytes: isKnown ? new Uint8Array() : body.bytes() })
          if (body.isHandy) this.#spare.push(body)
        },
        onResponseError: (_, error) => reject(error),
      },
    )
    return promise.finally(() => this.#underWay.delete(abort))
  }

  #drips(milliseconds: number, bytes: number): boolean {
    if (milliseconds < this.patienceMs) return false
    return milliseconds > this.patienceMs * longest || bytes < (milliseconds / 1000) * slowest
  }
}

/** In bytes: what a page of a list has at most. */
const handy = 2 * 1024 * 1024

/** A body as it arrives, and then the next one. */
class Body {
  #memory = Buffer.allocUnsafeSlow(0)
  #size = 0

  /** `announced`: in how many bytes, as far as that is known. False if that is too much. */
  begin(announced: number): boolean {
    this.#size = 0
    if (announced > largestBody) return false
    if (announced > this.#memory.length) this.#memory = Buffer.allocUnsafeSlow(announced)
    return true
  }

  /** False if it is too much by now. */
  add(chunk: Uint8Array): boolean {
    const size = this.#size + chunk.length
    if (size > largestBody) return false
    if (size > this.#memory.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(size, this.#memory.length * 2))
      this.#memory.copy(larger, 0, 0, this.#size)
      this.#memory = larger
    }
    this.#memory.set(chunk, this.#size)
    this.#size = size
    return true
  }

  get size(): number {
    return this.#size
  }

  digest(): string {
    return hash('sha256', this.#received, 'base64url').slice(0, 16)
  }

  /** In memory of their own. */
  bytes(): Uint8Array {
    return this.isHandy ? new Uint8Array(this.#received) : this.#received
  }

  /** Whether its memory is kept for the next one. */
  get isHandy(): boolean {
    return this.#memory.length <= handy
  }

  get #received() {
    return this.#memory.subarray(0, this.#size)
  }
}

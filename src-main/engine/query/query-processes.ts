import { SightlineError } from '../../../src-preload/contract'
import type { Request, TaskMessage, TaskName, Tasks } from './protocol'
import type { QueryProcess, StartQueryProcess } from './query-process-start'

const idleFor = 60_000
const startsWithin = 20_000
const mostWaiting = 50

interface RunOptions<Name extends TaskName> {
  timeoutMs: number
  /** Stops it at once; it then rejects with the signal's reason. */
  signal?: AbortSignal
  onProgress?: (progress: Tasks[Name]['progress']) => void
}

/** Runs users' SQL in processes of its own, and kills what takes too long or is no longer wanted. */
export class QueryProcesses {
  readonly #startOne: StartQueryProcess
  readonly #database: string
  readonly #most: number
  readonly #idle: { child: QueryProcess; isTaken(): void }[] = []
  readonly #all = new Set<QueryProcess>()
  readonly #queue: (() => void)[] = []
  #closed = false

  /** `most` run at the same time. */
  constructor(start: StartQueryProcess, database: string, most: number) {
    this.#startOne = start
    this.#database = database
    this.#most = most
  }

  /**
   * Waits for its turn and for its process to start, which counts to no limit. Rejects with `too-slow` after `timeoutMs`, with `read-only`,
   * `bad-query`, `no-access` or `too-large` as the case may be, and with `closing` once this is closed.
   */
  async run<Name extends TaskName>(
    task: Name,
    input: Tasks[Name]['input'],
    { timeoutMs, signal, onProgress }: RunOptions<Name>,
  ): Promise<Tasks[Name]['output']> {
    const { child, isUsed } = await this.#take(signal)
    return new Promise((resolve, reject) => {
      let hasBegun = false
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        stopListening()
      }
      const stop = (error: unknown) => {
        done()
        this.#forget(child)
        reject(error)
      }
      const onMessage = (message: TaskMessage) => {
        if ('started' in message) {
          hasBegun = true
          clearTimeout(timer)
          timer = setTimeout(onSlow, timeoutMs)
          return
        }
        if ('progress' in message) return onProgress?.(message.progress as Tasks[Name]['progress'])
        done()
        this.#giveBack(child)
        if ('refused' in message) reject(SightlineError.reported(message.refused))
        else resolve(message.output as Tasks[Name]['output'])
      }
      const onExit = () => {
        if (this.#closed) return stop(closing())
        if (isUsed && !hasBegun) {
          // It was gone already, and nobody had heard of it yet.
          done()
          this.#forget(child)
          return resolve(this.run(task, input, { timeoutMs, signal, onProgress }))
        }
        stop(
          new SightlineError(
            'too-large',
            'The query’s process ended before it answered.',
            'It may have needed too much memory: select less.',
          ),
        )
      }
      const onAbort = () => stop(signal?.reason)
      const onLate = () =>
        stop(
          new SightlineError(
            'too-slow',
            `The query’s process did not start within ${startsWithin / 1000} seconds.`,
            'The machine may be very busy: try again in a moment.',
          ),
        )
      const onSlow = () => {
        const seconds = Math.round(timeoutMs / 100) / 10
        stop(
          new SightlineError(
            'too-slow',
            `The query was stopped after ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`,
            'Filter earlier, join on ids, or give it more time.',
          ),
        )
      }
      let timer = setTimeout(onLate, startsWithin)
      signal?.addEventListener('abort', onAbort, { once: true })
      const stopListening = child.listen({ onMessage, onExit })
      child.send({ task, database: this.#database, input } as Request)
    })
  }

  close() {
    this.#closed = true
    for (const child of [...this.#all]) this.#forget(child)
    // Whoever waits for a turn is told that there will be none.
    for (const next of this.#queue.splice(0)) next()
  }

  /** `isUsed`: the process has answered another request before. */
  async #take(signal: AbortSignal | undefined): Promise<{ child: QueryProcess; isUsed: boolean }> {
    if (this.#closed) throw closing()
    signal?.throwIfAborted()
    const idle = this.#idle.pop()
    if (idle) {
      idle.isTaken()
      return { child: idle.child, isUsed: true }
    }
    if (this.#all.size < this.#most) return { child: this.#start(), isUsed: false }
    if (this.#queue.length >= mostWaiting)
      throw new SightlineError('busy', 'Too many queries are waiting.', 'Try again in a moment.')
    await this.#turn(signal)
    return this.#take(signal)
  }

  /** Resolves when a process may be free; whoever gave up waiting takes no other's turn. */
  async #turn(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        signal?.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = () => {
        this.#queue.splice(this.#queue.indexOf(next), 1)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#queue.push(next)
    })
  }

  #start(): QueryProcess {
    const child = this.#startOne()
    this.#all.add(child)
    return child
  }

  #giveBack(child: QueryProcess) {
    const timer = setTimeout(() => this.#forget(child), idleFor)
    timer.unref()
    // Where memory is short, the system ends those that do nothing.
    const stopListening = child.listen({ onMessage() {}, onExit: () => this.#forget(child) })
    const isTaken = () => {
      clearTimeout(timer)
      stopListening()
    }
    this.#idle.push({ child, isTaken })
    this.#queue.shift()?.()
  }

  #forget(child: QueryProcess) {
    child.kill()
    this.#all.delete(child)
    const index = this.#idle.findIndex((idle) => idle.child === child)
    if (index >= 0) this.#idle.splice(index, 1)[0]?.isTaken()
    this.#queue.shift()?.()
  }
}

const closing = () => new SightlineError('closing', 'Sightline is being closed.')

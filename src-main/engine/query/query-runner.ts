import { type ChildProcess, fork } from 'node:child_process'
import { type CheckedInputOf, type QueryResult, SightlineError } from '../../../src-preload/contract'
import type { QueryAnswer, QueryRequest } from './query-process'

const mostProcesses = 3
const idleFor = 60_000

/** Runs users' SQL in processes of its own, and kills what takes too long. */
export class QueryRunner {
  readonly #entry: string
  readonly #database: string
  readonly #idle: { child: ChildProcess; timer: NodeJS.Timeout }[] = []
  readonly #all = new Set<ChildProcess>()
  readonly #queue: (() => void)[] = []
  #closed = false

  /** `entry` is the file of the query process, as this Node can run it. */
  constructor(entry: string, database: string) {
    this.#entry = entry
    this.#database = database
  }

  /** Rejects with `too-slow` after `timeoutMs`, with `read-only`, `bad-query` or `too-large` as the case may be. */
  async run(input: CheckedInputOf<'query'>): Promise<QueryResult> {
    const { sql, parameters, maxRows, timeoutMs } = input
    const child = await this.#take()
    const asOf = input.asOf === undefined ? null : new Date(input.asOf).toISOString()
    const request: QueryRequest = { database: this.#database, sql, parameters, maxRows, asOf }
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer)
        child.off('message', onAnswer)
        child.off('exit', onExit)
      }
      const onAnswer = (answer: QueryAnswer) => {
        done()
        this.#giveBack(child)
        if ('refused' in answer) {
          const { code, message, hint } = answer.refused
          reject(new SightlineError(code, message, hint))
        } else resolve(answer)
      }
      const onExit = () => {
        done()
        this.#forget(child)
        reject(
          new SightlineError(
            'too-large',
            'The query’s process ended before it answered.',
            'It may have needed too much memory: select less.',
          ),
        )
      }
      const timer = setTimeout(() => {
        done()
        this.#forget(child)
        const seconds = Math.round(timeoutMs / 100) / 10
        reject(
          new SightlineError(
            'too-slow',
            `The query was stopped after ${seconds} seconds.`,
            'Filter earlier, or join on ids.',
          ),
        )
      }, timeoutMs)
      child.on('message', onAnswer)
      child.on('exit', onExit)
      child.send(request)
    })
  }

  /** Looks through the whole database, which may take as long as reading it does. */
  async isSound(): Promise<boolean> {
    const sql = 'SELECT * FROM pragma_quick_check'
    const { rows } = await this.run({ sql, parameters: {}, maxRows: 1, timeoutMs: 30 * 60_000 })
    return rows[0]?.[0] === 'ok'
  }

  close() {
    this.#closed = true
    for (const child of [...this.#all]) this.#forget(child)
  }

  async #take(): Promise<ChildProcess> {
    if (this.#closed) throw new SightlineError('closing', 'Sightline is being closed.')
    const idle = this.#idle.pop()
    if (idle) {
      clearTimeout(idle.timer)
      return idle.child
    }
    if (this.#all.size >= mostProcesses) {
      await new Promise<void>((resolve) => this.#queue.push(resolve))
      return this.#take()
    }
    const child = fork(this.#entry, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    child.on('error', () => {})
    this.#all.add(child)
    return child
  }

  #giveBack(child: ChildProcess) {
    const timer = setTimeout(() => this.#forget(child), idleFor)
    timer.unref()
    this.#idle.push({ child, timer })
    this.#queue.shift()?.()
  }

  #forget(child: ChildProcess) {
    child.kill('SIGKILL')
    this.#all.delete(child)
    const index = this.#idle.findIndex((idle) => idle.child === child)
    if (index >= 0) clearTimeout(this.#idle.splice(index, 1)[0]?.timer)
    this.#queue.shift()?.()
  }
}

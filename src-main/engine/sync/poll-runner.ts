import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { type Poll, SightlineError } from '../../../src-preload/contract'
import { createPeer, type Peer } from '../../../src-preload/peer'
import type { Pace } from '../connectors/transport'
import { threadPipe } from '../link/thread-pipes'
import type { Log } from '../log/log'
import type { RuleDefinition } from '../rules/rule-definition'
import type { WriteLock } from '../store/write-lock'
import type { PollRequest, PollThreadData } from './poll-thread'

/**
 * A poll makes much garbage and keeps little. Told so, V8 collects it sooner: once its heap has grown by a third,
 * instead of fourfold. The largest workspace needs but a part of these limits.
 */
const growth = '--heap-growing-percent=30'
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 }

/** The engine's end of the poll thread: starts it ahead of or for the first poll, and another where one has died. */
export class PollRunner {
  #thread: { worker: Worker; peer: Peer } | null = null
  #closed = false

  constructor(
    private readonly options: {
      /** The file of the poll thread. */
      entry: string
      database: string
      /** The folder of its backups. */
      backups: string
      lock: WriteLock
      pace?: Pace
      log: Log
      managedRules: () => Promise<RuleDefinition[]>
      onProgress: (poll: Poll) => void
    },
  ) {}

  /** Has the thread ready for a poll to come. Resolves once it is; never rejects: what is wrong, the poll will tell. */
  async prepare(): Promise<void> {
    try {
      const { peer } = await this.#running()
      await peer.call('ready', null)
    } catch {}
  }

  /** Has what was deleted go from the disk as well, if that is due. Rejects where the disk has no room for it. */
  async compact(): Promise<void> {
    const { peer } = await this.#running()
    await peer.call('compact', null)
  }

  /**
   * Resolves with the poll's end, whatever the provider did, or with null if the signal came before it had begun; rejects
   * where it could not be carried out at all.
   */
  async run(request: PollRequest, signal: AbortSignal): Promise<Poll | null> {
    const { peer } = await this.#running()
    if (signal.aborted) return null
    signal.addEventListener('abort', () => peer.call('cancel', request.row.id).catch(() => {}), {
      once: true,
    })
    try {
      return (await peer.call('poll', request)) as Poll
    } catch (error) {
      if ((error as SightlineError).code !== 'disconnected') throw error
      throw new SightlineError(
        'poll-broke-off',
        'The poll broke off: Sightline ran out of memory, or met an error of its own.',
        'What was committed until then stays. It is tried again with the next poll; report it if it stays.',
      )
    }
  }

  async close() {
    this.#closed = true
    if (!this.#thread) return
    const { worker, peer } = this.#thread
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    // Not terminated from here: that would end the whole process if the thread is just inside SQLite.
    peer.call('close', null).catch(() => {})
    await ended
  }

  async #running() {
    // Read before the thread is started: it would take as long again for it, in the middle of its first poll.
    const managedRules = this.#thread ? [] : await this.options.managedRules()
    if (this.#closed) throw new SightlineError('closing', 'Sightline is being closed.')
    return this.#thread ?? this.#start(managedRules)
  }

  #start(managedRules: RuleDefinition[]) {
    const { entry, database, backups, lock, pace, onProgress } = this.options
    const data: PollThreadData = { database, backups, pace, lock: lock.memory, managedRules }
    setFlagsFromString(growth)
    const worker = new Worker(entry, { workerData: data, name: 'polls', resourceLimits })
    worker.on('error', (error) => {
      if (!this.#closed) this.options.log.failed('poll-thread-ended', error)
    })
    const peer = createPeer(threadPipe(worker))
    peer.onEvent((event) => {
      if (event.event === 'poll') onProgress(event.payload)
    })
    const { threadId } = worker
    worker.once('exit', () => {
      this.#thread = null
      lock.freeFrom(threadId)
    })
    this.#thread = { worker, peer }
    return this.#thread
  }
}

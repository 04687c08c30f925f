import { type Poll, SightlineError } from '../../../src-preload/contract'
import type { Alerts } from '../alerts/alerts'
import type { Demo } from '../demo-workspace'
import type { EventHub } from '../events'
import { type IntegrationRow, type Integrations, lastGoodPollAt } from '../integrations'
import type { Egress } from '../network/egress'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import type { Vault } from '../vault/vault'
import { nextPollAt } from './conclude'
import type { PollRunner } from './poll-runner'

interface Running {
  /** As it stands. */
  poll: Poll
  end: Promise<Poll>
  cancelling: AbortController
}

/** Runs polls: never two of one integration at a time. */
export class Poller {
  readonly #running = new Map<string, Running>()

  constructor(
    private readonly needs: {
      db: Db
      writeLock: WriteLock
      runner: PollRunner
      egress: Egress
      integrations: Integrations
      vault: Vault
      alerts: Alerts
      /** Called when there are new alerts. */
      tell: () => void
      events: EventHub
      now: () => Date
      /** `now` is not the system's clock: a poll then takes the time at which it begins for all of it. */
      clockStands: boolean
      demo: Demo
      /** Turns whatever kept a poll from being carried out into the error to show. */
      explain: (error: unknown) => unknown
      /** What follows from a poll, and is not waited for. */
      afterPoll: (integrationId: string, pollId: number | null) => void
    },
  ) {}

  running(integrationId: string): Poll | null {
    return this.#running.get(integrationId)?.poll ?? null
  }

  /** The ids of polls that have not been concluded yet. */
  underWay(): number[] {
    return [...this.#running.values()].flatMap(({ poll: { id, status } }) =>
      id !== null && status === 'running' ? [id] : [],
    )
  }

  get count(): number {
    return this.#running.size
  }

  /** Runs one poll to its end, or joins the one under way. */
  async sync(integrationId: string, trigger: Poll['trigger']): Promise<Poll> {
    const row = this.needs.integrations.row(integrationId)
    if (!row.enabled) return this.#refuse(row, trigger)
    const running = this.#running.get(integrationId)
    if (running) return running.end

    const isFirst = lastGoodPollAt(this.needs.db, row.id) === null
    const cancelling = new AbortController()
    const end = this.#run(row, isFirst ? 'first' : trigger, cancelling.signal).finally(() => {
      this.#running.delete(integrationId)
      this.needs.events.emit({ event: 'integrations', payload: { integrationId } })
    })
    this.#running.set(integrationId, { poll: this.#pollOf(row, trigger, 'running'), end, cancelling })
    return end
  }

  /** A poll that begins after now: the one under way goes by the settings that it began with. */
  async syncAnew(integrationId: string, trigger: Poll['trigger']): Promise<Poll> {
    const running = this.#running.get(integrationId)
    // Without one, the poll is under way once this returns.
    if (running) await running.end.catch(() => {})
    return this.sync(integrationId, trigger)
  }

  /** Takes note of how a poll stands, and announces it. */
  progress(poll: Poll) {
    const running = this.#running.get(poll.integrationId)
    if (!running) return
    running.poll = poll
    this.needs.events.emit({ event: 'poll', payload: poll })
  }

  /** Ends the poll under way; resolves once it has ended. What was committed stays. */
  async cancel(integrationId: string): Promise<boolean> {
    const running = this.#running.get(integrationId)
    if (!running) return false
    running.cancelling.abort()
    await running.end.catch(() => {})
    return true
  }

  async cancelAll() {
    await Promise.all([...this.#running.keys()].map((id) => this.cancel(id)))
  }

  #refuse(row: IntegrationRow, trigger: Poll['trigger']): Poll {
    const poll = this.#pollOf(row, trigger, 'refused')
    return { ...poll, reason: `${row.name} is disabled. Enable it to sync.`, finishedAt: poll.startedAt }
  }

  /** A poll of which nothing is recorded (yet). */
  #pollOf(row: IntegrationRow, trigger: Poll['trigger'], status: Poll['status']): Poll {
    return {
      id: null,
      integrationId: row.id,
      integrationName: row.name,
      trigger,
      status,
      reason: null,
      startedAt: this.needs.now().toISOString(),
      finishedAt: null,
      requests: 0,
      types: [],
    }
  }

  async #run(row: IntegrationRow, trigger: Poll['trigger'], signal: AbortSignal): Promise<Poll> {
    const { vault, egress, now, clockStands, runner, events, integrations, writeLock } = this.needs
    try {
      const apiUrl = await this.#apiUrl(row)
      const request = {
        row,
        trigger,
        apiUrl,
        route: await egress.route(new URL(apiUrl).origin),
        token: await vault.get(row.id),
        fingerprintKey: await vault.fingerprintKey(row.id),
        now: clockStands ? now().getTime() : null,
      }
      const poll = await runner.run(request, signal)
      if (poll === null) {
        const never = this.#pollOf(row, trigger, 'cancelled')
        const ended = { ...never, reason: 'Cancelled before it had begun.', finishedAt: never.startedAt }
        this.progress(ended)
        // As with any that is cancelled, the next one is not due at once.
        const next_poll_at = nextPollAt(integrations, row.id, now())
        await writeLock.exclusively(() => integrations.update(row.id, { next_poll_at }))
        return ended
      }
      if (poll.status !== 'cancelled') this.needs.afterPoll(row.id, poll.id)
      events.emit({ event: 'findings', payload: { integrationId: row.id } })
      return poll
    } catch (cause) {
      const error = this.needs.explain(cause)
      await this.#giveUp(row, this.running(row.id)?.id ?? null, error)
      throw SightlineError.from(error)
    }
  }

  /** A poll that could not be carried out at all: the vault is locked, the disk is full. */
  async #giveUp(row: IntegrationRow, pollId: number | null, error: unknown) {
    const { db, integrations, alerts, tell, writeLock } = this.needs
    const { code, message, hint } = SightlineError.from(error)
    const at = this.needs.now()
    const now = at.toISOString()
    const running = this.running(row.id)
    if (running) this.progress({ ...running, status: 'failed', reason: message, finishedAt: now })
    await writeLock.exclusively(() => {
      if (pollId !== null)
        db.prepare("UPDATE poll SET status = 'failed', reason = ?, finished_at = ? WHERE id = ?").run(
          message,
          now,
          pollId,
        )
      const next_poll_at = nextPollAt(integrations, row.id, at)
      integrations.update(row.id, { ready: 0, reason: message, hint, code, next_poll_at })
      alerts.raiseReadiness(row, message, pollId, now)
      alerts.raiseFailing(row, { failed: true, reason: message, pollId, now })
    })
    tell()
  }

  /** A demo's address changes with every start; its life goes on from when it was added. */
  async #apiUrl(row: IntegrationRow): Promise<string> {
    return row.demo ? (await this.needs.demo.running(new Date(row.created_at))).url : row.api_url
  }
}

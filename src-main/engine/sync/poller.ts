import { type Alert, type Poll, SightlineError } from '../../../src-preload/contract'
import type { Alerts } from '../alerts'
import { ApiError, type ClientOptions } from '../connectors/connector'
import type { Demo } from '../demo-workspace'
import type { EventHub } from '../events'
import type { IntegrationRow, Integrations } from '../integrations'
import { evaluateRules } from '../rules/evaluate'
import type { Db } from '../store/database'
import type { Vault } from '../vault/vault'
import { fingerprintWith } from './redact'
import { type PollEnd, runPoll } from './run-poll'

interface Running {
  poll: Poll | null
  end: Promise<Poll>
  abort: AbortController
}

const progressEvery = 100
/** An outage that may pass by itself is shown at once, but not told before it lasted so long. */
const tellOfOutagesAfter = 2 * 60 * 60_000

/** Runs polls: never two of one integration at a time. */
export class Poller {
  readonly #running = new Map<string, Running>()

  constructor(
    private readonly needs: {
      db: Db
      integrations: Integrations
      vault: Vault
      alerts: Alerts
      events: EventHub
      now: () => Date
      demo: Demo
      /** Is shown what kept a poll from being carried out, and gives what to say of it. */
      explain: (error: unknown) => unknown
    },
  ) {}

  running(integrationId: string): Poll | null {
    return this.#running.get(integrationId)?.poll ?? null
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

    const abort = new AbortController()
    const entry: Running = { poll: null, abort, end: Promise.resolve(null as never) }
    entry.end = this.#run(row, this.#goodPoll(row.id) === null ? 'first' : trigger, abort, entry).finally(
      () => {
        this.#running.delete(integrationId)
        this.needs.events.emit({ event: 'integrations', payload: { integrationId } })
      },
    )
    this.#running.set(integrationId, entry)
    return entry.end
  }

  /** Ends the poll under way; resolves once it has ended. What was committed stays. */
  async cancel(integrationId: string): Promise<boolean> {
    const running = this.#running.get(integrationId)
    if (!running) return false
    running.abort.abort()
    await running.end.catch(() => {})
    return true
  }

  async cancelAll() {
    await Promise.all([...this.#running.keys()].map((id) => this.cancel(id)))
  }

  #refuse(row: IntegrationRow, trigger: Poll['trigger']): Poll {
    const at = this.needs.now().toISOString()
    return {
      id: null,
      integrationId: row.id,
      integrationName: row.name,
      trigger,
      status: 'refused',
      reason: `${row.name} is paused. Resume it to sync.`,
      startedAt: at,
      finishedAt: at,
      requests: 0,
      types: [],
    }
  }

  async #run(
    row: IntegrationRow,
    trigger: Poll['trigger'],
    abort: AbortController,
    entry: Running,
  ): Promise<Poll> {
    const { db, vault, now } = this.needs
    const connector = this.needs.integrations.connector(row.connector)
    const report = throttled(progressEvery, (poll: Poll) =>
      this.needs.events.emit({ event: 'poll', payload: poll }),
    )
    let pollId: number | null = null
    let client: ReturnType<typeof connector.openClient> | null = null
    try {
      const options: ClientOptions = {
        apiUrl: await this.#apiUrl(row),
        token: await vault.get(row.id),
        signal: abort.signal,
      }
      client = connector.openClient(options)
      const end = await runPoll({
        db,
        connector,
        integration: {
          id: row.id,
          name: row.name,
          workspaceId: row.workspace_id,
          intervalMinutes: row.interval_minutes,
          optionalTypes: JSON.parse(row.optional_types),
        },
        trigger,
        client,
        fingerprint: fingerprintWith(await vault.fingerprintKey()),
        signal: abort.signal,
        now,
        onProgress: (poll) => {
          pollId = poll.id
          entry.poll = poll
          report(poll)
        },
      })
      const alerts = this.#conclude(row, end)
      report.flush(end.poll)
      if (alerts.length > 0) this.needs.events.emit({ event: 'alerts', payload: alerts })
      this.needs.events.emit({ event: 'findings', payload: { integrationId: row.id } })
      return end.poll
    } catch (cause) {
      const error = this.needs.explain(cause)
      this.#giveUp(row, pollId, error)
      throw error instanceof ApiError
        ? new SightlineError(error.kind, error.message, error.hint)
        : SightlineError.from(error)
    } finally {
      entry.poll = null
      await client?.close()
    }
  }

  /** What follows from a poll, in one transaction: readiness, findings, alerts, and when the next one is due. */
  #conclude(row: IntegrationRow, { poll, notReady, workspace }: PollEnd): Alert[] {
    const { db, alerts } = this.needs
    const integrations = this.needs.integrations
    const now = this.needs.now().toISOString()
    const conclude = db.transaction(() => {
      integrations.update(row.id, { last_poll_at: now, next_poll_at: this.#nextPoll(row) })
      if (poll.status === 'cancelled') return []
      integrations.update(row.id, {
        ready: notReady ? 0 : 1,
        reason: notReady?.reason ?? null,
        hint: notReady?.hint ?? null,
        ...(workspace ? { workspace_id: workspace.id, workspace_name: workspace.name } : {}),
      })
      const worthTelling =
        notReady && (!notReady.passing || (this.#goodPoll(row.id) ?? row.created_at) < this.#longAgo())
      const readiness =
        notReady && !worthTelling ? [] : alerts.raiseReadiness(row, notReady?.reason ?? null, poll.id, now)
      const transitions = evaluateRules(db, integrations.connector(row.connector), row.id, now)
      return [...readiness, ...alerts.raiseTransitions(row.id, poll.id, transitions, now)]
    })
    return conclude.immediate()
  }

  /** A poll that could not be carried out at all: the vault is locked, the disk is full. */
  #giveUp(row: IntegrationRow, pollId: number | null, error: unknown) {
    const { message, hint } = SightlineError.from(error)
    const integrations = this.needs.integrations
    if (pollId !== null)
      this.needs.db
        .prepare("UPDATE poll SET status = 'failed', reason = ?, finished_at = ? WHERE id = ?")
        .run(message, this.needs.now().toISOString(), pollId)
    const now = this.needs.now().toISOString()
    integrations.update(row.id, { ready: 0, reason: message, hint, next_poll_at: this.#nextPoll(row) })
    const raised = this.needs.alerts.raiseReadiness(row, message, pollId, now)
    if (raised.length > 0) this.needs.events.emit({ event: 'alerts', payload: raised })
  }

  /** When the last poll that brought anything ended. */
  #goodPoll(integrationId: string): string | null {
    return this.needs.db
      .prepare("SELECT max(finished_at) FROM poll WHERE integration_id = ? AND status IN ('ok', 'partial')")
      .pluck()
      .get(integrationId) as string | null
  }

  #longAgo(): string {
    return new Date(this.needs.now().getTime() - tellOfOutagesAfter).toISOString()
  }

  /** A demo's address changes with every start; its life goes on from when it was added. */
  async #apiUrl(row: IntegrationRow): Promise<string> {
    return row.demo ? (await this.needs.demo.running(new Date(row.created_at))).url : row.api_url
  }

  /** A tenth earlier or later, so that many machines don't ask at the same moment. */
  #nextPoll(row: IntegrationRow): string {
    const interval = this.needs.integrations.row(row.id).interval_minutes * 60_000
    return new Date(this.needs.now().getTime() + interval * (0.9 + Math.random() * 0.2)).toISOString()
  }
}

/** Lets one of many reports through per interval, and the last one always. */
function throttled<T>(milliseconds: number, report: (value: T) => void) {
  let last = 0
  let waiting: { value: T; timer: NodeJS.Timeout } | null = null
  const pass = (value: T) => {
    if (waiting) clearTimeout(waiting.timer)
    waiting = null
    last = Date.now()
    report(value)
  }
  const offer = (value: T) => {
    const due = last + milliseconds - Date.now()
    if (due <= 0) pass(value)
    else if (waiting) waiting.value = value
    else waiting = { value, timer: setTimeout(() => waiting && pass(waiting.value), due) }
  }
  return Object.assign(offer, { flush: pass })
}

import { randomUUID } from 'node:crypto'
import { type Alert, type ChannelTest, type ErrorReport, SightlineError } from '../../../src-preload/contract'
import type { Log } from '../log/log'
import type { Egress } from '../network/egress'
import type { AlertSettingsStore } from './alert-settings'
import type { Channels } from './channels'
import { type Deliveries, type DeliveryRow, nobodyShows } from './deliveries'
import { type Message, messageOf, testMessage } from './message'
import { comesThrough } from './quiet-hours'
import { sendMail } from './senders/email'
import { SendingError, type Sent } from './senders/sending'
import { sendToSlack } from './senders/slack'
import { sendToTeams } from './senders/teams'
import { sendToWebhook } from './senders/webhook'
import type { Target } from './target'

/** The first pause before trying again; each next one is twice as long, up to the longest. */
const pauseMs = 30_000
const longestPauseMs = 6 * 60 * 60_000
/** What may pass by itself is tried for about three days; what was refused for a few minutes. */
const mostTries = { passing: 20, refused: 4 }

/**
 * Takes messages where they go: those of one channel one after the other, channels beside each other. Each is marked
 * before it is sent and after, so that a crash can only repeat the one that was being sent.
 */
export class MessageSender {
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #closing = new AbortController()
  /** Ids of messages that somebody asked for: no quiet hours hold them. */
  readonly #asked = new Set<number>()

  constructor(
    private readonly needs: {
      channels: Channels
      deliveries: Deliveries
      settings: AlertSettingsStore
      write: <T>(work: () => T) => Promise<T>
      now: () => Date
      log: Log
      egress: Egress
      /** For how long an answer is waited for. */
      patienceMs: number
      /** Shows alerts on this computer. False if no host is there that could. */
      show: (message: Message) => boolean
      onMoved: () => void
    },
  ) {}

  /** Sends all that is due. Resolves once each was tried; never rejects. */
  async send(): Promise<void> {
    if (this.#closing.signal.aborted) return
    const report = (error: unknown) => this.needs.log.failed('alerts-not-sent', error)
    try {
      for (const { channel_id: id } of this.needs.deliveries.due(this.#now())) {
        if (this.#underWay.has(id)) continue
        const work = this.#sendAllTo(id)
          .catch(report)
          .finally(() => this.#underWay.delete(id))
        this.#underWay.set(id, work)
      }
    } catch (error) {
      report(error)
    }
    await Promise.all(this.#underWay.values())
  }

  /** One message now, whatever its state; after what is being sent to its channel. */
  async sendNow(id: number, channelId: string): Promise<void> {
    const { deliveries, write } = this.needs
    while (this.#underWay.has(channelId)) await this.#underWay.get(channelId)
    if (deliveries.row(id)?.status === 'sent') return
    this.#asked.add(id)
    const work = write(() => deliveries.noteAsked(id, this.#now())).then(() => this.#deliver(id))
    const over = work.catch(() => {}).finally(() => this.#underWay.delete(channelId))
    this.#underWay.set(channelId, over)
    await work
  }

  /** Sends a test message, and tells how that went. */
  async try(target: Target): Promise<ChannelTest> {
    const started = performance.now()
    const end = (answer: string | null, error: ErrorReport | null): ChannelTest => ({
      ok: error === null,
      tookMs: Math.round(performance.now() - started),
      answer,
      error,
    })
    try {
      const { answer, flaw } = await this.#hand(target, testMessage(randomUUID(), this.needs.now()))
      return end(answer, flaw)
    } catch (error) {
      return end(null, SightlineError.from(error).report())
    }
  }

  /** Breaks off what is under way: it is tried again by the next engine. */
  async close() {
    this.#closing.abort()
    await Promise.all(this.#underWay.values())
  }

  async #sendAllTo(channelId: string) {
    for (;;) {
      const next = this.needs.deliveries.due(this.#now()).find(({ channel_id }) => channel_id === channelId)
      if (!next || this.#closing.signal.aborted) return
      await this.#deliver(next.id)
    }
  }

  async #deliver(id: number) {
    const { deliveries, channels, settings, write, onMoved } = this.needs
    const begun = await write(() => this.#begin(id))
    if (!begun) return
    const { row, alerts } = begun
    try {
      const message =
        row.purpose === 'test'
          ? testMessage(row.key, this.needs.now())
          : messageOf(row, alerts, settings.zone)
      const target = await channels.target(row.channel_id)
      const { flaw } = await this.#hand(target, message)
      this.needs.log.info('message-sent', { channel: target.kind, purpose: row.purpose, code: flaw?.code })
      await write(() =>
        flaw === nobodyShows ? deliveries.noteNotShown(id) : deliveries.noteSent(id, this.#now(), flaw),
      )
    } catch (error) {
      await this.#noteFailure(row, error)
    }
    this.#asked.delete(id)
    onMoved()
  }

  /**
   * Marks a message as being sent and reads what it tells, both in one turn: what is gathered from then on begins another
   * message. Null where it is not to be sent now: it is held, was given up as its channel was turned off, or is gone.
   */
  #begin(id: number): { row: DeliveryRow; alerts: Alert[] } | null {
    const { deliveries } = this.needs
    const row = deliveries.row(id)
    if (!row || row.next_attempt_at === null) return null
    const alerts = deliveries.alertsOf(id)
    const until = this.#heldUntil(row, alerts)
    if (until) deliveries.hold(id, until)
    else deliveries.noteAttempt(id, this.#now(), this.#pauseAfter(row.attempts + 1))
    return until ? null : { row, alerts }
  }

  /** It is quiet now, and this can wait. */
  #heldUntil({ id, purpose, channel_id }: DeliveryRow, alerts: Alert[]): Date | null {
    if (this.#asked.has(id) || (purpose !== 'alert' && purpose !== 'storm')) return null
    const { quietUntil, quietHours } = this.needs.settings.get()
    if (quietUntil === null || this.needs.channels.row(channel_id)?.keeps_quiet === 0) return null
    return alerts.some((alert) => comesThrough(quietHours, alert)) ? null : new Date(quietUntil)
  }

  async #noteFailure({ id, channel_id, attempts }: DeliveryRow, error: unknown) {
    const { deliveries, channels, write, now } = this.needs
    // It is due again soon, and the next engine finds it so.
    if (this.#closing.signal.aborted) return
    const report = SightlineError.from(error).report()
    this.needs.log.warn('message-not-sent', {
      channel: channels.row(channel_id)?.kind,
      code: report.code,
      attempt: attempts + 1,
    })
    const { passing, retryAfterMs = 0 } = error instanceof SendingError ? error.more : { passing: true }
    const again =
      attempts + 1 < (passing ? mostTries.passing : mostTries.refused)
        ? new Date(Math.max(this.#pauseAfter(attempts + 1).getTime(), now().getTime() + retryAfterMs))
        : null
    await write(() => {
      deliveries.noteFailed(id, report, again)
      if (retryAfterMs > 0) channels.leaveAlone(channel_id, new Date(now().getTime() + retryAfterMs))
    })
  }

  /** A fifth earlier or later, so that what failed together isn't tried together again. */
  #pauseAfter(attempts: number): Date {
    const pause = Math.min(pauseMs * 2 ** (attempts - 1), longestPauseMs) * (0.8 + Math.random() * 0.4)
    return new Date(this.needs.now().getTime() + pause)
  }

  async #hand(target: Target, message: Message): Promise<Sent> {
    const { patienceMs, egress } = this.needs
    const attempt = { signal: this.#closing.signal, now: this.needs.now(), patienceMs, egress }
    switch (target.kind) {
      case 'system':
        return this.needs.show(message)
          ? { answer: 'shown', flaw: null }
          : { answer: 'not shown', flaw: nobodyShows }
      case 'slack':
        return sendToSlack(target, message, attempt)
      case 'teams':
        return sendToTeams(target, message, attempt)
      case 'webhook':
        return sendToWebhook(target, message, attempt)
      case 'email':
        return sendMail(target, message, attempt)
    }
  }

  #now = () => this.needs.now().toISOString()
}

import { randomUUID } from 'node:crypto'
import type { Alert, Delivery, ErrorReport } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { AlertLog } from './alert-log'
import { longestRetryAfterMs } from './senders/sending'

export interface DeliveryRow {
  id: number
  /** The same however often it is tried. */
  key: string
  channel_id: string
  purpose: Delivery['purpose']
  status: Delivery['status']
  created_at: string
  attempts: number
  last_attempt_at: string | null
  next_attempt_at: string | null
  sent_at: string | null
  error: string | null
}

/** Purposes of messages that gather alerts until they are due. */
type Gathering = Extract<Delivery['purpose'], 'quiet_hours' | 'daily' | 'weekly'>

const keptDays = 90
const hour = 60 * 60_000
/** A weekly digest is held for a week, and quiet hours that follow upon each other for eight days. */
const longestHeldMs = 9 * 24 * hour

/** Why a message to this computer reached nobody. */
export const nobodyShows: ErrorReport = {
  code: 'nobody-shows',
  message: 'The desktop app was not open to show it.',
  hint: 'The alert is under Alerts. Leave the desktop app open, or add a channel that reaches you elsewhere.',
}

/** Messages and where they stand: on their way, sent, given up. Each change is one statement, so that a crash leaves what is true. */
export class Deliveries {
  constructor(
    private readonly db: Db,
    private readonly alerts: AlertLog,
  ) {}

  add(
    channelId: string,
    { purpose, alerts, now }: { purpose: Delivery['purpose']; alerts: Alert[]; now: string },
  ): number {
    const id = this.#insert(channelId, { purpose, status: 'waiting', nextAttemptAt: now, now })
    this.#name(id, alerts)
    return id
  }

  /** Adds alerts to the message that is held for that purpose, beginning one if there is none. */
  gather(
    channelId: string,
    { purpose, alerts, until, now }: { purpose: Gathering; alerts: Alert[]; until: Date; now: string },
  ) {
    const held = this.db
      .prepare(
        "SELECT id FROM delivery WHERE channel_id = ? AND purpose = ? AND status = 'held' AND attempts = 0",
      )
      .pluck()
      .get(channelId, purpose) as number | undefined
    const nextAttemptAt = until.toISOString()
    this.#name(held ?? this.#insert(channelId, { purpose, status: 'held', nextAttemptAt, now }), alerts)
  }

  /** Moves the digests that are held to another time. */
  rescheduleDigests(purpose: 'daily' | 'weekly', until: Date) {
    this.db
      .prepare("UPDATE delivery SET next_attempt_at = ? WHERE purpose = ? AND status = 'held'")
      .run(until.toISOString(), purpose)
  }

  /** Moves what quiet hours hold to another time: of one channel, or of all. */
  rescheduleQuiet(until: Date, channelId: string | null = null) {
    this.db
      .prepare(
        `UPDATE delivery SET next_attempt_at = :until WHERE status = 'held' AND purpose NOT IN ('daily', 'weekly')
           AND (:channelId IS NULL OR channel_id = :channelId)`,
      )
      .run({ until: until.toISOString(), channelId })
  }

  /**
   * Of each channel that can be sent to, the oldest that is due. What was put off farther than it ever is was put off
   * before the clock was set back, and is due as well: it might have to wait for years.
   */
  due(now: string): DeliveryRow[] {
    return this.db
      .prepare<object, DeliveryRow>(
        `SELECT d.*, min(d.id) FROM delivery AS d JOIN channel AS c ON c.id = d.channel_id
         WHERE d.next_attempt_at IS NOT NULL AND c.enabled = 1
           AND (d.next_attempt_at <= :now
             OR d.next_attempt_at > iif(d.status = 'held', :pastHolding, :pastRetrying))
           AND (c.not_before IS NULL OR c.not_before <= :now OR c.not_before > :pastRetrying)
         GROUP BY d.channel_id`,
      )
      .all({
        now,
        pastHolding: later(now, longestHeldMs),
        pastRetrying: later(now, longestRetryAfterMs + hour),
      })
  }

  row(id: number): DeliveryRow | undefined {
    return this.db.prepare<[number], DeliveryRow>('SELECT * FROM delivery WHERE id = ?').get(id)
  }

  alertsOf(id: number) {
    return this.alerts.ofDelivery(id)
  }

  /** Call it before sending. If nothing more is noted, because Sightline ended, it is due again at `again`. */
  noteAttempt(id: number, now: string, again: Date) {
    this.db
      .prepare(
        `UPDATE delivery SET status = 'waiting', attempts = attempts + 1, last_attempt_at = ?, next_attempt_at = ?
         WHERE id = ?`,
      )
      .run(now, again.toISOString(), id)
  }

  noteSent(id: number, now: string, flaw: ErrorReport | null) {
    this.db
      .prepare(
        "UPDATE delivery SET status = 'sent', sent_at = ?, next_attempt_at = NULL, error = ? WHERE id = ?",
      )
      .run(now, flaw && JSON.stringify(flaw), id)
  }

  noteNotShown(id: number) {
    this.db
      .prepare("UPDATE delivery SET status = 'not_shown', next_attempt_at = NULL, error = ? WHERE id = ?")
      .run(JSON.stringify(nobodyShows), id)
  }

  /** `again`: when it is tried again; null: not any more. Nothing where it was given up while it was being sent. */
  noteFailed(id: number, error: ErrorReport, again: Date | null) {
    this.db
      .prepare(
        'UPDATE delivery SET status = ?, next_attempt_at = ?, error = ? WHERE id = ? AND next_attempt_at IS NOT NULL',
      )
      .run(again ? 'failed' : 'given_up', again?.toISOString() ?? null, JSON.stringify(error), id)
  }

  /** Somebody asked for it: it is due now, and its attempts are counted anew. */
  noteAsked(id: number, now: string) {
    this.db
      .prepare("UPDATE delivery SET status = 'waiting', attempts = 0, next_attempt_at = ? WHERE id = ?")
      .run(now, id)
  }

  /** Puts it off until then. */
  hold(id: number, until: Date) {
    this.db
      .prepare("UPDATE delivery SET status = 'held', next_attempt_at = ? WHERE id = ?")
      .run(until.toISOString(), id)
  }

  /** Gives up all that was still to be sent to a channel. */
  giveUp(channelId: string, error: ErrorReport) {
    this.db
      .prepare(
        `UPDATE delivery SET status = 'given_up', next_attempt_at = NULL, error = ?
         WHERE channel_id = ? AND next_attempt_at IS NOT NULL`,
      )
      .run(JSON.stringify(error), channelId)
  }

  noteTest(channelId: string, now: string, error: ErrorReport | null) {
    const id = this.#insert(channelId, { purpose: 'test', status: 'waiting', nextAttemptAt: null, now })
    this.db
      .prepare(
        'UPDATE delivery SET status = ?, attempts = 1, last_attempt_at = ?, sent_at = ?, error = ? WHERE id = ?',
      )
      .run(
        !error ? 'sent' : error.code === nobodyShows.code ? 'not_shown' : 'given_up',
        now,
        error ? null : now,
        error && JSON.stringify(error),
        id,
      )
  }

  /** Drops those that were sent or given up long ago. */
  forgetOld(now: Date) {
    const since = new Date(now.getTime() - keptDays * 24 * 60 * 60_000).toISOString()
    this.db.prepare('DELETE FROM delivery WHERE next_attempt_at IS NULL AND created_at < ?').run(since)
  }

  #insert(
    channelId: string,
    delivery: {
      purpose: Delivery['purpose']
      status: Delivery['status']
      nextAttemptAt: string | null
      now: string
    },
  ): number {
    const { lastInsertRowid } = this.db
      .prepare(
        `INSERT INTO delivery (key, channel_id, purpose, status, created_at, next_attempt_at)
         VALUES (:key, :channelId, :purpose, :status, :now, :nextAttemptAt)`,
      )
      .run({ ...delivery, key: randomUUID(), channelId })
    return Number(lastInsertRowid)
  }

  #name(id: number, alerts: Alert[]) {
    const insert = this.db.prepare(
      'INSERT OR IGNORE INTO delivery_alert (delivery_id, alert_id, rule_ids) VALUES (?, ?, ?)',
    )
    for (const { id: alertId, rules } of alerts)
      insert.run(id, alertId, rules.length > 0 ? JSON.stringify(rules.map(({ ruleId }) => ruleId)) : null)
  }
}

const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString()

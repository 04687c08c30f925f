import {
  type CheckedInputOf,
  type Delivery,
  type ErrorReport,
  type Page,
  SightlineError,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { AlertLog } from './alert-log'
import type { DeliveryRow } from './deliveries'
import { titleOf } from './message'

type Listed = DeliveryRow & { channel_name: string; channel_kind: Delivery['channelKind']; total: number }

const mostListed = 10

/** All messages as they are shown. */
export class DeliveryLog {
  constructor(
    private readonly db: Db,
    private readonly alerts: AlertLog,
  ) {}

  list(input: CheckedInputOf<'listDeliveries'>): Page<Delivery> {
    const conditions = [
      ...(input.channelId === undefined ? [] : ['d.channel_id = :channelId']),
      ...(input.alertId === undefined
        ? []
        : ['d.id IN (SELECT delivery_id FROM delivery_alert WHERE alert_id = :alertId)']),
      ...(input.statuses === undefined ? [] : ['d.status IN (SELECT value FROM json_each(:statuses))']),
    ]
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    const parameters = { ...input, statuses: JSON.stringify(input.statuses) }
    const rows = this.db
      .prepare<object, Listed>(`${select} ${where} ORDER BY d.id DESC LIMIT :limit OFFSET :offset`)
      .all(parameters)
    const total = this.db
      .prepare(`SELECT count(*) FROM delivery AS d ${where}`)
      .pluck()
      .get(parameters) as number
    return { rows: rows.map((row) => this.#view(row)), total }
  }

  /** Throws `no-such-delivery`. */
  get(id: number): Delivery {
    const row = this.db.prepare<[number], Listed>(`${select} WHERE d.id = ?`).get(id)
    if (row) return this.#view(row)
    throw new SightlineError(
      'no-such-delivery',
      'That delivery does not exist (any more).',
      'Look at the list of deliveries.',
    )
  }

  #view(row: Listed): Delivery {
    const first = this.alerts.ofDelivery(row.id, mostListed)
    return {
      id: row.id,
      channelId: row.channel_id,
      channelName: row.channel_name,
      channelKind: row.channel_kind,
      purpose: row.purpose,
      status: row.status,
      title: titleOf(row.purpose, first, row.total),
      alerts: first.map(({ id, title, severity, kind, integrationId }) => ({
        id,
        title,
        severity,
        kind,
        integrationId,
      })),
      total: row.total,
      createdAt: row.created_at,
      attempts: row.attempts,
      lastAttemptAt: row.last_attempt_at,
      nextAttemptAt: row.next_attempt_at,
      sentAt: row.sent_at,
      error: row.error === null ? null : (JSON.parse(row.error) as ErrorReport),
    }
  }
}

const select = `
  SELECT d.*, c.name AS channel_name, c.kind AS channel_kind,
    (SELECT count(*) FROM delivery_alert AS t WHERE t.delivery_id = d.id) AS total
  FROM delivery AS d JOIN channel AS c ON c.id = d.channel_id`

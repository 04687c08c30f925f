import { randomUUID } from 'node:crypto'
import { type AlertRule, type CheckedInputOf, SightlineError } from '../../../src-preload/contract'
import type { Db } from '../store/database'

interface AlertRuleRow {
  id: string
  name: string
  enabled: number
  condition: string
  integration_ids: string
  channel_ids: string
  time: AlertRule['time']
  severity: AlertRule['severity']
  last_alert_at: string | null
}

type Condition = AlertRule['condition']
export type RuleOn<On extends Condition['on']> = AlertRule & { condition: Extract<Condition, { on: On }> }

/** The alert rules of this data folder. */
export class AlertRules {
  constructor(private readonly db: Db) {}

  list(): AlertRule[] {
    return this.db
      .prepare<[], AlertRuleRow>('SELECT * FROM alert_rule ORDER BY name COLLATE NOCASE')
      .all()
      .map((row) => this.#view(row))
  }

  /** The enabled ones about one kind of thing in one integration. */
  on<On extends Condition['on']>(on: On, integrationId: string): RuleOn<On>[] {
    return this.list().filter(
      (rule): rule is RuleOn<On> => rule.enabled && rule.condition.on === on && isAbout(rule, integrationId),
    )
  }

  /** Throws `no-such-alert-rule`. */
  get(id: string): AlertRule {
    const row = this.db.prepare<[string], AlertRuleRow>('SELECT * FROM alert_rule WHERE id = ?').get(id)
    if (row) return this.#view(row)
    throw new SightlineError(
      'no-such-alert-rule',
      'That alert rule does not exist (any more).',
      'Look at the list of alert rules.',
    )
  }

  add(input: CheckedInputOf<'addAlertRule'>): AlertRule {
    return this.#write({ ...input, id: randomUUID(), lastAlertAt: null })
  }

  update({ alertRuleId, ...input }: CheckedInputOf<'updateAlertRule'>): AlertRule {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    return this.#write({ ...this.get(alertRuleId), ...given })
  }

  delete(id: string): boolean {
    return this.db.prepare('DELETE FROM alert_rule WHERE id = ?').run(id).changes > 0
  }

  noteAlerts(ids: Iterable<string>, at: string) {
    const note = this.db.prepare('UPDATE alert_rule SET last_alert_at = ? WHERE id = ?')
    for (const id of ids) note.run(at, id)
  }

  #write(rule: AlertRule): AlertRule {
    const named = this.db.prepare('SELECT id FROM alert_rule WHERE name = ?').pluck().get(rule.name)
    if (named !== undefined && named !== rule.id)
      throw new SightlineError(
        'name-taken',
        `There is an alert rule named “${rule.name}” already.`,
        'Choose another name.',
      )
    const channels = new Set(this.#channels())
    if (!rule.channelIds.every((id) => channels.has(id)))
      throw new SightlineError(
        'no-such-channel',
        'A channel that it names does not exist (any more).',
        'Choose among the channels there are.',
      )
    this.db
      .prepare(
        `INSERT INTO alert_rule (id, name, enabled, condition, integration_ids, channel_ids, time, severity)
         VALUES (:id, :name, :enabled, :condition, :integrationIds, :channelIds, :time, :severity)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, enabled = excluded.enabled,
           condition = excluded.condition, integration_ids = excluded.integration_ids,
           channel_ids = excluded.channel_ids, time = excluded.time, severity = excluded.severity`,
      )
      .run({
        ...rule,
        enabled: rule.enabled ? 1 : 0,
        condition: JSON.stringify(rule.condition),
        integrationIds: JSON.stringify(rule.integrationIds),
        channelIds: JSON.stringify([...new Set(rule.channelIds)]),
      })
    return this.get(rule.id)
  }

  #channels(): string[] {
    return this.db.prepare('SELECT id FROM channel').pluck().all() as string[]
  }

  #view(row: AlertRuleRow): AlertRule {
    const channels = new Set(this.#channels())
    return {
      id: row.id,
      name: row.name,
      enabled: row.enabled === 1,
      condition: conditionOf(row.condition),
      integrationIds: JSON.parse(row.integration_ids),
      // One that was deleted is gone from here as well.
      channelIds: (JSON.parse(row.channel_ids) as string[]).filter((id) => channels.has(id)),
      time: row.time,
      severity: row.severity,
      lastAlertAt: row.last_alert_at,
    }
  }
}

export const isAbout = ({ integrationIds }: Pick<AlertRule, 'integrationIds'>, integrationId: string) =>
  integrationIds.length === 0 || integrationIds.includes(integrationId)

/** As it was written, perhaps before there was all that can be said now. */
function conditionOf(text: string): Condition {
  const condition = JSON.parse(text) as Condition
  return condition.on === 'change' ? { ...condition, gained: condition.gained ?? [] } : condition
}

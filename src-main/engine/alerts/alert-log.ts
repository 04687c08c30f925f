import type { Alert, AlertKind, CheckedInputOf, Page, Severity } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { narrowedTo } from './first-look'

interface AlertRow {
  id: number
  at: string
  integration_id: string
  integration_name: string
  kind: AlertKind
  severity: Severity
  rule_id: string | null
  query_id: string | null
  pack_id: string | null
  alert_rule_id: string | null
  title: string
  details: string
  findings: string
  total: number
  rules: string
  deliveries: string
  seen: number
}

export interface NewAlert {
  integrationId: string
  pollId: number | null
  at: string
  kind: AlertKind
  severity: Severity
  ruleId?: string
  queryId?: string
  packId?: string
  alertRuleId?: string
  title: string
  details: string[]
  findings?: Alert['findings']
  total?: number
  rules?: Alert['rules']
}

/** All alerts there were, told or not. */
export class AlertLog {
  readonly #db: Db
  readonly #ruleName: (ruleId: string) => string | null

  constructor(db: Db, ruleName: (ruleId: string) => string | null) {
    this.#db = db
    this.#ruleName = ruleName
  }

  insert(alert: NewAlert) {
    this.#db
      .prepare(
        `INSERT INTO alert (integration_id, poll_id, at, kind, severity, rule_id, query_id, pack_id, alert_rule_id, title,
           details, findings, total, rules)
         VALUES (:integrationId, :pollId, :at, :kind, :severity, :ruleId, :queryId, :packId, :alertRuleId, :title,
           :details, :findings, :total, :rules)`,
      )
      .run({
        ruleId: null,
        queryId: null,
        packId: null,
        alertRuleId: null,
        total: 0,
        ...alert,
        details: JSON.stringify(alert.details),
        findings: JSON.stringify(alert.findings ?? []),
        rules: JSON.stringify(alert.rules ?? []),
      })
  }

  /** Those of the ids that there are, oldest first. */
  get(ids: number[]): Alert[] {
    return this.#db
      .prepare<[string], AlertRow>(`${select} WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id`)
      .all(JSON.stringify(ids))
      .map((row) => this.#view(row))
  }

  /**
   * The alerts of a delivery, oldest first, `limit` at most. Of a first look, only the part that the delivery is
   * about.
   */
  ofDelivery(deliveryId: number, limit = -1): Alert[] {
    const links = this.#db
      .prepare<[number, number], { id: number; ruleIds: string | null }>(
        `SELECT alert_id AS id, rule_ids AS ruleIds FROM delivery_alert
         WHERE delivery_id = ? ORDER BY alert_id LIMIT ?`,
      )
      .all(deliveryId, limit)
    const parts = new Map(links.map(({ id, ruleIds }) => [id, ruleIds]))
    return this.get([...parts.keys()]).map((alert) => {
      const ruleIds = parts.get(alert.id)
      return ruleIds ? narrowedTo(alert, JSON.parse(ruleIds)) : alert
    })
  }

  list(options: CheckedInputOf<'listAlerts'>): Page<Alert> {
    const conditions = [
      ...(options.integrationId === undefined ? [] : ['a.integration_id = :integrationId']),
      ...(options.kinds === undefined ? [] : ['a.kind IN (SELECT value FROM json_each(:kinds))']),
      ...(options.severities === undefined
        ? []
        : ['a.severity IN (SELECT value FROM json_each(:severities))']),
      ...(options.since === undefined ? [] : ['a.at >= :since']),
    ]
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    const parameters = {
      ...options,
      kinds: JSON.stringify(options.kinds),
      severities: JSON.stringify(options.severities),
      since: options.since && new Date(options.since).toISOString(),
    }
    const rows = this.#db
      .prepare<object, AlertRow>(`${select} ${where} ORDER BY a.id DESC LIMIT :limit OFFSET :offset`)
      .all(parameters)
    const total = this.#db
      .prepare(`SELECT count(*) FROM alert AS a ${where}`)
      .pluck()
      .get(parameters) as number
    return { rows: rows.map((row) => this.#view(row)), total }
  }

  unseen(): number {
    return this.#db.prepare('SELECT count(*) FROM alert WHERE seen = 0').pluck().get() as number
  }

  /** All of them, if `upTo` is left out. `before`: the last that had been seen. */
  markSeen(upTo = Number.MAX_SAFE_INTEGER): { marked: number; before: number } {
    const last = this.#db.prepare('SELECT max(id) FROM alert WHERE seen = 1').pluck().get() as number | null
    const { changes } = this.#db.prepare('UPDATE alert SET seen = 1 WHERE seen = 0 AND id <= ?').run(upTo)
    return { marked: changes, before: last ?? 0 }
  }

  markUnseen(after: number): number {
    return this.#db.prepare('UPDATE alert SET seen = 0 WHERE seen = 1 AND id > ?').run(after).changes
  }

  #view(row: AlertRow): Alert {
    return {
      id: row.id,
      at: row.at,
      integrationId: row.integration_id,
      integrationName: row.integration_name,
      kind: row.kind,
      severity: row.severity,
      ruleId: row.rule_id,
      ruleName: row.rule_id === null ? null : this.#ruleName(row.rule_id),
      queryId: row.query_id,
      packId: row.pack_id,
      alertRuleId: row.alert_rule_id,
      title: row.title,
      details: JSON.parse(row.details),
      findings: JSON.parse(row.findings),
      total: row.total,
      rules: JSON.parse(row.rules),
      deliveries: JSON.parse(row.deliveries),
      seen: row.seen === 1,
    }
  }
}

const select = `
  SELECT a.*, i.name AS integration_name,
    (SELECT json_group_array(json_object('id', d.id, 'channelName', c.name, 'channelKind', c.kind, 'status', d.status))
     FROM delivery_alert AS t JOIN delivery AS d ON d.id = t.delivery_id JOIN channel AS c ON c.id = d.channel_id
     WHERE t.alert_id = a.id) AS deliveries
  FROM alert AS a JOIN integration AS i ON i.id = a.integration_id`

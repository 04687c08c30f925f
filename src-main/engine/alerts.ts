import type { Alert, Page, Severity } from '../../src-preload/contract'
import type { Transition } from './rules/store-findings'
import type { Db } from './store/database'

interface AlertRow {
  id: number
  at: string
  integration_id: string
  integration_name: string
  kind: Alert['kind']
  severity: Severity
  rule_id: string | null
  query_id: string | null
  title: string
  details: string
  findings: string
  seen: number
}

/** Transitions worth telling: written once, told once. */
export class Alerts {
  readonly #db: Db
  readonly #ruleName: (ruleId: string) => string | null

  constructor(db: Db, ruleName: (ruleId: string) => string | null) {
    this.#db = db
    this.#ruleName = ruleName
  }

  /** One alert for each rule and direction, naming the findings. Returns them as they were written. */
  raiseTransitions(
    integrationId: string,
    pollId: number | null,
    transitions: Transition[],
    now: string,
  ): Alert[] {
    const ids = transitions.flatMap(({ rule, opened, resolved }) => [
      ...(opened.length > 0
        ? [
            this.#insert({
              integrationId,
              pollId,
              now,
              kind: 'opened',
              rule,
              findings: opened,
              title: headline(rule.name, opened),
            }),
          ]
        : []),
      ...(resolved.length > 0
        ? [
            this.#insert({
              integrationId,
              pollId,
              now,
              kind: 'resolved',
              rule,
              findings: resolved,
              title: `Resolved: ${headline(rule.name, resolved)}`,
            }),
          ]
        : []),
    ])
    return ids.map((id) => this.#get(id))
  }

  /** The integration stopped working (`reason`), or works again (null); nothing if that was the last word on it. */
  raiseReadiness(
    integration: { id: string; name: string },
    reason: string | null,
    pollId: number | null,
    now: string,
  ): Alert[] {
    const ready = reason === null
    const toldNotReady = this.#lastReadiness(integration.id) === 'not_ready'
    if (ready !== toldNotReady) return []
    const id = this.#insert({
      integrationId: integration.id,
      pollId,
      now,
      kind: ready ? 'ready' : 'not_ready',
      rule: { id: null, severity: ready ? 'low' : 'high' },
      findings: [],
      title: ready ? `${integration.name} can be watched again` : `${integration.name} can’t be watched`,
      details: ready ? [] : [reason],
    })
    return [this.#get(id)]
  }

  /** A watched query's result is not what it was before a poll of this integration. */
  raiseQueryChange(
    integrationId: string,
    query: { id: string; name: string },
    details: string[],
    now: string,
  ): Alert {
    const id = this.#insert({
      integrationId,
      pollId: null,
      now,
      kind: 'query_changed',
      rule: { id: null, severity: 'low' },
      findings: [],
      queryId: query.id,
      title: `${query.name}: the result changed`,
      details,
    })
    return this.#get(id)
  }

  #lastReadiness(integrationId: string): Alert['kind'] | undefined {
    return this.#db
      .prepare(
        "SELECT kind FROM alert WHERE integration_id = ? AND kind IN ('ready', 'not_ready') ORDER BY id DESC LIMIT 1",
      )
      .pluck()
      .get(integrationId) as Alert['kind'] | undefined
  }

  list(options: { integrationId?: string; offset: number; limit: number }): Page<Alert> {
    const where = options.integrationId === undefined ? '1' : 'a.integration_id = :integrationId'
    const rows = this.#db
      .prepare<typeof options, AlertRow>(
        `${select} WHERE ${where} ORDER BY a.id DESC LIMIT :limit OFFSET :offset`,
      )
      .all(options)
    const total = this.#db
      .prepare(`SELECT count(*) FROM alert AS a WHERE ${where}`)
      .pluck()
      .get(options) as number
    return { rows: rows.map((row) => this.#view(row)), total }
  }

  unseen(): number {
    return this.#db.prepare('SELECT count(*) FROM alert WHERE seen = 0').pluck().get() as number
  }

  markSeen(upTo: number): number {
    return this.#db.prepare('UPDATE alert SET seen = 1 WHERE seen = 0 AND id <= ?').run(upTo).changes
  }

  #insert(alert: {
    integrationId: string
    pollId: number | null
    now: string
    kind: Alert['kind']
    rule: { id: string | null; severity: Severity }
    findings: Alert['findings']
    queryId?: string
    title: string
    details?: string[]
  }): number {
    const details = alert.details ?? alert.findings.map((finding) => finding.resourceName)
    return Number(
      this.#db
        .prepare(
          `INSERT INTO alert (integration_id, poll_id, at, kind, severity, rule_id, query_id, title, details, findings)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          alert.integrationId,
          alert.pollId,
          alert.now,
          alert.kind,
          alert.rule.severity,
          alert.rule.id,
          alert.queryId ?? null,
          alert.title,
          JSON.stringify(details),
          JSON.stringify(alert.findings),
        ).lastInsertRowid,
    )
  }

  #get(id: number): Alert {
    return this.#view(this.#db.prepare<[number], AlertRow>(`${select} WHERE a.id = ?`).get(id) as AlertRow)
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
      title: row.title,
      details: JSON.parse(row.details),
      findings: JSON.parse(row.findings),
      seen: row.seen === 1,
    }
  }
}

const select = `
  SELECT a.*, i.name AS integration_name FROM alert AS a JOIN integration AS i ON i.id = a.integration_id`

function headline(ruleName: string, findings: { resourceName: string }[]): string {
  return findings.length === 1
    ? `${ruleName}: ${findings[0]?.resourceName}`
    : `${ruleName}: ${findings.length} resources`
}

import {
  type CheckedInputOf,
  type Finding,
  type Page,
  type Rule,
  type RuleResult,
  type RuleStatus,
  SightlineError,
} from '../../../src-preload/contract'
import type { Connector, ManagedRule } from '../connectors/connector'
import type { Db } from '../store/database'

/** The rules and what came of them, for screens and the command line. */
export class RuleBook {
  readonly #db: Db
  readonly #rules: { rule: ManagedRule; connector: Connector }[]

  constructor(db: Db, connectors: Connector[]) {
    this.#db = db
    this.#rules = connectors.flatMap((connector) => connector.rules.map((rule) => ({ rule, connector })))
  }

  name(ruleId: string): string | null {
    return this.#rules.find(({ rule }) => rule.id === ruleId)?.rule.name ?? null
  }

  list(integrationId?: string): Rule[] {
    return this.#rules.map(({ rule, connector }) => this.#view(rule, connector, integrationId))
  }

  /** How many rules could not be evaluated in some enabled integration. */
  notEvaluated(): number {
    const unknown = this.#db
      .prepare(
        `SELECT count(*) FROM integration AS i
         LEFT JOIN rule_state AS s ON s.integration_id = i.id AND s.rule_id = :rule
         WHERE i.enabled = 1 AND i.connector = :connector
           AND coalesce(s.status, 'not_evaluated') IN ('not_evaluated', 'error')`,
      )
      .pluck()
    return this.#rules.filter(
      ({ rule, connector }) => (unknown.get({ rule: rule.id, connector: connector.key }) as number) > 0,
    ).length
  }

  /** Throws `no-such-rule`. */
  get(ruleId: string): Rule {
    const found = this.#rules.find(({ rule }) => rule.id === ruleId)
    if (!found)
      throw new SightlineError('no-such-rule', `There is no rule “${ruleId}”.`, 'Look at the list of rules.')
    return this.#view(found.rule, found.connector)
  }

  findings(input: CheckedInputOf<'listFindings'>): Page<Finding> {
    const conditions = [
      ...(input.findingId === undefined ? [] : ['f.id = :findingId']),
      ...(input.integrationId === undefined ? [] : ['f.integration_id = :integrationId']),
      ...(input.ruleId === undefined ? [] : ['f.rule_id = :ruleId']),
      ...(input.severity === undefined ? [] : ['f.severity = :severity']),
      ...(input.status === undefined ? [] : ['f.status = :status']),
    ]
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    return {
      rows: this.#findings(
        `${where} ORDER BY f.status, ${bySeverity}, f.opened_at DESC, f.id LIMIT :limit OFFSET :offset`,
        input,
      ),
      total: this.#db.prepare(`SELECT count(*) FROM finding AS f ${where}`).pluck().get(input) as number,
    }
  }

  /** Open ones of one resource. */
  findingsOf(integrationId: string, resourceType: string, resourceId: string): Finding[] {
    return this.#findings(
      `WHERE f.integration_id = :integrationId AND f.resource_type = :resourceType AND f.resource_id = :resourceId
         AND f.status = 'open' ORDER BY ${bySeverity}`,
      { integrationId, resourceType, resourceId },
    )
  }

  #view(rule: ManagedRule, connector: Connector, integrationId?: string): Rule {
    const results = this.#db
      .prepare<object, RuleResult>(
        `SELECT i.id AS integrationId, i.name AS integrationName,
           coalesce(s.status, 'not_evaluated') AS status,
           CASE WHEN s.status IS NULL THEN 'It has not been polled yet.' ELSE s.reason END AS reason,
           s.evaluated_at AS evaluatedAt,
           (SELECT count(*) FROM finding AS f
            WHERE f.integration_id = i.id AND f.rule_id = :rule AND f.status = 'open') AS findings
         FROM integration AS i LEFT JOIN rule_state AS s ON s.integration_id = i.id AND s.rule_id = :rule
         WHERE i.connector = :connector AND (:integrationId IS NULL OR i.id = :integrationId) ORDER BY i.name`,
      )
      .all({ rule: rule.id, connector: connector.key, integrationId: integrationId ?? null })
    return {
      id: rule.id,
      name: rule.name,
      severity: rule.severity,
      why: rule.why,
      fix: rule.fix,
      tags: rule.tags,
      resourceType: rule.resourceType,
      sql: rule.sql.trim(),
      managed: true,
      status: worst(results),
      findings: results.reduce((sum, result) => sum + result.findings, 0),
      results,
    }
  }

  #findings(tail: string, parameters: object): Finding[] {
    return this.#db
      .prepare<object, StoredFinding>(
        `SELECT f.*, i.name AS integration_name FROM finding AS f JOIN integration AS i ON i.id = f.integration_id ${tail}`,
      )
      .all(parameters)
      .map((row) => ({
        id: row.id,
        ruleId: row.rule_id,
        ruleName: this.name(row.rule_id) ?? row.rule_id,
        severity: row.severity,
        integrationId: row.integration_id,
        integrationName: row.integration_name,
        resourceType: row.resource_type,
        resourceId: row.resource_id,
        resourceName: row.resource_name,
        status: row.status,
        firstSeenAt: row.first_seen_at,
        openedAt: row.opened_at,
        resolvedAt: row.resolved_at,
        evidence: JSON.parse(row.evidence),
      }))
  }
}

interface StoredFinding {
  id: number
  rule_id: string
  severity: Finding['severity']
  integration_id: string
  integration_name: string
  resource_type: string
  resource_id: string
  resource_name: string
  status: Finding['status']
  first_seen_at: string
  opened_at: string
  resolved_at: string | null
  evidence: string
}

const bySeverity = `CASE f.severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`

const badness: RuleStatus[] = ['findings', 'error', 'not_evaluated', 'ok']

function worst(results: RuleResult[]): RuleStatus {
  return badness.find((status) => results.some((result) => result.status === status)) ?? 'not_evaluated'
}

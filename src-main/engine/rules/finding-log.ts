import {
  type CheckedInputOf,
  type Finding,
  type FindingEvent,
  type FindingLife,
  type Page,
  SightlineError,
} from '../../../src-preload/contract'
import type { Connector, Item } from '../connectors/connector'
import type { Db } from '../store/database'
import type { RuleShelf } from './rule-shelf'
import type { Suppressions } from './suppressions'

interface FindingRow {
  id: number
  rule_id: string
  severity: Finding['severity']
  integration_id: string
  integration_name: string
  connector: string
  demo: number
  resource_type: string
  resource_id: string
  resource_name: string
  status: Finding['status']
  first_seen_at: string
  opened_at: string
  resolved_at: string | null
  last_seen_at: string
  evidence: string
  evidence_then: string | null
  suppression_id: number | null
  body: string | null
}

/** Findings with their lives, for screens and the command line. */
export class FindingLog {
  constructor(
    private readonly db: Db,
    private readonly connectors: Connector[],
    private readonly shelf: RuleShelf,
    private readonly suppressions: Suppressions,
  ) {}

  list(input: CheckedInputOf<'listFindings'>): Page<Finding> {
    const conditions = [
      ...(input.integrationId === undefined ? [] : ['f.integration_id = :integrationId']),
      ...(input.ruleId === undefined ? [] : ['f.rule_id = :ruleId']),
      ...(input.severity === undefined ? [] : ['f.severity = :severity']),
      ...(input.status === undefined ? [] : ['f.status = :status']),
      ...(input.findingId === undefined ? [] : ['f.id = :findingId']),
    ]
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    return {
      rows: this.#read(
        `${where} ORDER BY f.status, ${bySeverity}, f.opened_at DESC, f.id LIMIT :limit OFFSET :offset`,
        input,
      ),
      total: this.db.prepare(`SELECT count(*) FROM finding AS f ${where}`).pluck().get(input) as number,
    }
  }

  /** Open ones of one resource. */
  openOf(integrationId: string, resourceType: string, resourceId: string): Finding[] {
    return this.#read(
      `WHERE f.integration_id = :integrationId AND f.resource_type = :resourceType AND f.resource_id = :resourceId
         AND f.status = 'open' ORDER BY ${bySeverity}`,
      { integrationId, resourceType, resourceId },
    )
  }

  /** Throws `no-such-finding`. */
  get(findingId: number): FindingLife {
    const [finding] = this.#read('WHERE f.id = :findingId', { findingId })
    if (!finding)
      throw new SightlineError(
        'no-such-finding',
        'That finding does not exist (any more).',
        'Its rule may have been edited since: look at the rule’s findings.',
      )
    const since = this.db
      .prepare<[number], FindingEvent>(
        `SELECT e.at, e.kind, s.reason, s.author FROM finding_event AS e
         LEFT JOIN suppression AS s ON s.id = e.suppression_id WHERE e.finding_id = ? ORDER BY e.id`,
      )
      .all(findingId)
    const opened: FindingEvent = { at: finding.firstSeenAt, kind: 'opened', reason: null, author: null }
    return { ...finding, history: [opened, ...since] }
  }

  #read(tail: string, parameters: object): Finding[] {
    const workspaces = new Map<string, Item | null>()
    const workspaceOf = (integrationId: string, connector: Connector) => {
      const known = workspaces.get(integrationId)
      if (known !== undefined) return known
      const body = this.db
        .prepare('SELECT body FROM resource WHERE type = ? AND integration_id = ? LIMIT 1')
        .pluck()
        .get(connector.resourceTypes[0]?.key, integrationId) as string | undefined
      const workspace = body === undefined ? null : (JSON.parse(body) as Item)
      workspaces.set(integrationId, workspace)
      return workspace
    }
    return this.db
      .prepare<object, FindingRow>(
        `SELECT f.*, coalesce(f.last_seen_at, s.evaluated_at, f.opened_at) AS last_seen_at,
           i.name AS integration_name, i.connector, i.demo, r.body
         FROM finding AS f JOIN integration AS i ON i.id = f.integration_id
         LEFT JOIN rule_state AS s ON s.integration_id = f.integration_id AND s.rule_id = f.rule_id
         LEFT JOIN resource AS r
           ON r.type = f.resource_type AND r.integration_id = f.integration_id AND r.id = f.resource_id ${tail}`,
      )
      .all(parameters)
      .map((row) => {
        const connector = this.connectors.find(({ key }) => key === row.connector)
        const workspace = connector ? workspaceOf(row.integration_id, connector) : null
        const body = row.body === null ? null : (JSON.parse(row.body) as Item)
        const evidence = JSON.parse(row.evidence)
        return {
          id: row.id,
          ruleId: row.rule_id,
          ruleName: this.shelf.name(row.rule_id) ?? row.rule_id,
          severity: row.severity,
          integrationId: row.integration_id,
          integrationName: row.integration_name,
          resourceType: row.resource_type,
          resourceId: row.resource_id,
          resourceName: row.resource_name,
          status: row.status,
          firstSeenAt: row.first_seen_at,
          lastSeenAt: row.last_seen_at,
          openedAt: row.opened_at,
          resolvedAt: row.resolved_at,
          evidence,
          evidenceThen: row.evidence_then === null ? evidence : JSON.parse(row.evidence_then),
          // The made-up workspace has no pages.
          url: row.demo
            ? null
            : (connector?.page?.({ workspace, type: row.resource_type, id: row.resource_id, body }) ?? null),
          suppression: row.suppression_id === null ? null : this.suppressions.get(row.suppression_id),
        }
      })
  }
}

const bySeverity = `CASE f.severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`

import {
  type CheckedInputOf,
  type Facet,
  type Finding,
  type FindingEvent,
  type FindingLife,
  type findingOrders,
  type Page,
  SightlineError,
  severities,
} from '../../../src-preload/contract'
import type { Connector, Item } from '../connectors/connector'
import type { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import { type RuleName, whereOf } from './finding-filter'
import type { RuleRegistry } from './rule-registry'
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

/** Findings with their lives, for screens and the command line. What has to look at all of them is asked elsewhere. */
export class FindingLog {
  constructor(
    private readonly db: Db,
    private readonly connectors: Connector[],
    private readonly registry: RuleRegistry,
    private readonly suppressions: Suppressions,
    private readonly queries: QueryRunner,
  ) {}

  async list({ sort, offset, limit, ...filter }: CheckedInputOf<'listFindings'>): Promise<Page<Finding>> {
    const { where, parameters } = whereOf(filter, () => this.#rules())
    const order = sort
      ? `${orders[sort.column]} ${sort.descending ? 'DESC' : 'ASC'}, f.opened_at, f.id`
      : `f.status, ${orders.severity}, f.opened_at DESC, f.id`
    const rulesByName: Record<string, string> =
      sort?.column === 'rule' ? { rulesByName: JSON.stringify(this.#rulesByName()) } : {}
    const { rows, total } = await this.queries.page<{ id: number; total: number }>(
      {
        text: `SELECT f.id, count(*) OVER () AS total FROM finding AS f ${where} ORDER BY ${order}`,
        parameters: { ...parameters, ...rulesByName },
      },
      { offset, limit },
    )
    const ids = JSON.stringify(rows.map(({ id }) => id))
    const read = this.#read('WHERE f.id IN (SELECT value FROM json_each(:ids))', { ids })
    const byId = new Map(read.map((finding) => [finding.id, finding]))
    return { rows: rows.flatMap(({ id }) => byId.get(id) ?? []), total }
  }

  facets(filter: CheckedInputOf<'countFindingFacets'>): Promise<Facet[]> {
    return Promise.all(
      facetColumns.map(async ([column, sql]) => {
        const { where, parameters } = whereOf({ ...filter, [column]: undefined }, () => this.#rules())
        const values = await this.queries.rows<{ value: string; count: number }>({
          text: `SELECT f.${sql} AS value, count(*) AS count FROM finding AS f ${where} GROUP BY 1 ORDER BY 2 DESC, 1`,
          parameters,
        })
        return {
          column,
          values: values.map(({ value, count }) => ({
            value,
            name: column === 'ruleId' ? this.registry.name(value) : null,
            count,
          })),
          more: false,
        }
      }),
    )
  }

  /** The open findings of one resource. */
  openOf(integrationId: string, resourceType: string, resourceId: string): Finding[] {
    return this.#read(
      `WHERE f.integration_id = :integrationId AND f.resource_type = :resourceType AND f.resource_id = :resourceId
         AND f.status = 'open' ORDER BY ${orders.severity}`,
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

  #rules(): RuleName[] {
    return this.registry.all().map(({ rule }) => rule)
  }

  #rulesByName(): string[] {
    return this.#rules()
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ id }) => id)
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
          ruleName: this.registry.name(row.rule_id) ?? row.rule_id,
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

const orders: Record<(typeof findingOrders)[number], string> = {
  severity: `CASE f.severity ${severities.map((severity, place) => `WHEN '${severity}' THEN ${place}`).join(' ')} END`,
  resource: 'f.resource_name COLLATE NOCASE',
  // Names of rules are not in the database: how far an id is from the start of the list of them.
  rule: 'instr(:rulesByName, json_quote(f.rule_id))',
  opened: 'f.opened_at',
}

const facetColumns = [
  ['ruleId', 'rule_id'],
  ['resourceType', 'resource_type'],
] as const

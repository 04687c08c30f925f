import { createHash } from 'node:crypto'
import { z } from 'zod'
import { version } from '../../../package.json'
import type { RuleStatus, Severity } from '../../../src-preload/contract'
import type { Connector, ManagedRule } from '../connectors/connector'
import type { Db } from '../store/database'
import { companyDomains } from './company-domains'

export interface FindingRef {
  resourceType: string
  resourceId: string
  resourceName: string
}

/** What changed about one rule: what opened and what was resolved. */
export interface Transition {
  rule: { id: string; name: string; severity: Severity }
  opened: FindingRef[]
  resolved: FindingRef[]
}

const resultRow = z.looseObject({ resourceId: z.string() })

/**
 * Evaluates the rules of an integration against what is stored now, in one transaction: those for which something
 * they are made from has changed since. A rule whose resource types were not listed completely is *not evaluated*,
 * and its findings stay as they were. Writes only what changed, and returns it.
 */
export function evaluateRules(
  db: Db,
  connector: Connector,
  integrationId: string,
  now: string,
): Transition[] {
  const evaluateAll = db.transaction(() => {
    const transitions: Transition[] = []
    const evaluated = db
      .prepare(
        "SELECT rule_id, basis FROM rule_state WHERE integration_id = ? AND status IN ('ok', 'findings')",
      )
      .raw()
      .all(integrationId) as [string, string | null][]
    const basisThen = new Map(evaluated)
    let domains: string[] | null | undefined
    for (const rule of connector.rules) {
      const basis = basisOf(db, connector, rule, integrationId)
      if (basisThen.get(rule.id) === basis) {
        confirmState(db, integrationId, rule.id, now)
        continue
      }
      if (rule.needsCompanyDomains) domains ??= companyDomains(db, connector.people, integrationId)
      const result = evaluate(db, connector, rule, integrationId, domains ?? null)
      if ('rows' in result) {
        const transition = store(db, rule, integrationId, result.rows, now)
        if (transition.opened.length > 0 || transition.resolved.length > 0) transitions.push(transition)
        const status = result.rows.length > 0 ? 'findings' : 'ok'
        setState(db, integrationId, rule.id, { status, reason: null, basis }, now)
      } else setState(db, integrationId, rule.id, { ...result, basis: null }, now)
    }
    return transitions
  })
  return evaluateAll.immediate()
}

/** What a rule's result is made from, in short: as long as that is the same, so is the result. */
function basisOf(db: Db, connector: Connector, rule: ManagedRule, integrationId: string): string {
  const types = rule.needsCompanyDomains ? [...rule.needs, connector.people.type] : rule.needs
  const state = db
    .prepare(
      `SELECT type, status, revision FROM type_state
       WHERE integration_id = ? AND type IN (SELECT value FROM json_each(?)) ORDER BY type`,
    )
    .raw()
    .all(integrationId, JSON.stringify(types))
  const said = db.prepare('SELECT company_domains FROM integration WHERE id = ?').pluck().get(integrationId)
  const parts = [version, rule.sql, state, rule.needsCompanyDomains ? said : null]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}

type Result = { rows: z.infer<typeof resultRow>[] } | { status: RuleStatus; reason: string }

function evaluate(
  db: Db,
  connector: Connector,
  rule: ManagedRule,
  integrationId: string,
  domains: string[] | null,
): Result {
  const missing = firstMissing(db, connector, rule, integrationId)
  if (missing) return { status: 'not_evaluated', reason: missing }
  if (rule.needsCompanyDomains && !domains)
    return {
      status: 'not_evaluated',
      reason: 'Your company’s mail domains aren’t known. Enter them in the integration’s settings.',
    }
  try {
    const parameters = { integration: integrationId, companyDomains: JSON.stringify(domains ?? []) }
    return { rows: resultRow.array().parse(db.prepare(rule.sql).all(parameters)) }
  } catch (error) {
    return { status: 'error', reason: `Its query failed: ${(error as Error).message}` }
  }
}

function firstMissing(db: Db, connector: Connector, rule: ManagedRule, integrationId: string): string | null {
  const state = db.prepare<[string, string], { status: string; reason: string | null }>(
    'SELECT status, reason FROM type_state WHERE integration_id = ? AND type = ?',
  )
  for (const type of rule.needs) {
    const found = state.get(integrationId, type)
    const title = connector.resourceTypes.find(({ key }) => key === type)?.title ?? type
    if (!found) return `${title} have not been listed yet.`
    if (found.status !== 'ok')
      return `${title} could not be listed completely: ${found.reason ?? found.status}`
  }
  return null
}

function setState(
  db: Db,
  integrationId: string,
  ruleId: string,
  { status, reason, basis }: { status: RuleStatus; reason: string | null; basis: string | null },
  now: string,
) {
  db.prepare(
    `INSERT INTO rule_state (integration_id, rule_id, status, reason, basis, evaluated_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason, basis = excluded.basis,
       evaluated_at = coalesce(excluded.evaluated_at, evaluated_at)`,
  ).run(integrationId, ruleId, status, reason, basis, reason === null ? now : null)
}

/** Its result would be the same again. */
function confirmState(db: Db, integrationId: string, ruleId: string, now: string) {
  db.prepare('UPDATE rule_state SET evaluated_at = ? WHERE integration_id = ? AND rule_id = ?').run(
    now,
    integrationId,
    ruleId,
  )
}

interface StoredFinding {
  id: number
  resource_id: string
  resource_name: string
  status: 'open' | 'resolved'
  evidence: string
}

function store(
  db: Db,
  rule: ManagedRule,
  integrationId: string,
  rows: z.infer<typeof resultRow>[],
  now: string,
): Transition {
  const transition: Transition = { rule, opened: [], resolved: [] }
  const stored = new Map(
    db
      .prepare<[string, string], StoredFinding>(
        'SELECT id, resource_id, resource_name, status, evidence FROM finding WHERE integration_id = ? AND rule_id = ?',
      )
      .all(integrationId, rule.id)
      .map((finding) => [finding.resource_id, finding]),
  )
  const nameOf = db
    .prepare('SELECT name FROM resource WHERE type = ? AND integration_id = ? AND id = ?')
    .pluck()
  const ref = (resourceId: string, resourceName: string) => ({
    resourceType: rule.resourceType,
    resourceId,
    resourceName,
  })

  for (const { resourceId, ...evidence } of rows) {
    const name =
      (nameOf.get(rule.resourceType, integrationId, resourceId) as string | undefined) ?? resourceId
    const text = JSON.stringify(evidence)
    const old = stored.get(resourceId)
    stored.delete(resourceId)
    if (!old) {
      db.prepare(
        `INSERT INTO finding (integration_id, rule_id, severity, resource_type, resource_id, resource_name,
                              status, first_seen_at, opened_at, evidence)
         VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
      ).run(integrationId, rule.id, rule.severity, rule.resourceType, resourceId, name, now, now, text)
      transition.opened.push(ref(resourceId, name))
    } else if (old.status === 'resolved') {
      db.prepare(
        `UPDATE finding SET status = 'open', opened_at = ?, resolved_at = NULL, resource_name = ?, evidence = ?
         WHERE id = ?`,
      ).run(now, name, text, old.id)
      transition.opened.push(ref(resourceId, name))
    } else if (old.evidence !== text || old.resource_name !== name)
      db.prepare('UPDATE finding SET evidence = ?, resource_name = ? WHERE id = ?').run(text, name, old.id)
  }
  for (const old of stored.values()) {
    if (old.status === 'resolved') continue
    db.prepare("UPDATE finding SET status = 'resolved', resolved_at = ? WHERE id = ?").run(now, old.id)
    transition.resolved.push(ref(old.resource_id, old.resource_name))
  }
  return transition
}

import type { FindingEvent } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { coverage } from './coverage'
import type { RuleRegistry } from './rule-registry'
import { refreshStatus } from './rule-state'
import type { StoredFinding, Transition } from './store-findings'

/** Findings of one rule in one integration that are open again, after a suppression ended. */
export interface CountsAgain {
  integrationId: string
  transition: Transition
}

type Reconsidered = StoredFinding & { integration_id: string; rule_id: string }

/**
 * Looks again which findings are suppressed, among those that aren't resolved and match a condition on `finding`, inside
 * the caller's transaction. Returns what counts again, by integration and rule.
 */
export function reconsider(
  db: Db,
  registry: RuleRegistry,
  {
    where,
    parameters,
    now,
    uncovered,
  }: {
    where: string
    parameters: object
    now: string
    /** How the history of a finding names that it is open again. */
    uncovered: Extract<FindingEvent['kind'], 'unsuppressed' | 'expired'>
  },
): CountsAgain[] {
  const concerned = db
    .prepare<object, Reconsidered>(
      `SELECT id, integration_id, rule_id, resource_type, resource_id, resource_name, status, evidence, suppression_id
       FROM finding WHERE status <> 'resolved' AND (${where})`,
    )
    .all(parameters)
  const cover = db.prepare('UPDATE finding SET status = ?, suppression_id = ? WHERE id = ?')
  const event = db.prepare(
    'INSERT INTO finding_event (finding_id, at, kind, suppression_id) VALUES (?, ?, ?, ?)',
  )
  const groups = Map.groupBy(concerned, (row) => `${row.integration_id}\n${row.rule_id}`)
  return [...groups.values()].map((findings) => {
    const { integration_id: integrationId, rule_id: ruleId } = findings[0] as Reconsidered
    const { name, severity } = registry.find(ruleId)?.rule ?? { name: ruleId, severity: 'low' as const }
    const transition: Transition = { rule: { id: ruleId, name, severity }, opened: [], resolved: [] }
    const covering = coverage(db, integrationId, ruleId)
    for (const row of findings) {
      const ref = {
        findingId: row.id,
        resourceType: row.resource_type,
        resourceId: row.resource_id,
        resourceName: row.resource_name,
      }
      const suppression = covering({ ...ref, evidence: JSON.parse(row.evidence) })
      if (suppression === row.suppression_id) continue
      const status = suppression === null ? 'open' : 'suppressed'
      cover.run(status, suppression, row.id)
      if (status === 'open') {
        event.run(row.id, now, uncovered, row.suppression_id)
        transition.opened.push({ ...ref, reopened: false })
      } else event.run(row.id, now, 'suppressed', suppression)
    }
    refreshStatus(db, integrationId, ruleId)
    return { integrationId, transition }
  })
}

/**
 * Ends the suppressions whose time is over, inside the caller's transaction. Returns what counts again where: of
 * those that are about that integration, or about all (or of any, if none is given).
 */
export function expireSuppressions(
  db: Db,
  registry: RuleRegistry,
  now: string,
  integrationId: string | null,
): CountsAgain[] {
  const over = db
    .prepare(
      `SELECT id FROM suppression WHERE ended_at IS NULL AND until <= :now
         AND (:integrationId IS NULL OR integration_id IS NULL OR integration_id = :integrationId)`,
    )
    .pluck()
    .all({ now, integrationId }) as number[]
  if (over.length === 0) return []
  const end = db.prepare("UPDATE suppression SET ended_at = until, ended = 'expired' WHERE id = ?")
  for (const id of over) end.run(id)
  return reconsider(db, registry, {
    where: 'suppression_id IN (SELECT value FROM json_each(:over))',
    parameters: { over: JSON.stringify(over) },
    now,
    uncovered: 'expired',
  })
}

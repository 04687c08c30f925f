import type { RuleStatus } from '../../../src-preload/contract'
import type { RuleOutcome } from '../query/rule-statement'
import type { Db } from '../store/database'
import type { Judgement } from './judging'
import type { RuleDefinition } from './rule-definition'
import { storeFindings, type Transition } from './store-findings'

/** How an evaluation ended. */
export type Verdict = Exclude<Judgement, { ask: unknown }> | Extract<RuleOutcome, { rows: unknown }>

interface StateRow {
  status: RuleStatus
  basis: string | null
}

/** Whether its result would be the same again; if so, it is now known to be so at `now`. Writes that at most. */
export function confirmIfSame(
  db: Db,
  integrationId: string,
  ruleId: string,
  basis: string | null,
  now: string,
): boolean {
  const state = stateOf(db, integrationId, ruleId)
  if (basis === null || state?.basis !== basis) return false
  db.prepare(
    `UPDATE rule_state SET evaluated_at = ? WHERE integration_id = ? AND rule_id = ? AND status IN ('ok', 'warning')`,
  ).run(now, integrationId, ruleId)
  return true
}

/**
 * Writes how a rule stands in an integration, and its findings, inside the caller's transaction. Where it could not be
 * judged, its findings stay as they were; where it is disabled, none is open. Returns what is worth telling.
 */
export function writeVerdict(
  db: Db,
  rule: RuleDefinition,
  integrationId: string,
  { verdict, basis, now }: { verdict: Verdict; basis: string | null; now: string },
): Transition {
  const before = stateOf(db, integrationId, rule.id)
  const wasDisabled = before?.status === 'disabled'
  if ('rows' in verdict) {
    const because = { found: wasDisabled ? 'rule_enabled' : 'reopened', gone: 'resolved' } as const
    const transition = storeFindings(db, rule, { integrationId, rows: verdict.rows, now, because })
    setState(db, integrationId, rule, { status: 'ok', reason: null, basis, evaluatedAt: now })
    refreshStatus(db, integrationId, rule.id)
    return transition
  }
  if (verdict.status === 'disabled' && !wasDisabled) {
    const because = { found: 'reopened', gone: 'rule_disabled' } as const
    storeFindings(db, rule, { integrationId, rows: [], now, because })
  }
  setState(db, integrationId, rule, { ...verdict, basis, evaluatedAt: null })
  return { rule, opened: [], resolved: [] }
}

/** Sets `ok` or `warning` anew: call it after findings of the rule began or ceased to be open. */
export function refreshStatus(db: Db, integrationId: string, ruleId: string) {
  db.prepare(
    `UPDATE rule_state SET status = iif(EXISTS (
         SELECT 1 FROM finding AS f WHERE f.integration_id = :integrationId AND f.rule_id = :ruleId AND f.status = 'open'),
       'warning', 'ok')
     WHERE integration_id = :integrationId AND rule_id = :ruleId AND status IN ('ok', 'warning')`,
  ).run({ integrationId, ruleId })
}

/** Forgets what a rule found in an integration: it is another rule now. Returns how many findings that were. */
export function startAnew(db: Db, integrationId: string, rule: RuleDefinition, now: string): number {
  const gone = db
    .prepare('DELETE FROM finding WHERE integration_id = ? AND rule_id = ?')
    .run(integrationId, rule.id).changes
  // Who edits it looks at what it finds.
  db.prepare('DELETE FROM first_look WHERE integration_id = ? AND rule_id = ?').run(integrationId, rule.id)
  db.prepare(
    `INSERT INTO rule_state (integration_id, rule_id, status, reason, basis, evaluated_at, since, version)
     VALUES (:integrationId, :ruleId, 'not_evaluated', 'It was edited, and is evaluated in a moment.', NULL, NULL, :now,
       :version)
     ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason, basis = NULL, evaluated_at = NULL,
       since = excluded.since, version = excluded.version`,
  ).run({ integrationId, ruleId: rule.id, now, version: rule.version })
  return gone
}

function stateOf(db: Db, integrationId: string, ruleId: string): StateRow | undefined {
  return db
    .prepare<[string, string], StateRow>(
      'SELECT status, basis FROM rule_state WHERE integration_id = ? AND rule_id = ?',
    )
    .get(integrationId, ruleId)
}

function setState(
  db: Db,
  integrationId: string,
  rule: RuleDefinition,
  state: { status: RuleStatus; reason: string | null; basis: string | null; evaluatedAt: string | null },
) {
  db.prepare(
    `INSERT INTO rule_state (integration_id, rule_id, status, reason, basis, evaluated_at, version)
     VALUES (:integrationId, :ruleId, :status, :reason, :basis, :evaluatedAt, :version)
     ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason, basis = excluded.basis,
       evaluated_at = coalesce(excluded.evaluated_at, evaluated_at), version = excluded.version`,
  ).run({ ...state, integrationId, ruleId: rule.id, version: rule.version })
}

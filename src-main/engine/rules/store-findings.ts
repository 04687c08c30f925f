import type { Severity } from '../../../src-preload/contract'
import type { FoundRow } from '../query/rule-statement'
import type { Db } from '../store/database'
import { coverage, type Suppressible } from './coverage'
import type { RuleDefinition } from './rule-definition'

export interface FindingRef {
  /** Null where it isn't about a finding. */
  findingId: number | null
  resourceType: string
  resourceId: string
  resourceName: string
}

/** What changed about one rule's findings that is worth an alert: which opened, and which were resolved. */
export interface Transition {
  rule: { id: string; name: string; severity: Severity }
  /** `reopened`: it had been resolved. */
  opened: (FindingRef & { reopened: boolean })[]
  resolved: FindingRef[]
}

export interface StoredFinding {
  id: number
  resource_type: string
  resource_id: string
  resource_name: string
  status: 'open' | 'suppressed' | 'resolved'
  evidence: string
  suppression_id: number | null
}

/** Several rows about one resource are one finding: the others stand in its evidence. */
const othersField = 'others'
const mostOthers = 20

/**
 * Makes an integration's findings of a rule those of `rows`, inside the caller's transaction. Writes only what changed,
 * and returns what is worth telling: nothing of suppressed ones.
 */
export function storeFindings(
  db: Db,
  rule: RuleDefinition,
  {
    integrationId,
    rows,
    now,
    because = { found: 'reopened', gone: 'resolved' },
  }: {
    integrationId: string
    rows: FoundRow[]
    now: string
    /** How a finding's history names that it was found again, or is gone. */
    because?: { found: 'reopened' | 'rule_enabled'; gone: 'resolved' | 'rule_disabled' }
  },
): Transition {
  const transition: Transition = {
    rule: { id: rule.id, name: rule.name, severity: rule.severity },
    opened: [],
    resolved: [],
  }
  const stored = new Map(
    db
      .prepare<[string, string], StoredFinding>(
        `SELECT id, resource_type, resource_id, resource_name, status, evidence, suppression_id
         FROM finding WHERE integration_id = ? AND rule_id = ?`,
      )
      .all(integrationId, rule.id)
      .map((finding) => [keyOf(finding.resource_type, finding.resource_id), finding]),
  )
  const found = byResource(rule, rows)
  if (found.size === 0 && stored.size === 0) return transition
  const covering = coverage(db, integrationId, rule.id)
  const write = writer(db)
  const nameOf = db
    .prepare('SELECT name FROM resource WHERE type = ? AND integration_id = ? AND id = ?')
    .pluck()

  for (const [key, { resourceType, resourceId, evidence }] of found) {
    const resourceName =
      (nameOf.get(resourceType, integrationId, resourceId) as string | undefined) ?? resourceId
    const finding = { resourceType, resourceId, resourceName, evidence }
    const old = stored.get(key)
    stored.delete(key)
    const opened = old
      ? goesOn(write, old, finding, covering, { now, because: because.found })
      : begins(write, finding, covering(finding), { rule, integrationId, now })
    if (opened) transition.opened.push({ ...opened, resourceType, resourceId, resourceName })
  }
  const lastSeenAt = db
    .prepare('SELECT evaluated_at FROM rule_state WHERE integration_id = ? AND rule_id = ?')
    .pluck()
    .get(integrationId, rule.id) as string | null | undefined
  for (const { id, status, resource_type, resource_id, resource_name } of stored.values()) {
    if (status === 'resolved') continue
    write.resolve.run(now, lastSeenAt ?? now, id)
    write.event.run(id, now, because.gone, null)
    if (status !== 'open') continue
    transition.resolved.push({
      findingId: id,
      resourceType: resource_type,
      resourceId: resource_id,
      resourceName: resource_name,
    })
  }
  return transition
}

/** A finding that is open from now on. */
type Opened = { findingId: number; reopened: boolean }

/** Stores a new finding. Null if it is suppressed. */
function begins(
  write: Writer,
  { resourceType, resourceId, resourceName, evidence }: Suppressible,
  suppression: number | null,
  { rule, integrationId, now }: { rule: RuleDefinition; integrationId: string; now: string },
): Opened | null {
  const { lastInsertRowid } = write.insert.run({
    integrationId,
    ruleId: rule.id,
    severity: rule.severity,
    resourceType,
    resourceId,
    resourceName,
    status: suppression === null ? 'open' : 'suppressed',
    now,
    evidence: JSON.stringify(evidence),
    suppression,
  })
  if (suppression === null) return { findingId: Number(lastInsertRowid), reopened: false }
  write.event.run(lastInsertRowid, now, 'suppressed', suppression)
  return null
}

/** Updates a finding that is stored already. Null unless that makes it open again. */
function goesOn(
  write: Writer,
  old: StoredFinding,
  finding: Suppressible,
  covering: (finding: Suppressible) => number | null,
  { now, because }: { now: string; because: 'reopened' | 'rule_enabled' },
): Opened | null {
  const evidence = JSON.stringify(finding.evidence)
  const suppression = covering(finding)
  const status = suppression === null ? 'open' : 'suppressed'
  const { id } = old
  if (old.status === 'resolved') {
    write.reopen.run({ id, now, status, name: finding.resourceName, evidence, suppression })
    write.event.run(id, now, because, null)
    if (suppression !== null) write.event.run(id, now, 'suppressed', suppression)
    return status === 'open' ? { findingId: id, reopened: because === 'reopened' } : null
  }
  if (old.evidence !== evidence || old.resource_name !== finding.resourceName)
    write.change.run({ id, name: finding.resourceName, evidence })
  // Its evidence may match a suppression's filter now, or no longer.
  if (old.suppression_id === suppression) return null
  write.cover.run({ id, status, suppression })
  if (old.status !== status)
    write.event.run(
      id,
      now,
      status === 'open' ? 'unsuppressed' : 'suppressed',
      suppression ?? old.suppression_id,
    )
  return old.status === 'suppressed' && status === 'open' ? { findingId: id, reopened: false } : null
}

function byResource(rule: RuleDefinition, rows: FoundRow[]) {
  const found = new Map<string, { resourceType: string; resourceId: string; all: FoundRow['evidence'][] }>()
  for (const { resourceType: said, resourceId, evidence } of rows) {
    const resourceType = said ?? rule.resourceType
    const key = keyOf(resourceType, resourceId)
    const same = found.get(key)
    if (same) same.all.push(evidence)
    else found.set(key, { resourceType, resourceId, all: [evidence] })
  }
  return new Map(
    [...found].map(([key, { all, ...resource }]) => {
      if (all.length === 1) return [key, { ...resource, evidence: all[0] as Record<string, unknown> }]
      // SQL promises no order.
      const [first, ...others] = all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      return [key, { ...resource, evidence: { ...first, [othersField]: others.slice(0, mostOthers) } }]
    }),
  )
}

const keyOf = (type: string, id: string) => `${type}\n${id}`

type Writer = ReturnType<typeof writer>
const writer = (db: Db) => ({
  insert: db.prepare(
    `INSERT INTO finding (integration_id, rule_id, severity, resource_type, resource_id, resource_name,
                          status, first_seen_at, opened_at, evidence, suppression_id)
     VALUES (:integrationId, :ruleId, :severity, :resourceType, :resourceId, :resourceName,
             :status, :now, :now, :evidence, :suppression)`,
  ),
  reopen: db.prepare(
    `UPDATE finding SET status = :status, opened_at = :now, resolved_at = NULL, last_seen_at = NULL,
       resource_name = :name, evidence = :evidence, evidence_then = NULL, suppression_id = :suppression
     WHERE id = :id`,
  ),
  change: db.prepare(
    `UPDATE finding SET evidence_then = iif(evidence = :evidence, evidence_then, coalesce(evidence_then, evidence)),
       evidence = :evidence, resource_name = :name WHERE id = :id`,
  ),
  cover: db.prepare('UPDATE finding SET status = :status, suppression_id = :suppression WHERE id = :id'),
  resolve: db.prepare(
    `UPDATE finding SET status = 'resolved', resolved_at = ?, last_seen_at = ?, suppression_id = NULL WHERE id = ?`,
  ),
  event: db.prepare('INSERT INTO finding_event (finding_id, at, kind, suppression_id) VALUES (?, ?, ?, ?)'),
})

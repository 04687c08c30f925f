import { userInfo } from 'node:os'
import {
  type CheckedInputOf,
  type Finding,
  type Page,
  SightlineError,
  type Suppression,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { RuleShelf } from './rule-shelf'
import { type CountsAgain, reconsider } from './suppressing'

interface SuppressionRow {
  id: number
  scope: Suppression['scope']
  integration_id: string | null
  integration_name: string | null
  rule_id: string | null
  resource_type: string | null
  resource_id: string | null
  resource_name: string | null
  filters: string
  reason: string
  author: string
  created_at: string
  until: string | null
  ended_at: string | null
  ended: Suppression['ended']
  findings: number
}

type Target = Pick<
  SuppressionRow,
  'scope' | 'integration_id' | 'rule_id' | 'resource_type' | 'resource_id' | 'resource_name' | 'filters'
>

/** Findings that were accepted. Each stays on record when it is over. */
export class Suppressions {
  constructor(
    private readonly db: Db,
    private readonly shelf: RuleShelf,
    private readonly now: () => Date,
  ) {}

  list({
    integrationId,
    ruleId,
    ended,
    offset,
    limit,
  }: CheckedInputOf<'listSuppressions'>): Page<Suppression> {
    const where = `WHERE s.ended_at IS ${ended ? 'NOT NULL' : 'NULL'}
      AND (:integrationId IS NULL OR s.integration_id IS NULL OR s.integration_id = :integrationId)
      AND (:ruleId IS NULL OR s.rule_id = :ruleId)`
    const asked = { integrationId: integrationId ?? null, ruleId: ruleId ?? null, offset, limit }
    const order = ended ? 's.ended_at DESC, s.id DESC' : 's.until IS NULL, s.until, s.id'
    return {
      rows: this.#read(`${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`, asked),
      total: this.db.prepare(`SELECT count(*) FROM suppression AS s ${where}`).pluck().get(asked) as number,
    }
  }

  /** Throws `no-such-suppression`. */
  get(id: number): Suppression {
    const [found] = this.#read('WHERE s.id = :id', { id })
    if (found) return found
    throw new SightlineError(
      'no-such-suppression',
      'That suppression does not exist.',
      'Look at the list of suppressions.',
    )
  }

  /** Throws `bad-input` for a time that is over already, `no-such-finding`, and `not-open` for a finding that isn’t. */
  add({ target, reason, author, until }: CheckedInputOf<'suppress'>): Suppression {
    const now = this.now().toISOString()
    const end = until === null ? null : new Date(until).toISOString()
    if (end !== null && end <= now)
      throw new SightlineError('bad-input', 'That time is over already.', 'Choose a later one, or none.')
    const add = this.db.transaction(() => {
      const concerned = this.#targetOf(target)
      const { lastInsertRowid } = this.db
        .prepare(
          `INSERT INTO suppression (scope, integration_id, rule_id, resource_type, resource_id, resource_name, filters,
             reason, author, created_at, until)
           VALUES (:scope, :integration_id, :rule_id, :resource_type, :resource_id, :resource_name, :filters,
             :reason, :author, :now, :end)`,
        )
        .run({ ...concerned, reason, author: author ?? userInfo().username, now, end })
      const { filters, resource_name, scope, ...parameters } = concerned
      reconsider(this.db, this.shelf, {
        where: `(:integration_id IS NULL OR integration_id = :integration_id) AND (:rule_id IS NULL OR rule_id = :rule_id)
          AND (:resource_type IS NULL OR (resource_type = :resource_type AND resource_id = :resource_id))`,
        parameters,
        now,
        uncovered: 'unsuppressed',
      })
      return this.get(Number(lastInsertRowid))
    })
    return add.immediate()
  }

  /** Throws `no-such-suppression`, or `over` for one that ended already. Gives what counts again, beside it. */
  undo(id: number): { suppression: Suppression; again: CountsAgain[] } {
    const now = this.now().toISOString()
    const undo = this.db.transaction(() => {
      if (this.get(id).endedAt !== null)
        throw new SightlineError('over', 'That suppression is over already.', 'Its findings count again.')
      this.db.prepare("UPDATE suppression SET ended_at = ?, ended = 'undone' WHERE id = ?").run(now, id)
      const again = reconsider(this.db, this.shelf, {
        where: 'suppression_id = :id',
        parameters: { id },
        now,
        uncovered: 'unsuppressed',
      })
      return { suppression: this.get(id), again }
    })
    return undo.immediate()
  }

  #targetOf(target: CheckedInputOf<'suppress'>['target']): Target {
    if (target.scope === 'rule') {
      this.shelf.get(target.ruleId)
      return {
        scope: 'rule',
        integration_id: target.integrationId ?? null,
        rule_id: target.ruleId,
        resource_type: null,
        resource_id: null,
        resource_name: null,
        filters: JSON.stringify(target.filters),
      }
    }
    const condition =
      target.scope === 'finding'
        ? 'id = :findingId'
        : 'integration_id = :integrationId AND resource_type = :resourceType AND resource_id = :resourceId'
    const { scope, ...key } = target
    const found = this.db
      .prepare<object, Omit<Target, 'scope' | 'filters'> & { status: Finding['status'] }>(
        `SELECT integration_id, rule_id, resource_type, resource_id, resource_name, status FROM finding WHERE ${condition}`,
      )
      .get(key)
    if (!found)
      throw new SightlineError(
        'no-such-finding',
        'There is no such finding.',
        'Look at the list of findings.',
      )
    const { status, ...concerned } = found
    // A second suppression would outlive the first, and one of what is resolved would hide it once it comes back.
    if (scope === 'finding' && status !== 'open')
      throw new SightlineError(
        'not-open',
        `That finding is ${status} already.`,
        'There is nothing to suppress: look at the open findings.',
      )
    return { ...concerned, rule_id: scope === 'resource' ? null : found.rule_id, scope, filters: '[]' }
  }

  #read(tail: string, parameters: object): Suppression[] {
    return this.db
      .prepare<object, SuppressionRow>(
        `SELECT s.*, i.name AS integration_name,
           (SELECT count(*) FROM finding AS f WHERE f.suppression_id = s.id) AS findings
         FROM suppression AS s LEFT JOIN integration AS i ON i.id = s.integration_id ${tail}`,
      )
      .all(parameters)
      .map((row) => ({
        id: row.id,
        scope: row.scope,
        integrationId: row.integration_id,
        integrationName: row.integration_name,
        ruleId: row.rule_id,
        ruleName: row.rule_id === null ? null : this.shelf.name(row.rule_id),
        resourceType: row.resource_type,
        resourceId: row.resource_id,
        resourceName: row.resource_name,
        filters: JSON.parse(row.filters),
        reason: row.reason,
        author: row.author,
        createdAt: row.created_at,
        until: row.until,
        endedAt: row.ended_at,
        ended: row.ended,
        findings: row.findings,
      }))
  }
}

import { userInfo } from 'node:os'
import {
  type CheckedInputOf,
  type Page,
  SightlineError,
  type Suppressed,
  type Suppression,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { RuleRegistry } from './rule-registry'
import { type CountsAgain, reconsider } from './suppressing'
import { type StoredTarget, targetOf } from './suppression-target'

interface SuppressionRow extends StoredTarget {
  id: number
  integration_name: string | null
  reason: string
  author: string
  created_at: string
  until: string | null
  ended_at: string | null
  ended: Suppression['ended']
  findings: number
}

/** Findings that were accepted. Each stays on record when it is over. */
export class Suppressions {
  constructor(
    private readonly db: Db,
    private readonly registry: RuleRegistry,
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
    throw noSuchSuppression()
  }

  /** Throws `bad-input` for a time that is over already, and what {@link targetOf} throws. */
  add({ target, reason, author, until }: CheckedInputOf<'suppress'>): Suppressed {
    const now = this.now().toISOString()
    const end = until === null ? null : new Date(until).toISOString()
    if (end !== null && end <= now)
      throw new SightlineError('bad-input', 'That time is over already.', 'Choose a later one, or none.')
    const add = this.db.transaction(() => {
      const { stored, passedOver, concerned } = targetOf(this.db, this.registry, target)
      const insert = this.db.prepare(
        `INSERT INTO suppression (scope, integration_id, rule_id, resource_type, resource_id, resource_name, filters,
           reason, author, created_at, until)
         VALUES (:scope, :integration_id, :rule_id, :resource_type, :resource_id, :resource_name, :filters,
           :reason, :author, :now, :end)`,
      )
      const said = { reason, author: author ?? userInfo().username, now, end }
      const ids = stored.map((one) => Number(insert.run({ ...one, ...said }).lastInsertRowid))
      reconsider(this.db, this.registry, { ...concerned, now, uncovered: 'unsuppressed' })
      return { suppressions: this.#those(ids), passedOver }
    })
    return add.immediate()
  }

  /** Throws `over` or `no-such-suppression` where none is in force. Gives what counts again, beside them. */
  undo(ids: number[]): { suppressions: Suppression[]; again: CountsAgain[] } {
    const now = this.now().toISOString()
    const undo = this.db.transaction(() => {
      const known = this.#those(ids)
      const inForce = known.filter(({ endedAt }) => endedAt === null).map(({ id }) => id)
      if (known.length === 0) throw noSuchSuppression()
      if (inForce.length === 0)
        throw new SightlineError(
          'over',
          known.length === 1 ? 'That suppression is over already.' : 'Those suppressions are over already.',
          'Look at the suppressions in force.',
        )
      const parameters = { ids: JSON.stringify(inForce) }
      this.db
        .prepare(
          `UPDATE suppression SET ended_at = :now, ended = 'undone' WHERE id IN (SELECT value FROM json_each(:ids))`,
        )
        .run({ ...parameters, now })
      const again = reconsider(this.db, this.registry, {
        where: 'suppression_id IN (SELECT value FROM json_each(:ids))',
        parameters,
        now,
        uncovered: 'unsuppressed',
      })
      return { suppressions: this.#those(inForce), again }
    })
    return undo.immediate()
  }

  #those(ids: number[]): Suppression[] {
    return this.#read('WHERE s.id IN (SELECT value FROM json_each(:ids)) ORDER BY s.id', {
      ids: JSON.stringify(ids),
    })
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
        ruleName: row.rule_id === null ? null : this.registry.name(row.rule_id),
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

function noSuchSuppression(): SightlineError {
  return new SightlineError(
    'no-such-suppression',
    'That suppression does not exist.',
    'Look at the list of suppressions.',
  )
}

import { type CheckedInputOf, type RuleValues, SightlineError } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import { definitionOf } from './judging'
import type { RuleDefinition } from './rule-definition'
import { badRule, readRule, readRules, wrongValue } from './rule-file'
import type { RuleEntry, RuleRegistry } from './rule-registry'
import { joined, withVersion } from './rule-source'
import { startAnew } from './rule-state'

/** What became of an edit: see the contract's `RuleEdit`. */
export interface Edited {
  ruleId: string
  startedAnew: { findings: number } | null
  /** It has to be evaluated, in this integration or in all. */
  evaluate: { integrationId?: string } | null
}

/** Changes the user's own rules, and what is set of any. Each in one transaction. */
export class RuleEditing {
  constructor(
    private readonly db: Db,
    private readonly registry: RuleRegistry,
    private readonly now: () => Date,
  ) {}

  save({ ruleId, source }: CheckedInputOf<'saveRule'>): Edited {
    const rule = readRule(source, this.registry.names)
    if (ruleId !== undefined && rule.id !== ruleId)
      throw badRule({
        line: 1,
        field: 'id',
        message: `It is “${rule.id}” now, and was “${ruleId}”.`,
        hint: 'Leave the id as it is, or save it as a new rule.',
      })
    if (ruleId !== undefined) this.#mustBeOwn(this.registry.get(ruleId))
    return this.db.transaction(() => this.#put(rule, source, ruleId !== undefined)).immediate()
  }

  /** All rules of a text, or none. */
  import({ source, replace }: CheckedInputOf<'importRules'>): Edited[] {
    const { rules, problems } = readRules(source, this.registry.names)
    if (problems[0]) throw badRule(problems[0])
    const twice = rules.find(
      ({ rule }, index) => rules.findIndex((other) => other.rule.id === rule.id) < index,
    )
    if (twice)
      throw new SightlineError(
        'rule-id-taken',
        `There are two rules “${twice.rule.id}” in this text.`,
        'Rename one.',
      )
    return this.db
      .transaction(() => rules.map(({ rule, source }) => this.#put(rule, source, replace)))
      .immediate()
  }

  /** Those rules, or all of the user's own. */
  export(ruleIds: string[] | undefined): { source: string; rules: number } {
    const rules = ruleIds === undefined ? this.registry.own() : ruleIds.map((id) => this.registry.get(id))
    return {
      source: rules.length === 0 ? '' : joined(rules.map(({ source }) => source)),
      rules: rules.length,
    }
  }

  delete(ruleId: string): { findings: number } {
    this.#mustBeOwn(this.registry.get(ruleId))
    const remove = this.db.transaction(() => {
      const findings = this.db.prepare('DELETE FROM finding WHERE rule_id = ?').run(ruleId).changes
      this.db
        .prepare(
          "UPDATE suppression SET ended_at = ?, ended = 'undone' WHERE rule_id = ? AND ended_at IS NULL",
        )
        .run(this.now().toISOString(), ruleId)
      for (const table of ['rule_state', 'rule_setting', 'first_look'])
        this.db.prepare(`DELETE FROM ${table} WHERE rule_id = ?`).run(ruleId)
      this.db.prepare('DELETE FROM own_rule WHERE id = ?').run(ruleId)
      return { findings }
    })
    return remove.immediate()
  }

  set({ ruleId, integrationId, enabled, parameters }: CheckedInputOf<'setRule'>): Edited {
    const entry = this.registry.get(ruleId)
    const { rule } = entry
    if (parameters !== undefined) mustFit(rule, parameters)
    const concerned = integrationId === undefined ? this.#integrationsOf(entry) : [integrationId]
    const set = this.db.transaction(() => {
      const valuesIn = () => concerned.map((id) => JSON.stringify(this.registry.values(rule, id)))
      const before = valuesIn()
      this.db
        .prepare(
          `INSERT INTO rule_setting (rule_id, integration_id, enabled, parameters)
           VALUES (:ruleId, :integrationId, :enabled, :parameters)
           ON CONFLICT DO UPDATE SET enabled = coalesce(excluded.enabled, enabled),
             parameters = coalesce(excluded.parameters, parameters)`,
        )
        .run({
          ruleId,
          integrationId: integrationId ?? '',
          enabled: enabled === undefined ? null : Number(enabled),
          parameters: parameters === undefined ? null : JSON.stringify(parameters),
        })
      // Said of all, it is so in each.
      if (integrationId === undefined && enabled !== undefined)
        this.db
          .prepare("UPDATE rule_setting SET enabled = NULL WHERE rule_id = ? AND integration_id <> ''")
          .run(ruleId)
      const after = valuesIn()
      const others = concerned.filter((_, index) => before[index] !== after[index])
      return this.#startAnew(rule, others)
    })
    const startedAnew = set.immediate()
    return { ruleId, startedAnew, evaluate: { integrationId } }
  }

  #put(rule: RuleDefinition, source: string, mayExist: boolean): Edited {
    const before = this.registry.find(rule.id)
    if (before && !mayExist)
      throw new SightlineError(
        'rule-id-taken',
        `There is a rule “${rule.id}” already.`,
        'Give this one another id, or edit that one.',
      )
    if (before) this.#mustBeOwn(before)
    this.registry.connectorOf(rule)
    const same = before && sameText(before.source, source)
    const next = before ? (same ? before.rule.version : before.rule.version + 1) : rule.version
    const version = Math.max(next, rule.version)
    this.db
      .prepare(
        `INSERT INTO own_rule (id, version, source, updated_at) VALUES (:id, :version, :source, :now)
         ON CONFLICT DO UPDATE SET version = excluded.version, source = excluded.source, updated_at = excluded.updated_at`,
      )
      .run({ id: rule.id, version, source: withVersion(source, version), now: this.now().toISOString() })
    const entry = this.registry.get(rule.id)
    this.db.prepare('UPDATE finding SET severity = ? WHERE rule_id = ?').run(rule.severity, rule.id)
    const foundOthers =
      before !== undefined &&
      (before.broken !== null ||
        definitionOf({ ...before.rule, version: 0 }) !== definitionOf({ ...entry.rule, version: 0 }))
    return {
      ruleId: rule.id,
      startedAnew: foundOthers ? this.#startAnew(entry.rule, this.#integrationsOf(entry)) : null,
      evaluate: {},
    }
  }

  #startAnew(rule: RuleDefinition, integrationIds: string[]): Edited['startedAnew'] {
    if (integrationIds.length === 0) return null
    const now = this.now().toISOString()
    const findings = integrationIds.reduce((sum, id) => sum + startAnew(this.db, id, rule, now), 0)
    return { findings }
  }

  #integrationsOf({ connector }: RuleEntry): string[] {
    return this.db
      .prepare('SELECT id FROM integration WHERE connector = ?')
      .pluck()
      .all(connector.key) as string[]
  }

  #mustBeOwn({ managed }: RuleEntry) {
    if (managed)
      throw new SightlineError(
        'managed',
        'A rule that came with Sightline can’t be edited.',
        'Set its parameters, disable it, or save a copy of it under another id.',
      )
  }
}

/** Throws `bad-input`, naming the parameter. */
export function mustFit(rule: RuleDefinition, values: RuleValues) {
  for (const [name, value] of Object.entries(values)) {
    const parameter = rule.parameters.find((one) => one.name === name)
    const known = rule.parameters.map((one) => one.name).join(', ') || 'none'
    if (!parameter)
      throw new SightlineError('bad-input', `The rule has no parameter “${name}”.`, `It has: ${known}.`)
    const wrong = wrongValue(parameter, value)
    if (wrong)
      throw new SightlineError('bad-input', `${parameter.title}: ${wrong}`, 'Correct it and try again.')
  }
}

/** Whether two texts are the same but for the version, which is set when a rule is saved. */
const sameText = (a: string, b: string) => withVersion(a, 0) === withVersion(b, 0)

import { type RuleValue, type RuleValues, SightlineError } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { Db } from '../store/database'
import { preparedOnce } from '../store/prepared-once'
import { type ManagedRule, ManagedRules } from './managed-rules'
import type { RuleDefinition } from './rule-definition'
import { readRule, wrongValue } from './rule-file'
import { ReadableNames } from './what-sql-reads'

/** A rule, with its connector and where it comes from. */
export interface RuleEntry {
  rule: RuleDefinition
  connector: Connector
  managed: boolean
  source: string
  updatedAt: string | null
  /**
   * Why a rule of the user's own can't be read any more, although it could be when it was saved. Its definition is
   * then all but empty.
   */
  broken: string | null
}

interface OwnRow {
  id: string
  version: number
  source: string
  updated_at: string
}

/** Those of the rules that look at integrations of the connector with that key. */
export const ofConnector = (rules: RuleEntry[], key: unknown): RuleEntry[] =>
  rules.filter(({ connector }) => connector.key === key)

/** All rules there are: those that came with connectors and the user's own; and what was set of them. */
export class RuleRegistry {
  readonly names: ReadableNames
  readonly managedRules: ManagedRules
  #managed: RuleEntry[] | null = null
  /** Read once for each version. */
  readonly #own = new Map<string, { version: number; entry: RuleEntry }>()

  constructor(
    private readonly db: Db,
    private readonly connectors: Connector[],
    /** The managed rules, where another thread has read them already. */
    managedDefinitions?: RuleDefinition[],
  ) {
    this.names = new ReadableNames(connectors)
    this.managedRules = new ManagedRules(connectors, this.names, managedDefinitions)
  }

  all(): RuleEntry[] {
    return [...this.managed(), ...this.own()]
  }

  managed(): RuleEntry[] {
    this.#managed ??= [...this.managedRules.all().values()].map(managedEntry)
    return this.#managed
  }

  own(): RuleEntry[] {
    return this.db
      .prepare<[], OwnRow>('SELECT * FROM own_rule ORDER BY id')
      .all()
      .map((row) => this.#entryOf(row))
  }

  /** Throws `no-such-rule`. */
  get(ruleId: string): RuleEntry {
    const found = this.find(ruleId)
    if (found) return found
    throw new SightlineError('no-such-rule', `There is no rule “${ruleId}”.`, 'Look at the list of rules.')
  }

  find(ruleId: string): RuleEntry | undefined {
    const managed = this.managedRules.all().get(ruleId)
    if (managed) return managedEntry(managed)
    const row = this.db.prepare<[string], OwnRow>('SELECT * FROM own_rule WHERE id = ?').get(ruleId)
    return row && this.#entryOf(row)
  }

  name(ruleId: string): string | null {
    return this.find(ruleId)?.rule.name ?? null
  }

  /** Throws `bad-rule` where it reads no connector's types. */
  connectorOf(rule: RuleDefinition): Connector {
    const found = this.connectors.find(({ resourceTypes }) =>
      resourceTypes.some(({ key }) => rule.reads.types.includes(key)),
    )
    if (found) return found
    throw new SightlineError('bad-rule', 'It reads no resource type.', 'Select from a type’s view.')
  }

  isEnabled(ruleId: string, integrationId: string | null): boolean {
    return !this.#settings(ruleId, integrationId).some(({ enabled }) => enabled === 0)
  }

  /** What its parameters are in an integration: as set there, or else for all, or else by default. */
  values(rule: RuleDefinition, integrationId: string | null): RuleValues {
    const set = this.#settings(rule.id, integrationId).map(({ parameters }) => parsed(parameters))
    return Object.fromEntries(
      rule.parameters.map((parameter): [string, RuleValue] => {
        const given = set.map((values) => values[parameter.name])
        // What was set for an earlier version may be of another kind.
        const fit = given.find((value) => value !== undefined && wrongValue(parameter, value) === null)
        return [parameter.name, fit ?? parameter.default]
      }),
    )
  }

  /** The integration's own come first. */
  #settings(ruleId: string, integrationId: string | null) {
    return preparedOnce<[string, string], { enabled: number | null; parameters: string | null }>(
      this.db,
      `SELECT enabled, parameters FROM rule_setting WHERE rule_id = ? AND integration_id IN ('', ?)
       ORDER BY integration_id DESC`,
    ).all(ruleId, integrationId ?? '')
  }

  #entryOf({ id, version, source, updated_at }: OwnRow): RuleEntry {
    const known = this.#own.get(id)
    if (known?.version === version && known.entry.updatedAt === updated_at) return known.entry
    let read: Pick<RuleEntry, 'rule' | 'connector' | 'broken'>
    try {
      const rule = { ...readRule(source, this.names), version }
      read = { rule, connector: this.connectorOf(rule), broken: null }
    } catch (error) {
      const { message } = SightlineError.from(error)
      read = { rule: unreadable(id, version), connector: this.connectors[0] as Connector, broken: message }
    }
    const entry = { ...read, managed: false, source, updatedAt: updated_at }
    this.#own.set(id, { version, entry })
    return entry
  }
}

const managedEntry = (read: ManagedRule): RuleEntry => ({
  ...read,
  managed: true,
  updatedAt: null,
  broken: null,
})

const parsed = (parameters: string | null): RuleValues =>
  parameters === null ? {} : (JSON.parse(parameters) as RuleValues)

const unreadable = (id: string, version: number): RuleDefinition => ({
  id,
  version,
  name: id,
  severity: 'low',
  rationale: '',
  remediation: [],
  references: [],
  tags: [],
  compliance: {},
  resourceType: '',
  parameters: [],
  unless: null,
  sql: '',
  needs: [],
  reads: { types: [], companyDomains: false, time: false, others: false },
})

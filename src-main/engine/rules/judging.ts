import { createHash } from 'node:crypto'
import { version as appVersion } from '../../../package.json'
import type { Cell, RuleStatus, RuleValue, RuleValues } from '../../../src-preload/contract'
import type { RuleStatement } from '../query/rule-statement'
import type { Db } from '../store/database'
import { companyDomains } from './company-domains'
import type { RuleDefinition } from './rule-definition'
import type { RuleEntry, RuleRegistry } from './rule-registry'

/** What is known of a rule before its SQL is run. */
export type Judgement =
  | { status: Exclude<RuleStatus, 'ok' | 'warning'>; reason: string | null }
  | { ask: RuleStatement }

/**
 * Whether a rule can be judged in an integration by what is there now; if it can, what is to be asked. Its parameters'
 * values and the company's own mail domains are looked up where they are not given.
 */
export function judge(
  db: Db,
  registry: RuleRegistry,
  { rule, connector, broken }: Pick<RuleEntry, 'rule' | 'connector' | 'broken'>,
  integrationId: string,
  {
    values = registry.values(rule, integrationId),
    domains = () => companyDomains(db, connector.people, integrationId),
  }: { values?: RuleValues; domains?: () => string[] | null } = {},
): Judgement {
  if (!registry.isEnabled(rule.id, integrationId)) return { status: 'disabled', reason: null }
  if (broken) return { status: 'error', reason: broken }
  const state = db.prepare<[string, string], { status: string; reason: string | null }>(
    'SELECT status, reason FROM type_state WHERE integration_id = ? AND type = ?',
  )
  for (const type of rule.needs) {
    const found = state.get(integrationId, type)
    const title = connector.resourceTypes.find(({ key }) => key === type)?.title ?? type
    if (!found) return notEvaluated(`${title} have not been listed yet.`)
    if (found.status !== 'ok')
      return notEvaluated(`${title} could not be listed completely: ${found.reason ?? found.status}`)
  }
  const own = rule.reads.companyDomains ? domains() : []
  if (!own)
    return notEvaluated('Your company’s mail domains aren’t known. Enter them in the integration’s settings.')
  return { ask: ruleStatement(rule, integrationId, values, own) }
}

/** What is asked of the database, with all values but the time. */
export function ruleStatement(
  { sql, unless }: RuleDefinition,
  integrationId: string,
  values: RuleValues,
  companyDomains: string[],
): RuleStatement {
  const given = Object.entries(values).map(([name, value]): [string, Cell] => [name, bindable(value)])
  const parameters = {
    ...Object.fromEntries(given),
    integration: integrationId,
    companyDomains: JSON.stringify(companyDomains),
  }
  return { sql, unless, parameters }
}

const notEvaluated = (reason: string) => ({ status: 'not_evaluated' as const, reason })

function bindable(value: RuleValue): Cell {
  if (typeof value === 'boolean') return Number(value)
  return Array.isArray(value) ? JSON.stringify(value) : value
}

/**
 * What a rule's result is made from, in short: as long as that is the same, so is the result. Null where that can't be
 * told. A rule that goes by the time is looked at again every hour.
 */
export function basisOf(
  db: Db,
  registry: RuleRegistry,
  { rule, connector }: Pick<RuleEntry, 'rule' | 'connector'>,
  integrationId: string,
  now: string,
): string | null {
  const { types, companyDomains, time, others } = rule.reads
  if (others) return null
  const relevant = [...types, ...rule.needs, ...(companyDomains ? [connector.people.type] : [])]
  const state = db
    .prepare(
      `SELECT type, status, reason, revision FROM type_state
       WHERE integration_id = ? AND type IN (SELECT value FROM json_each(?)) ORDER BY type`,
    )
    .raw()
    .all(integrationId, JSON.stringify(relevant))
  const said = db.prepare('SELECT company_domains FROM integration WHERE id = ?').pluck().get(integrationId)
  const parts = [
    appVersion,
    definitionOf(rule),
    registry.isEnabled(rule.id, integrationId),
    registry.values(rule, integrationId),
    state,
    companyDomains ? said : null,
    time ? now.slice(0, 13) : null,
  ]
  return digest(parts)
}

/** All of a rule that its findings depend on. */
export const definitionOf = ({ version, sql, unless, resourceType, needs, parameters }: RuleDefinition) =>
  digest([version, sql, unless, resourceType, needs, parameters])

const digest = (parts: unknown) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)

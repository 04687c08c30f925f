import {
  type CheckedInputOf,
  type Finding,
  SightlineError,
  type Suppression,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { RuleRegistry } from './rule-registry'

type Named = CheckedInputOf<'suppress'>['target']
type Scoped<Scope extends Named['scope']> = Extract<Named, { scope: Scope }>

/** What one suppression is about, as it is stored. */
export interface StoredTarget {
  scope: Suppression['scope']
  integration_id: string | null
  rule_id: string | null
  resource_type: string | null
  resource_id: string | null
  resource_name: string | null
  filters: string
}

/** What a person named, as the database has it. */
interface Target {
  /** What to store: a suppression of each. */
  stored: StoredTarget[]
  /** Of the findings that were named, those that there is nothing to suppress of. */
  passedOver: number[]
  /** A condition on `finding`. Only findings that match it can be covered by these suppressions. */
  concerned: { where: string; parameters: object }
}

/** Throws `no-such-rule`; `no-such-finding` where there is none; and `not-open` where none of several is open. */
export function targetOf(db: Db, registry: RuleRegistry, named: Named): Target {
  if (named.scope === 'findings') return ofFindings(db, named)
  return named.scope === 'resource' ? ofResource(db, named) : ofRule(registry, named)
}

function ofFindings(db: Db, { findingIds }: Scoped<'findings'>): Target {
  const ids = [...new Set(findingIds)]
  const known = db
    .prepare<object, Omit<StoredTarget, 'scope' | 'filters'> & Pick<Finding, 'id' | 'status'>>(
      `SELECT finding.id, status, integration_id, rule_id, resource_type, resource_id, resource_name
       FROM json_each(:ids) AS named JOIN finding ON finding.id = named.value ORDER BY named.key`,
    )
    .all({ ids: JSON.stringify(ids) })
  const [first] = known
  if (!first) throw noSuchFinding()
  // A second suppression would outlive the first, and one of what is resolved would hide it once it comes back.
  const open = new Map(known.filter(({ status }) => status === 'open').map((one) => [one.id, one]))
  if (open.size === 0)
    throw new SightlineError(
      'not-open',
      ids.length === 1 ? `That finding is ${first.status} already.` : 'None of those findings is open.',
      'There is nothing to suppress: look at the open findings.',
    )
  return {
    stored: [...open.values()].map(({ id, status, ...one }) => ({ ...one, scope: 'finding', filters: '[]' })),
    passedOver: ids.filter((id) => !open.has(id)),
    concerned: {
      where: 'id IN (SELECT value FROM json_each(:ids))',
      parameters: { ids: JSON.stringify([...open.keys()]) },
    },
  }
}

function ofResource(db: Db, { scope, ...parameters }: Scoped<'resource'>): Target {
  const where =
    'integration_id = :integrationId AND resource_type = :resourceType AND resource_id = :resourceId'
  const found = db
    .prepare<object, Omit<StoredTarget, 'scope' | 'rule_id' | 'filters'>>(
      `SELECT integration_id, resource_type, resource_id, resource_name FROM finding WHERE ${where}`,
    )
    .get(parameters)
  if (!found) throw noSuchFinding()
  return {
    stored: [{ ...found, scope, rule_id: null, filters: '[]' }],
    passedOver: [],
    concerned: { where, parameters },
  }
}

function ofRule(registry: RuleRegistry, { scope, ruleId, integrationId, filters }: Scoped<'rule'>): Target {
  registry.get(ruleId)
  const key = { integration_id: integrationId ?? null, rule_id: ruleId }
  const noResource = { resource_type: null, resource_id: null, resource_name: null }
  return {
    stored: [{ scope, ...key, ...noResource, filters: JSON.stringify(filters) }],
    passedOver: [],
    concerned: {
      where: '(:integration_id IS NULL OR integration_id = :integration_id) AND rule_id = :rule_id',
      parameters: key,
    },
  }
}

function noSuchFinding(): SightlineError {
  return new SightlineError('no-such-finding', 'There is no such finding.', 'Look at the list of findings.')
}

import type { RuleParameter, RuleReference, Severity } from '../../../src-preload/contract'

/** A rule as its file says it, checked, with what its SQL was found to read. */
export interface RuleDefinition {
  id: string
  /** Counts up with every edit of what it finds. */
  version: number
  name: string
  severity: Severity
  rationale: string
  /** Step by step. */
  remediation: string[]
  references: RuleReference[]
  tags: string[]
  /** The controls of each framework that it gives evidence for: `{ soc2: ['CC6.1'] }`. */
  compliance: Record<string, string[]>
  /** What its findings are, where a row has no `resourceType` of its own. */
  resourceType: string
  parameters: RuleParameter[]
  /**
   * One SELECT whose first value, where there is a row and it isn't null, says why the rule can't be judged. Null: it
   * always can, once its needs are there.
   */
  unless: string | null
  /** One SELECT whose rows are findings: `resourceId`, perhaps `resourceType`; all else is evidence. */
  sql: string
  /** Resource types without which it isn't evaluated. */
  needs: string[]
  reads: Reads
}

/** What a rule's result may depend on, by its SQL. */
export interface Reads {
  /** Resource types, also through views. */
  types: string[]
  companyDomains: boolean
  /** Its result changes with time alone. */
  time: boolean
  /** It reads what no type's revision tells of: Sightline's own tables. */
  others: boolean
}

/** Variables that every rule's SQL has; `now` is an instant in ISO 8601, `companyDomains` a JSON array. */
export const givenVariables = ['integration', 'now', 'companyDomains'] as const

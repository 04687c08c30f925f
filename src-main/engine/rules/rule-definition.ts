import type { RuleText } from '../../../src-preload/contract'

/** A rule as its file says it, checked, with what its SQL was found to read. */
export interface RuleDefinition extends RuleText {
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

import type { Severity } from '../words'
import type { Instant } from './basics'

export const ruleStatuses = ['ok', 'warning', 'not_evaluated', 'error', 'disabled'] as const
/** `warning`: it has open findings. Never `ok` where data is missing: that is `not_evaluated`. */
export type RuleStatus = (typeof ruleStatuses)[number]
/** Of a rule, or of its result in an integration: nobody can say whether it is broken. */
export const isUnknown = ({ status }: { status: RuleStatus }): boolean =>
  status === 'not_evaluated' || status === 'error'

export interface RuleResult {
  integrationId: string
  integrationName: string
  status: RuleStatus
  /** Why it is not evaluated, or failed. */
  reason: string | null
  evaluatedAt: Instant | null
  /** When its results began anew: it was written, edited or given other parameters. Null: never since it came. */
  since: Instant | null
  /** Open ones; suppressed ones don't count. */
  findings: number
  suppressed: number
  /** What its parameters are here; those that were not set have their default. */
  parameters: RuleValues
}

export const ruleParameterKinds = ['text', 'number', 'boolean', 'list'] as const
/** In SQL, a boolean is 1 or 0, and a list a JSON array (`json_each`). */
export type RuleValue = string | number | boolean | string[]
export type RuleValues = Record<string, RuleValue>

/** Stands in the SQL as `:name`, and can be set for each integration. */
export interface RuleParameter {
  name: string
  title: string
  description: string
  kind: (typeof ruleParameterKinds)[number]
  default: RuleValue
  /** What may be chosen from; empty: anything. */
  choices: string[]
  min: number | null
  max: number | null
  /** What a number counts: days, owners. */
  unit: string | null
}

export interface RuleReference {
  title: string
  url: string
}

/** What a rule's text says. */
export interface RuleText {
  id: string
  /** Counts up with every edit of what it finds. */
  version: number
  name: string
  severity: Severity
  /** Why it matters. */
  rationale: string
  /** How to fix it, step by step. */
  remediation: string[]
  references: RuleReference[]
  tags: string[]
  /** The controls of each framework that it gives evidence for: `{ soc2: ['CC6.1'] }`. */
  compliance: Record<string, string[]>
  /** What its findings are, where a row has no `resourceType` of its own. */
  resourceType: string
  /** Resource types without which it isn't evaluated. */
  needs: string[]
  parameters: RuleParameter[]
  /**
   * One SELECT whose first value, where there is a row and it isn't null, says why the rule can't be judged. Null: it
   * always can, once its needs are there.
   */
  unless: string | null
  /** One SELECT whose rows are findings: `resourceId`, perhaps `resourceType`; all else is evidence. */
  sql: string
}

export interface Rule extends RuleText {
  /** The whole rule as YAML, as it was written. */
  source: string
  /** It came with a connector: its parameters can be set, and it can be disabled and copied, but not edited. */
  managed: boolean
  /** False: disabled in all integrations. */
  enabled: boolean
  /** The worst of its results. */
  status: RuleStatus
  findings: number
  suppressed: number
  results: RuleResult[]
  /** Of the user's own. */
  updatedAt: Instant | null
}

/** What is wrong with a rule's text, and where. */
export interface RuleProblem {
  /** Counted from 1. */
  line: number
  /** Such as `parameters.days.default`; empty where the text isn't YAML. */
  field: string
  message: string
  hint: string
}

/** What became of an edit. */
export interface RuleEdit {
  rule: Rule
  /** Its results began anew, with so many findings (open or not) of its former self forgotten. Null: they stay. */
  startedAnew: { findings: number } | null
}

/** What a rule would find now in one integration; nothing of it is kept. */
export interface RulePreview {
  integrationId: string
  integrationName: string
  status: RuleStatus
  reason: string | null
  /** Findings there would be; `rows` are the first of them. */
  total: number
  rows: PreviewRow[]
  tookMs: number
}

export interface PreviewRow {
  resourceType: string
  resourceId: string
  resourceName: string
  evidence: Record<string, unknown>
}

/** When a rule would have found what, over all of the history that is kept of one integration. */
export interface Backtest {
  integrationId: string
  integrationName: string
  /** The history that was looked through; null where there is none. */
  from: Instant | null
  to: Instant
  /** The moments at which something that the rule needs was recorded: between them, nothing changes. */
  moments: number
  /** So many more before `from`: its time did not suffice for them. */
  notLookedAt: number
  /** Newest first. */
  findings: BacktestFinding[]
  /** There are more than are listed. */
  truncated: boolean
  /** How many findings would have been open from each moment on, oldest first; null: not evaluated. Only where that differs. */
  series: { at: Instant; findings: number | null }[]
  notEvaluated: { from: Instant; to: Instant | null; reason: string }[]
  tookMs: number
}

export interface BacktestFinding {
  resourceType: string
  resourceId: string
  resourceName: string
  from: Instant
  /** Null: still. */
  to: Instant | null
  /** When it opened, and as it was last. */
  evidenceThen: Record<string, unknown>
  evidence: Record<string, unknown>
}

export interface BacktestProgress {
  backtestId: string
  done: number
  total: number
}

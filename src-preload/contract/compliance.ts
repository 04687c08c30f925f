import type { Instant } from './basics'
import type { Rule, RuleReference, RuleStatus } from './rules'

export const controlStatuses = ['failed', 'not_evaluated', 'not_attested', 'passed'] as const
/**
 * The worst of what a control rests on, in this order. `failed`: a finding of one of its rules is open, or somebody
 * attested that it isn't met. `not_evaluated`: one of its rules could not be evaluated, or all are disabled.
 * `not_attested`: a person has to look at it, and nobody did, or too long ago.
 */
export type ControlStatus = (typeof controlStatuses)[number]

/** How many controls stand how. Over several integrations, each control counts in each. */
export interface ComplianceScore {
  passed: number
  failed: number
  notEvaluated: number
  notAttested: number
  /** passed / (passed + failed), from 0 to 1; null where that says nothing. */
  score: number | null
}

/** A score from that moment on. */
export interface ComplianceScoreStep extends ComplianceScore {
  at: Instant
  packVersion: number
}

/** A tree of controls that rules give evidence for. It came with a connector, and is about its integrations. */
export interface CompliancePackSummary {
  id: string
  version: number
  name: string
  /** As rules name it in their `compliance`. */
  framework: string
  description: string
  reference: RuleReference
  connector: string
  controls: number
  standing: ComplianceScore
  /** The latest steps, oldest first. */
  trend: ComplianceScoreStep[]
}

export interface CompliancePack extends Omit<CompliancePackSummary, 'controls' | 'trend'> {
  sections: { id: string; title: string; controls: Control[] }[]
  /** Those that are looked at. */
  integrations: { id: string; name: string }[]
}

export interface Control {
  id: string
  title: string
  /** What it asks for. */
  asks: string
  /** What a person has to look at, to attest that it is met; null where its rules tell all. */
  manual: string | null
  /** The worst of its results. */
  status: ControlStatus
  /** Those that name it in their `compliance`. */
  rules: ControlRule[]
  results: ControlResult[]
}

export interface ControlRule extends Pick<Rule, 'id' | 'name' | 'severity' | 'managed'> {
  /** The worst of those in the integrations that are looked at. */
  status: RuleStatus
  /** Why it could not be evaluated, where it couldn’t. */
  reason: string | null
  findings: number
  suppressed: number
}

/** How a control stands in one integration. */
export interface ControlResult {
  integrationId: string
  integrationName: string
  status: ControlStatus
  /** Why it didn't pass. */
  reasons: string[]
  /** Since when it has this status; null where that was never recorded. */
  since: Instant | null
  /** The latest one that wasn't withdrawn; its time may be over. */
  attestation: Attestation | null
}

/** Somebody's word on whether a control is met. The latest one counts. */
export interface Attestation {
  id: number
  integrationId: string
  integrationName: string
  packId: string
  controlId: string
  met: boolean
  note: string
  author: string
  at: Instant
  /** Null: until there is another one. */
  until: Instant | null
  withdrawnAt: Instant | null
}

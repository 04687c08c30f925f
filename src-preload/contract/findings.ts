import type { Severity } from '../words'
import type { Instant } from './basics'
import type { SuppressionFilter } from './inputs'

/** Open findings of one severity that have been open for so long. */
export interface FindingAge {
  fromDays: number
  /** Null: or longer. */
  toDays: number | null
  severity: Severity
  count: number
}

export const findingStatuses = ['open', 'suppressed', 'resolved'] as const
/** What findings can be listed by. Severities ascend from the worst; of the same, what was opened first comes first. */
export const findingOrders = ['severity', 'resource', 'rule', 'opened'] as const

export interface Finding {
  id: number
  ruleId: string
  ruleName: string
  severity: Severity
  integrationId: string
  integrationName: string
  resourceType: string
  resourceId: string
  resourceName: string
  status: (typeof findingStatuses)[number]
  firstSeenAt: Instant
  /** When its rule was last evaluated and found it. */
  lastSeenAt: Instant
  /** When it was opened this time; later than `firstSeenAt` if it had been resolved before. */
  openedAt: Instant
  resolvedAt: Instant | null
  /** The row of the rule's query that broke it, as it is now or was last. */
  evidence: Record<string, unknown>
  /** The same when it was opened this time. */
  evidenceThen: Record<string, unknown>
  /** The provider's page on which it is fixed; null where there is none. */
  url: string | null
  /** Why it doesn't count, while it is suppressed. */
  suppression: Suppression | null
}

export interface FindingEvent {
  at: Instant
  kind:
    | 'opened'
    | 'resolved'
    | 'reopened'
    | 'suppressed'
    /** Its suppression was undone. */
    | 'unsuppressed'
    /** Its suppression's time was over. */
    | 'expired'
    | 'rule_disabled'
    | 'rule_enabled'
  /** The suppression's reason and author, where it is about one. */
  reason: string | null
  author: string | null
}

/** A finding with its life. */
export interface FindingLife extends Finding {
  /** Oldest first. */
  history: FindingEvent[]
}

/** Findings that were accepted: they are kept, but don't count and aren't told. */
export interface Suppression {
  id: number
  /** One finding, all findings of one resource, or those of a rule that match all filters. */
  scope: 'finding' | 'resource' | 'rule'
  /** Null: in every integration. */
  integrationId: string | null
  integrationName: string | null
  ruleId: string | null
  ruleName: string | null
  resourceType: string | null
  resourceId: string | null
  resourceName: string | null
  filters: SuppressionFilter[]
  reason: string
  author: string
  createdAt: Instant
  /** Null: until it is undone. */
  until: Instant | null
  endedAt: Instant | null
  ended: 'undone' | 'expired' | null
  /** Findings that it keeps from counting now. */
  findings: number
}

/** What came of suppressing. */
export interface Suppressed {
  /** Of several findings, one of each, in their order. */
  suppressions: Suppression[]
  /** Findings that weren’t open (any more): suppressed, resolved or gone. */
  passedOver: number[]
}

/** What came of undoing suppressions. */
export interface SuppressionsUndone {
  /** Those that were in force until now. */
  suppressions: Suppression[]
  /** Findings: those that nothing else suppresses. */
  countAgain: number
}

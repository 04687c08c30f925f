import type { AccessGrant } from './access'
import type { Instant } from './basics'

export const reviewDecisions = ['keep', 'revoke', 'ask'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

/** A campaign: each role that each person had at one moment, to be kept, revoked or asked about. */
export interface AccessReview {
  id: string
  name: string
  integrationId: string
  integrationName: string
  /** Null: all roles. */
  roles: string[] | null
  reviewer: string
  /** A day, such as 2026-03-31. */
  dueOn: string | null
  createdAt: Instant
  /** From then on nothing of it changes. */
  closedAt: Instant | null
  /** Of a closed one: the SHA-256 of what was decided, as its reports print it. */
  hash: string | null
  items: number
  keep: number
  revoke: number
  ask: number
  undecided: number
  /** When it was last compared with what is. */
  comparedAt: Instant
  /** Access that is no more, and access that came since. */
  gone: number
  added: number
  /** Access that was to be revoked and is still there. */
  stillThere: number
}

export interface AccessReviewItem extends AccessGrant {
  id: number
  decision: ReviewDecision | null
  /** Who decided. */
  reviewer: string | null
  decidedAt: Instant | null
  note: string
  /** When it was found gone; null while it is there. */
  goneAt: Instant | null
}

export const reviewReportFormats = ['pdf', 'csv'] as const
export type ReviewReportFormat = (typeof reviewReportFormats)[number]

/** What a report in CSV is worth. */
export interface VerifiedReport {
  /** `altered`: it isn't what its hash says. `other`: it is, but this Sightline's campaign of that id has another. */
  verdict: 'intact' | 'altered' | 'other' | 'unknown'
  /** One sentence. */
  reason: string
  hash: string
  reviewId: string
  name: string
}

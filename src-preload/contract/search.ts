import type { Severity } from '../words'
import type { Instant } from './basics'

export const searchKinds = ['resource', 'change', 'rule', 'query', 'finding'] as const

export interface SearchHit {
  kind: (typeof searchKinds)[number]
  /** The rule's, query's, change's or finding's; of a resource the same as `resourceId`. */
  id: string
  title: string
  /** What tells two of one title apart: the type, the integration, when. */
  subtitle: string
  /** Of resources, changes and findings. */
  integrationId: string | null
  resourceType: string | null
  resourceId: string | null
  /** Of rules and findings. */
  ruleId: string | null
  severity: Severity | null
  at: Instant | null
}

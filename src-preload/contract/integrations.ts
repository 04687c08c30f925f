import type { Instant, SeverityCounts } from './basics'
import type { Poll } from './polls'

export interface Integration {
  id: string
  name: string
  description: string
  tags: string[]
  connector: string
  connectorName: string
  /** A connector's region key, or `custom` when the user gave an API URL. */
  region: string
  apiUrl: string
  demo: boolean
  /** The provider's own name of what is connected; null until the first successful poll. */
  workspaceName: string | null
  enabled: boolean
  ready: boolean
  /** Why it is not ready, and what to do; null while ready. */
  reason: string | null
  hint: string | null
  /** The code of that error, by which the way out is chosen; null as well where it is not known. */
  code: string | null
  intervalMinutes: number
  /** Mail domains that count as the company's own. Empty: inferred from the users, where that is clear. */
  companyDomains: string[]
  /** Those of the connector's optional resource types that are turned on. */
  optionalTypes: string[]
  /** For how many days history is kept; null: for ever. */
  keepHistoryDays: number | null
  /** The earliest moment that can be read, if what was before was dropped. */
  historySince: Instant | null
  /** That, or else when its first poll found something: of what was before, nothing is known. Null: no poll has yet. */
  historyBeginsAt: Instant | null
  createdAt: Instant
  lastPollAt: Instant | null
  /** The latest that learned something: complete, or at least in part. */
  lastGoodPollAt: Instant | null
  nextPollAt: Instant | null
  resources: number
  changes24h: number
  findings: SeverityCounts
  /** The poll under way, if any. */
  poll: Poll | null
}

/** A provider Sightline can connect to, with the guide its wizard follows. */
export interface ConnectorInfo {
  key: string
  name: string
  summary: string
  /** Whether the provider tells who may do what: where it doesn't, access can't be asked about. */
  tellsAccess: boolean
  /** Resource types that are off until the user turns them on: reading them does something, or costs a lot. */
  optionalTypes: { type: string; title: string; why: string }[]
  regions: { key: string; label: string; apiUrl: string }[]
  guide: {
    /** Steps to make the token, in order; Markdown is not interpreted. */
    steps: string[]
    whyThisAccess: string
    tokenLabel: string
    tokenHint: string
    /** The provider's page about tokens, opened in the user's own browser; null where there is none. */
    documentationUrl: string | null
    /** How to revoke the token once it is no longer needed. */
    revoke: string
  }
}

export interface ConnectionTest {
  workspaceId: string
  workspaceName: string
  workspaceSlug: string
}

import type { AccessKind } from './access'
import type { Instant } from './basics'
import type { Finding } from './findings'
import type { PollTypeStatus } from './polls'

export interface Column {
  /** The API's own field name, and the column of the SQL view. */
  name: string
  title: string
  kind: 'text' | 'number' | 'boolean' | 'json' | 'time'
  /** Shown in the list unless the user chooses otherwise. */
  shown: boolean
  /** Of a list's items, the field that says what each is about: “Workspace Owner *on* Production”. */
  about?: string
}

export interface ResourceTypeInfo {
  key: string
  title: string
  singular: string
  description: string
  connector: string
  /** It tells what happened and not what is: its entries don't count as the workspace's resources. */
  log: boolean
  /** What can be asked of its resources' access; null where nothing can. */
  access: AccessKind | null
  columns: Column[]
}

/** How one resource type stands in one integration (or in all, when none was asked for). */
export interface ResourceTypeCount {
  type: string
  count: number
  changes24h: number
  /** The last poll's word on the type; `waiting` when it was never listed. */
  status: PollTypeStatus
  reason: string | null
  /** When it was last listed completely. */
  listedAt: Instant | null
  /** Whose status, reason and time these are: of several integrations, the one that stands worst. */
  integrationName: string | null
}

export interface Resource {
  integrationId: string
  integrationName: string
  type: string
  id: string
  name: string
  firstSeenAt: Instant
  changedAt: Instant
  /** Set once it was removed: the body is then its last known state. */
  removedAt: Instant | null
  /** As kept: secrets replaced by fingerprints. */
  body: unknown
  findings: Finding[]
  /** Resources this one names. */
  refersTo: { field: string; type: string; id: string; name: string | null }[]
  /** Resources that name this one; of many, the first by name. Entries of logs come last, and are but counted. */
  referredToBy: { type: string; field: string; total: number; resources: { id: string; name: string }[] }[]
}

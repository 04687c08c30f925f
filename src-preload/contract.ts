/**
 * The contract: every call and every event between the engine and what a person or a script sees of it,
 * declared once. Hosts check inputs with it, the renderer is typed by it, the preload exposes exactly it.
 */
import { z } from 'zod'

// The renderer's content security policy forbids eval, which zod would otherwise probe for.
z.config({ jitless: true })

// ---- Words shared by all ----------------------------------------------------------------------------

export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]
export type SeverityCounts = Record<Severity, number>

/** An instant as ISO 8601 in UTC with milliseconds. */
export type Instant = string

/** How an error crosses every boundary: what happened, and what to do about it. */
export interface ErrorReport {
  code: string
  message: string
  hint: string
  /** Only of a statement that SQLite does not understand. */
  mistake?: QueryMistake
}

/** Where a statement is wrong, and what may have been meant. */
export interface QueryMistake {
  /** In UTF-16 units from the start of the SQL, as editors count; null where SQLite doesn't say. */
  place: { offset: number; length: number } | null
  /** Names there are that are nearest to the one there isn't, the nearest first. */
  proposals: string[]
}

export const pollTypeStatuses = ['waiting', 'running', 'ok', 'skipped', 'failed', 'drifted'] as const
export type PollTypeStatus = (typeof pollTypeStatuses)[number]
export type PollStatus = 'running' | 'ok' | 'partial' | 'failed' | 'cancelled' | 'refused'

/** One resource type within one poll. Counts are of resources. */
export interface PollType {
  type: string
  status: PollTypeStatus
  listed: number
  /** What the provider says there is, once it said so; for a progress bar. */
  expected: number | null
  added: number
  modified: number
  removed: number
  reason: string | null
}

/** One pass over an integration, while it runs and afterwards. */
export interface Poll {
  id: number | null
  integrationId: string
  integrationName: string
  trigger: 'first' | 'timer' | 'manual'
  status: PollStatus
  reason: string | null
  startedAt: Instant
  finishedAt: Instant | null
  requests: number
  types: PollType[]
}

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
  intervalMinutes: number
  /** Mail domains that count as the company's own. Empty: inferred from the users, where that is clear. */
  companyDomains: string[]
  /** Those of the connector's optional resource types that are turned on. */
  optionalTypes: string[]
  /** For how many days history is kept; null: for ever. */
  keepHistoryDays: number | null
  /** The earliest moment that can be read, if what was before was dropped. */
  historySince: Instant | null
  createdAt: Instant
  lastPollAt: Instant | null
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
  /** Resource types that are off until the user turns them on: reading them does something, or costs a lot. */
  optionalTypes: { type: string; title: string; why: string }[]
  regions: { key: string; label: string; apiUrl: string }[]
  guide: {
    /** Steps to make the token, in order; Markdown is not interpreted. */
    steps: string[]
    whyThisAccess: string
    tokenLabel: string
    tokenHint: string
    /** The provider's page about tokens, opened in the user's own browser. */
    documentationUrl: string
    /** How to revoke the token once it is no longer needed. */
    revoke: string
  }
}

export interface Column {
  /** The API's own field name, and the column of the SQL view. */
  name: string
  title: string
  kind: 'text' | 'number' | 'boolean' | 'json' | 'time'
  /** Shown in the list unless the user chooses otherwise. */
  shown: boolean
}

export interface ResourceTypeInfo {
  key: string
  title: string
  singular: string
  description: string
  connector: string
  /** It tells what happened and not what is: its entries don't count as the workspace's resources. */
  log: boolean
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

/**
 * A row of a type's view: the API's fields beside `_integrationId`, `_integrationName`, `_firstSeenAt` and
 * `_changedAt`. Listed rows carry `_id` as well, what {@link calls.getResource} takes, `_name`, and, where a column
 * holds another resource's id, the name of that one as `_name:<column>`.
 */
export type Row = Record<string, string | number | null>

export interface Page<T> {
  rows: T[]
  total: number
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
  /** Resources that name this one; of many, the first by name. */
  referredToBy: { type: string; field: string; total: number; resources: { id: string; name: string }[] }[]
}

export interface Change {
  id: number
  integrationId: string
  integrationName: string
  resourceType: string
  resourceId: string
  resourceName: string
  type: 'added' | 'modified' | 'removed'
  /**
   * Where a modified one differs: paths like `permissions[1].roleId`, by an element's place afterwards, or, where it is
   * gone, by that before.
   */
  fields: string[]
  /** Of a modified one, the top-level fields that those paths are in, on both sides; else the whole body, or null where there was none. */
  before: unknown
  after: unknown
  recordedAt: Instant
  actor: string | null
  eventType: string | null
}

/** What differs about one resource between two moments, whatever happened in between. */
export type Difference = Omit<Change, 'id' | 'recordedAt' | 'actor' | 'eventType'>

export const ruleStatuses = ['ok', 'warning', 'not_evaluated', 'error', 'disabled'] as const
/** `warning`: it has open findings. Never `ok` where data is missing: that is `not_evaluated`. */
export type RuleStatus = (typeof ruleStatuses)[number]

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

export const findingStatuses = ['open', 'suppressed', 'resolved'] as const

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

export interface Alert {
  id: number
  at: Instant
  integrationId: string
  integrationName: string
  /**
   * `opened`/`resolved`: findings of a rule. `not_ready`/`ready`: the integration itself. `query_changed`: a watched
   * query's result is not what it was before the poll.
   */
  kind: 'opened' | 'resolved' | 'not_ready' | 'ready' | 'query_changed'
  severity: Severity
  ruleId: string | null
  ruleName: string | null
  /** Of a watched query's alert. */
  queryId: string | null
  /** One sentence, fit for a notification's title. */
  title: string
  /** The resources it is about, by name; or the reason. */
  details: string[]
  findings: { resourceType: string; resourceId: string; resourceName: string }[]
  seen: boolean
}

/** The state at a glance, as the tray and the title bar show it. */
export interface Overview {
  /**
   * The worst that is true, in this order; `empty` with no integration. It is `well` only where every rule could be
   * evaluated: before the first poll has ended it is `first_poll`, and where a rule lacks data `not_evaluated`.
   */
  state: 'empty' | 'not_ready' | 'findings' | 'paused' | 'first_poll' | 'not_evaluated' | 'well'
  /** One sentence. */
  summary: string
  findings: SeverityCounts
  integrations: number
  paused: number
  notReady: number
  /** Rules that could not be evaluated in some enabled integration. */
  notEvaluated: number
  polling: number
  unseenAlerts: number
  resources: number
  changes24h: number
  latestAlerts: Alert[]
  /** The same as in {@link About}. */
  notice: string | null
}

export interface About {
  version: string
  dataDir: string
  vault: { kind: 'os' | 'file' | 'passphrase'; label: string; warning: string | null }
  /** What happened to the data folder that the user must know of; null if nothing did. */
  notice: string | null
}

export interface ConnectionTest {
  workspaceId: string
  workspaceName: string
  workspaceSlug: string
}

export interface QueryResult {
  columns: string[]
  rows: unknown[][]
  /** True when more rows exist than `maxRows`. */
  truncated: boolean
  tookMs: number
}

// ---- Asking -----------------------------------------------------------------------------------------

/** Text, numbers and null as SQLite has them; an integer beyond 2^53 and a blob (`x'00ff'`) as text. */
export type Cell = string | number | null

export interface ResultColumn {
  /** As the statement names it: two columns may share a name, so a column is told by its position. */
  name: string
  /** Guessed from the first rows. */
  kind: Column['kind']
}

/**
 * A result that stays in the engine while its rows are looked at; {@link calls.readResult} gives any part of it. It is
 * what the statement gave at one moment, whatever is polled meanwhile.
 */
export interface OpenResult {
  resultId: string
  columns: ResultColumn[]
  /** The first rows. A text of more than 100,000 characters is cut, and ends in “…”; exports have it whole. */
  rows: Cell[][]
  /** Rows that are there so far. */
  total: number
  /** `running` until the last row is there: {@link Events.result} tells. */
  status: 'running' | 'done' | 'failed' | 'cancelled'
  /** True when more rows exist than a result may have; exports have them all. */
  truncated: boolean
  tookMs: number
  /** Why it failed after its first rows. */
  error: ErrorReport | null
}

/** How a result moved on; without its columns and rows. */
export type ResultProgress = Omit<OpenResult, 'columns' | 'rows'>

/**
 * What two moments of one statement differ by, as a result: its rows are `[difference, before, after]`, the first
 * `added`, `removed` or `changed`, the others a row of the statement as a JSON array, or null.
 */
export interface OpenComparison extends OpenResult {
  /** The statement's own columns. */
  compared: ResultColumn[]
  /** The columns that tell which row is which; none: rows are compared whole, and are added or removed only. */
  key: string[]
  counts: { added: number; removed: number; changed: number; unchanged: number }
}

export const exportFormats = ['csv', 'json', 'ndjson'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** An export, while it is written and afterwards. */
export interface ExportProgress {
  exportId: string
  status: 'running' | 'done' | 'failed' | 'cancelled'
  rows: number
  bytes: number
  /** The file's name as the user knows it. */
  fileName: string
  /** Where it is written to; null where it is fetched from the host (the browser's download). */
  path: string | null
  /** Of the browser host: where a page fetches it, as a path of the host's own. Null elsewhere. */
  download: string | null
  error: ErrorReport | null
}

/** What a query can be asked about, for completion and the side panel. */
export interface QuerySchema {
  views: QueryableView[]
  functions: SqlFunction[]
}

export interface QueryableView {
  name: string
  title: string
  description: string
  group: 'resources' | 'changes' | 'derived' | 'sightline'
  /** Null for Sightline's own. */
  connector: string | null
  /** Null where counting would take long. */
  rows: number | null
  columns: QueryableColumn[]
}

export interface QueryableColumn {
  name: string
  title: string
  kind: Column['kind']
  description: string
  /** Values that occur, the most frequent of a sample first; long ones are cut. */
  samples: Cell[]
  /** Of JSON: paths that occur, as `->>` takes them (`$.name`, `$.resources[0].id`). */
  paths: string[]
}

/** A function that Sightline adds to SQL. */
export interface SqlFunction {
  name: string
  signature: string
  description: string
  example: string
}

export const parameterKinds = ['text', 'number', 'boolean', 'time', 'choice'] as const

/** Stands in the SQL as `$name` (or `:name`). */
export interface QueryParameter {
  name: string
  title: string
  kind: (typeof parameterKinds)[number]
  /** Null: it must be given. Booleans are 1 and 0. */
  default: string | number | null
  /** What may be chosen from. */
  choices: string[]
}

export interface SavedQuery {
  id: string
  name: string
  description: string
  tags: string[]
  sql: string
  parameters: QueryParameter[]
  /** It came with a connector: it can be copied, pinned and watched, but not edited. Its topic is its first tag. */
  managed: boolean
  connector: string | null
  /** On the dashboard. */
  pinned: boolean
  /** After each poll its result is compared with the one before: what differs is an alert. */
  watched: boolean
  /** The parameters' values for the dashboard and for watching; those left out have their default. */
  values: Record<string, string | number | null>
  /** How watching goes; null while it isn't watched, or was not looked at yet. */
  watch: {
    checkedAt: Instant
    /** Null: not since it is watched. */
    changedAt: Instant | null
    rows: number
    /** Why the last look failed. */
    error: string | null
  } | null
  updatedAt: Instant | null
  lastRun: QueryRun | null
}

export interface QueryRun {
  id: number
  /** Of a saved query that still exists. */
  queryId: string | null
  queryName: string | null
  sql: string
  parameters: Record<string, string | number | null>
  asOf: Instant | null
  /** Of a comparison: its moments (`to` null: now). Its rows are the differences. */
  compare: { from: Instant; to: Instant | null } | null
  at: Instant
  status: 'done' | 'failed' | 'cancelled'
  tookMs: number
  rows: number
  error: string | null
}

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

/** Which programs on this machine may ask over HTTP: `POST /api/query` of the browser host, with a key. */
export interface QueryApi {
  enabled: boolean
  /** Newest first; those that expired or were revoked stay for a while, so that it can be told what they did. */
  keys: QueryKey[]
}

export interface QueryKey {
  id: string
  name: string
  /** Ids of the saved queries it may run; null: any statement. */
  queries: string[] | null
  createdAt: Instant
  expiresAt: Instant
  lastUsedAt: Instant | null
  revokedAt: Instant | null
  uses: number
}

// ---- Inputs -----------------------------------------------------------------------------------------

const id = z.string().min(1).max(100)
const name = z.string().trim().min(1, 'Give it a name.').max(120, 'At most 120 characters.')
const description = z.string().trim().max(2000, 'At most 2000 characters.')
const tags = z.array(z.string().trim().min(1).max(60)).max(30)
const token = z
  .string()
  .trim()
  .min(1, 'Paste the token.')
  .max(4096, 'That is too long to be a token.')
  .regex(/^[\x21-\x7e]+$/, 'A token has no spaces or special characters: copy it again.')
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'A domain looks like “acme.com”.')
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }

/** Minutes between two polls. */
export const pollInterval = { min: 5, max: 24 * 60, default: 15 } as const
const intervalMinutes = z
  .int()
  .min(pollInterval.min, 'At least 5 minutes.')
  .max(pollInterval.max, 'At most a day.')

/** Null: for ever. What is older is dropped after each poll, and does not come back. */
const keepHistoryDays = z.int().min(1, 'At least a day.').max(36_500, 'At most a hundred years.').nullable()

/** Where to reach the provider: one of the connector's regions, or an URL of the user's own. */
const place = {
  connector: id,
  region: id.default('us'),
  apiUrl: z.url({ protocol: /^https?$/, error: 'An API URL starts with https://' }).optional(),
}

/** Columns are checked against the type's own; an unknown one is an error that names those there are. */
const filter = z.object({
  column: z.string().max(100),
  operator: z.enum(['is', 'is_not', 'contains', 'is_empty', 'is_not_empty']),
  value: z.union([z.string().max(500), z.number(), z.null()]).default(null),
})
export type Filter = z.infer<typeof filter>

/** Chosen by the caller, so that what it opens can be cancelled before there is an answer. */
const ownId = z.uuid()
const values = z
  .record(z.string().max(60), z.union([z.string().max(100_000), z.number(), z.null()]))
  .refine((given) => Object.keys(given).length <= 100, 'At most 100 parameters.')
const sql = z.string().min(1, 'Write a query first.').max(200_000)
const instant = z.iso.datetime({ offset: true })
/** A statement to be run, and for how long it may. */
const statement = {
  sql,
  parameters: values.default({}),
  asOf: instant.optional(),
  timeoutMs: z.int().min(100).max(600_000).default(30_000),
}
/** Pushed down into SQL around the statement. Columns are told by their position. */
const arranged = {
  sort: z
    .array(z.object({ column: z.int().min(0).max(2000), descending: z.boolean().default(false) }))
    .max(5)
    .default([]),
  filters: z
    .array(
      z.object({
        column: z.int().min(0).max(2000),
        operator: z.enum(['is', 'is_not', 'contains', 'is_empty', 'is_not_empty', 'above', 'below']),
        value: z.union([z.string().max(500), z.number(), z.null()]).default(null),
      }),
    )
    .max(20)
    .default([]),
}
/** What is noted of a result in the history of runs. */
const run = {
  /** Of the saved query it is a run of. */
  queryId: id.optional(),
  /** False where it is no run of its own: sorted, filtered or narrowed anew. */
  remember: z.boolean().default(true),
}
/** Two moments; `to` left out: now. */
const moments = {
  from: instant,
  to: instant.optional(),
  /** What tells rows apart. Left out: the result's columns `id` and `_integrationId`. */
  key: z.array(z.string().max(200)).max(10).optional(),
  /** The differences that are wanted; the others are counted only. */
  only: z.array(z.enum(['added', 'removed', 'changed'])).optional(),
}
const toExport = {
  exportId: ownId,
  ...statement,
  ...arranged,
  /**
   * What differs between two moments instead: of each row the `difference`, and each of its columns as `name before`
   * and `name after`. It is neither sorted nor filtered otherwise, and has no `asOf`.
   */
  compare: z.object(moments).optional(),
  format: z.enum(exportFormats),
  /** Without an ending. */
  name: z.string().trim().max(120).default('query'),
  timeoutMs: z.int().min(100).max(3_600_000).default(3_600_000),
}
const parameter = z.object({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/, 'A name has letters, digits and _ only.'),
  title: z.string().trim().max(120).default(''),
  kind: z.enum(parameterKinds).default('text'),
  default: z.union([z.string().max(2000), z.number(), z.null()]).default(null),
  choices: z.array(z.string().max(200)).max(200).default([]),
})

/** `field` is one of the evidence, or resourceType, resourceId or resourceName; in `glob`, * and ? stand for others. */
const suppressionFilter = z.object({
  field: z.string().trim().min(1, 'Choose a field.').max(200),
  operator: z.enum(['is', 'glob']),
  value: z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
})
export type SuppressionFilter = z.infer<typeof suppressionFilter>
/** One rule as YAML (JSON is YAML, too). */
const ruleSource = z.string().min(1, 'Write the rule first.').max(200_000)
const ruleValues = z.record(
  z.string().max(60),
  z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(500)).max(500)]),
)

// ---- Calls ------------------------------------------------------------------------------------------

interface Call<Input extends z.ZodType, Output> {
  input: Input
  /** Never set: carries the output's type. */
  output?: Output
}

function returns<Output>() {
  return <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input })
}
const nothing = z.object({}).default({})

/** Every call there is, answered by the engine. */
export const calls = {
  about: returns<About>()(nothing),
  overview: returns<Overview>()(nothing),

  listConnectors: returns<ConnectorInfo[]>()(nothing),
  /** Saves nothing. With `integrationId` and no token, the stored one is tried. */
  testConnection: returns<ConnectionTest>()(
    z.object({ ...place, token: token.optional(), integrationId: id.optional() }),
  ),
  /** Saves it, its token in the vault, and starts the first poll unless told otherwise. */
  addIntegration: returns<Integration>()(
    z.object({
      ...place,
      name,
      description: description.default(''),
      tags: tags.default([]),
      token,
      intervalMinutes: intervalMinutes.default(pollInterval.default),
      companyDomains: z.array(domain).max(50).default([]),
      keepHistoryDays: keepHistoryDays.default(null),
      poll: z.boolean().default(true),
    }),
  ),
  /** Starts the built-in simulator and connects to it; the existing one if there is one. */
  addDemo: returns<Integration>()(nothing),
  listIntegrations: returns<Integration[]>()(nothing),
  getIntegration: returns<Integration>()(z.object({ integrationId: id })),
  /** What is left out stays as it is. A new token or place is tested first, and nothing is saved if that fails. */
  updateIntegration: returns<Integration>()(
    z.object({
      integrationId: id,
      name: name.optional(),
      description: description.optional(),
      tags: tags.optional(),
      token: token.optional(),
      region: id.optional(),
      apiUrl: place.apiUrl,
      intervalMinutes: intervalMinutes.optional(),
      companyDomains: z.array(domain).max(50).optional(),
      keepHistoryDays: keepHistoryDays.optional(),
      optionalTypes: z.array(id).max(50).optional(),
    }),
  ),
  /** Pause (false) or resume (true). Pausing cancels a poll under way; resuming starts one. */
  setEnabled: returns<Integration>()(z.object({ integrationId: id, enabled: z.boolean() })),
  setAllEnabled: returns<Integration[]>()(z.object({ enabled: z.boolean() })),
  /** Removes its token, resources, history, findings and alerts. Cannot be undone. */
  deleteIntegration: returns<{ resources: number; changes: number }>()(z.object({ integrationId: id })),

  /** Runs one poll to its end; joins the one under way. A paused integration's answer is `refused`. */
  sync: returns<Poll>()(z.object({ integrationId: id })),
  /** Starts polls of all enabled integrations and returns at once. */
  syncAll: returns<{ started: number }>()(nothing),
  cancelPoll: returns<{ cancelled: boolean }>()(z.object({ integrationId: id })),
  listPolls: returns<Page<Poll>>()(z.object({ integrationId: id.optional(), ...page })),

  listResourceTypes: returns<ResourceTypeInfo[]>()(nothing),
  countResources: returns<ResourceTypeCount[]>()(z.object({ integrationId: id.optional() })),
  listResources: returns<Page<Row>>()(
    z.object({
      type: id,
      integrationId: id.optional(),
      search: z.string().max(200).default(''),
      filters: z.array(filter).max(20).default([]),
      sort: z.object({ column: z.string().max(100), descending: z.boolean().default(false) }).optional(),
      ...page,
    }),
  ),
  /** The most frequent values of a column, for a filter's menu. */
  listValues: returns<{ value: string | number | null; count: number }[]>()(
    z.object({ type: id, column: z.string().max(100), integrationId: id.optional() }),
  ),
  getResource: returns<Resource>()(
    z.object({ integrationId: id, type: id, resourceId: z.string().max(500) }),
  ),
  /** Newest first. */
  listChanges: returns<Page<Change>>()(
    z.object({
      integrationId: id.optional(),
      resourceType: id.optional(),
      resourceId: z.string().max(500).optional(),
      change: z.enum(['added', 'modified', 'removed']).optional(),
      since: z.iso.datetime({ offset: true }).optional(),
      /** False leaves out what was merely there when its type was listed for the first time. */
      baseline: z.boolean().default(true),
      ...page,
    }),
  ),

  /**
   * What differs between two moments (`to` left out: now), by type and id. `total` and the pages count the resources
   * that changed in between; those that are again as they were are no rows.
   */
  diff: returns<Page<Difference>>()(
    z.object({
      from: z.iso.datetime({ offset: true }),
      to: z.iso.datetime({ offset: true }).optional(),
      type: id.optional(),
      ...page,
    }),
  ),

  /** Managed ones and the user's own; with `integrationId`, as they stand in that one. */
  listRules: returns<Rule[]>()(z.object({ integrationId: id.optional() })),
  /** Rejects with `no-such-rule`. */
  getRule: returns<Rule>()(z.object({ ruleId: id })),
  /** What is wrong with a text, of one rule or of several with `---` between them. Saves nothing. */
  checkRules: returns<{ problems: RuleProblem[]; rules: { id: string; name: string; exists: boolean }[] }>()(
    z.object({ source: ruleSource }),
  ),
  /**
   * A new rule, or (with `ruleId`) another text of the user's own. Its version counts up by itself. It is evaluated at
   * once, untold. Rejects with `bad-rule`, naming the line; `rule-id-taken`; or `managed`.
   */
  saveRule: returns<RuleEdit>()(z.object({ ruleId: id.optional(), source: ruleSource })),
  /** With its findings and suppressions. Rejects with `managed` for one that came with a connector. */
  deleteRule: returns<{ findings: number }>()(z.object({ ruleId: id })),
  /** All of a text's rules or none. Those that exist are edited if `replace` says so; else it rejects with `rule-id-taken`. */
  importRules: returns<RuleEdit[]>()(
    z.object({ source: z.string().min(1).max(2_000_000), replace: z.boolean().default(false) }),
  ),
  /** As YAML, with `---` between them. Without ids: all of the user's own. */
  exportRules: returns<{ source: string; rules: number }>()(
    z.object({ ruleIds: z.array(id).max(1000).optional() }),
  ),
  /**
   * Enables, disables, or sets parameters, in one integration or (without) in all. Of `parameters`, those left out have
   * their default. Other parameters start its results anew.
   */
  setRule: returns<RuleEdit>()(
    z.object({
      ruleId: id,
      integrationId: id.optional(),
      enabled: z.boolean().optional(),
      parameters: ruleValues.optional(),
    }),
  ),
  /**
   * What a draft, or a rule that there is, would find now; in all integrations that it applies to, or in one. Cancelled by
   * {@link calls.cancelQuery}.
   */
  previewRule: returns<RulePreview[]>()(
    z.object({
      previewId: ownId.optional(),
      source: ruleSource.optional(),
      ruleId: id.optional(),
      integrationId: id.optional(),
      parameters: ruleValues.optional(),
      maxRows: z.int().min(1).max(1000).default(100),
      timeoutMs: z.int().min(100).max(60_000).default(10_000),
    }),
  ),
  /** Runs a draft, or a rule that there is, over all history. {@link Events.backtest} tells how it goes. */
  backtestRule: returns<Backtest>()(
    z.object({
      /** To cancel it by, with {@link calls.cancelQuery}. */
      backtestId: ownId,
      source: ruleSource.optional(),
      ruleId: id.optional(),
      integrationId: id,
      parameters: ruleValues.optional(),
      timeoutMs: z.int().min(1000).max(3_600_000).default(600_000),
    }),
  ),

  /** Worst first, then newest. */
  listFindings: returns<Page<Finding>>()(
    z.object({
      findingId: z.int().optional(),
      integrationId: id.optional(),
      ruleId: id.optional(),
      severity: z.enum(severities).optional(),
      status: z.enum(findingStatuses).optional(),
      ...page,
    }),
  ),
  /** Rejects with `no-such-finding`. */
  getFinding: returns<FindingLife>()(z.object({ findingId: z.int() })),
  /** What expires next comes first; with `ended`, those that are over, the latest first. */
  listSuppressions: returns<Page<Suppression>>()(
    z.object({
      integrationId: id.optional(),
      ruleId: id.optional(),
      ended: z.boolean().default(false),
      ...page,
    }),
  ),
  /** Works at once. */
  suppress: returns<Suppression>()(
    z.object({
      target: z.discriminatedUnion('scope', [
        z.object({ scope: z.literal('finding'), findingId: z.int() }),
        z.object({
          scope: z.literal('resource'),
          integrationId: id,
          resourceType: id,
          resourceId: z.string().min(1).max(500),
        }),
        z.object({
          scope: z.literal('rule'),
          ruleId: id,
          integrationId: id.optional(),
          filters: z.array(suppressionFilter).max(20).default([]),
        }),
      ]),
      reason: z.string().trim().min(1, 'Say why.').max(2000),
      /** Who says so; the user of this computer if left out. */
      author: z.string().trim().min(1).max(120).optional(),
      /** Null: until it is undone. */
      until: instant.nullable().default(null),
    }),
  ),
  /** Its findings count again, at once. What it was stays on record. */
  undoSuppression: returns<Suppression>()(z.object({ suppressionId: z.int() })),
  /** Newest first. */
  listAlerts: returns<Page<Alert>>()(z.object({ integrationId: id.optional(), ...page })),
  markAlertsSeen: returns<{ marked: number }>()(z.object({ upTo: z.int() })),

  /**
   * One read-only statement, in a process of its own that is killed after `timeoutMs`. With `asOf`, every view of
   * resources and of their changes reads as it did at that moment, and is empty before the first poll; a moment before
   * the history that is kept is refused, and changes from before it are not listed at later ones. Who made a change may
   * have been learned later. The names of integrations and Sightline's own tables
   * (`sightline_…`) are those of now, and an integration that was deleted is gone from the past as well.
   * For results that are looked at or may be long, {@link calls.openResult} and {@link calls.exportQuery}.
   */
  query: returns<QueryResult>()(
    z.object({
      ...statement,
      /** To cancel it by. */
      queryId: ownId.optional(),
      maxRows: z.int().min(1).max(1_000_000).default(10_000),
    }),
  ),

  /**
   * Runs a statement and answers with its first rows as soon as they are there, while the others are still read. Close
   * it when it is no longer shown; of many, those that were not looked at for longest are closed by themselves.
   */
  openResult: returns<OpenResult>()(
    z.object({
      resultId: ownId,
      ...statement,
      ...arranged,
      maxRows: z.int().min(1).max(1_000_000).default(1_000_000),
      ...run,
    }),
  ),
  /**
   * Rows from `offset`, fewer than asked for where there aren't more (yet) or they are very large. Rejects with
   * `no-such-result` once it is closed: open it again.
   */
  readResult: returns<Omit<OpenResult, 'columns'>>()(
    z.object({ resultId: ownId, offset: z.int().min(0), count: z.int().min(1).max(1000).default(200) }),
  ),
  closeResult: returns<{ closed: boolean }>()(z.object({ resultId: ownId })),
  /** Stops a query, result, comparison or export by the id it was given. What a result has by then can be read. */
  cancelQuery: returns<{ cancelled: boolean }>()(z.object({ id: ownId })),
  /**
   * Compares what a statement gives at two moments (`to` left out: now). Without `key`, rows are told apart by the
   * result's columns `id` and `_integrationId`; if it has no `id`, or `key` is empty, they are compared whole.
   */
  openComparison: returns<OpenComparison>()(
    z.object({
      resultId: ownId,
      sql,
      parameters: statement.parameters,
      timeoutMs: statement.timeoutMs,
      ...moments,
      ...run,
    }),
  ),
  /**
   * Writes all rows to a file, as they come: where the host's user wants it (a dialog), or, in a browser, to be fetched
   * from the answer's `download`. Answers once it has begun; {@link Events.export} tells how it goes. Null where the
   * user chose no place.
   */
  exportQuery: returns<ExportProgress | null>()(z.object(toExport)),
  /** A host's: writes an export to the absolute `path`, or, without, to a file of the engine's own. */
  exportQueryTo: returns<ExportProgress>()(
    z.object({
      ...toExport,
      path: z.string().min(1).max(4096).optional(),
    }),
  ),
  /**
   * A host's: the next piece, from `offset` (bytes), of an export without a path; waits for it. An empty piece is the
   * end; the file is deleted with it.
   */
  readExport: returns<{ piece: string; nextOffset: number }>()(
    z.object({ exportId: ownId, offset: z.int().min(0) }),
  ),

  /** The views with samples of what is in them. */
  describeSchema: returns<QuerySchema>()(nothing),

  /** Pinned ones first, then by name. */
  listQueries: returns<SavedQuery[]>()(nothing),
  getQuery: returns<SavedQuery>()(z.object({ queryId: id })),
  /** A new one without `queryId`. Rejects with `name-taken`, or `managed` for one that can't be edited. */
  saveQuery: returns<SavedQuery>()(
    z.object({
      queryId: id.optional(),
      name,
      description: description.default(''),
      tags: tags.default([]),
      sql,
      parameters: z.array(parameter).max(30).default([]),
    }),
  ),
  /** What is left out stays as it is. */
  markQuery: returns<SavedQuery>()(
    z.object({
      queryId: id,
      pinned: z.boolean().optional(),
      watched: z.boolean().optional(),
      values: values.optional(),
    }),
  ),
  deleteQuery: returns<{ deleted: boolean }>()(z.object({ queryId: id })),
  /** Newest first; the last 500 are kept. */
  listQueryRuns: returns<Page<QueryRun>>()(z.object({ queryId: id.optional(), ...page })),

  /** As you type: every word is the beginning of one that is found. The best first, of each kind a few. */
  search: returns<SearchHit[]>()(
    z.object({
      text: z.string().max(200),
      kinds: z.array(z.enum(searchKinds)).optional(),
      limit: z.int().min(1).max(100).default(30),
    }),
  ),
  /** Which resources have these ids, for cells that link to them. Ids of none are left out. */
  locateResources: returns<
    { id: string; integrationId: string; resourceType: string; resourceName: string }[]
  >()(z.object({ ids: z.array(z.string().max(500)).max(200) })),

  getQueryApi: returns<QueryApi>()(nothing),
  setQueryApi: returns<QueryApi>()(z.object({ enabled: z.boolean() })),
  /** The answer's `secret` is shown once, and nowhere kept. */
  createQueryKey: returns<{ key: QueryKey; secret: string }>()(
    z.object({
      name,
      days: z.int().min(1).max(365).default(30),
      queries: z.array(id).max(100).nullable().default(null),
    }),
  ),
  revokeQueryKey: returns<QueryApi>()(z.object({ keyId: id })),
  /** A host's: answers a request that came with a key. Rejects with `forbidden`, telling no more than that. */
  queryWithKey: returns<QueryResult>()(
    z.object({
      secret: z.string().max(200),
      /** Either a statement or a saved query's id. */
      sql: sql.optional(),
      queryId: id.optional(),
      parameters: values.default({}),
      asOf: instant.optional(),
      maxRows: z.int().min(1).max(10_000).default(1000),
      timeoutMs: z.int().min(100).max(60_000).default(30_000),
    }),
  ),
}

export type Calls = typeof calls
export type CallName = keyof Calls
export const callNames = Object.keys(calls) as CallName[]
/** Calls that a host makes itself, and no page may: they name files, or come from outside. */
export const hostCalls: ReadonlySet<string> = new Set<CallName>([
  'exportQueryTo',
  'readExport',
  'queryWithKey',
])
/** What a caller may give: defaults may be left out. */
export type InputOf<Name extends CallName> = z.input<Calls[Name]['input']>
/** What arrives, checked and with its defaults. */
export type CheckedInputOf<Name extends CallName> = z.output<Calls[Name]['input']>
export type OutputOf<Name extends CallName> = NonNullable<Calls[Name]['output']>

// ---- Events -----------------------------------------------------------------------------------------

/** Every event there is, and its payload. */
export interface Events {
  /** An integration was added, edited, paused, deleted or changed its readiness: ask again. */
  integrations: { integrationId: string }
  /** A poll moved on, or ended (its status is then no longer `running`). At most ten a second per integration. */
  poll: Poll
  /** Rules were evaluated: findings may have changed. */
  findings: { integrationId: string }
  alerts: Alert[]
  /** A result moved on, or ended. At most ten a second. */
  result: ResultProgress
  /** An export moved on, or ended. */
  export: ExportProgress
  /** Saved queries, their marks or their watches changed: ask again. */
  queries: Record<never, never>
  /** Rules or suppressions were edited: ask again. */
  rules: Record<never, never>
  /** How a backtest goes. At most ten a second. */
  backtest: BacktestProgress
  /** The engine's process died and was started again: everything shown may be stale. */
  restarted: { reason: string }
}
export const eventNames = [
  'integrations',
  'poll',
  'findings',
  'alerts',
  'result',
  'export',
  'queries',
  'rules',
  'backtest',
  'restarted',
] as const
export type EventName = keyof Events
export type AnyEvent = { [Name in EventName]: { event: Name; payload: Events[Name] } }[EventName]

// ---- The typed API ----------------------------------------------------------------------------------

/**
 * The one API, the same in every host. A call rejects with {@link SightlineError}; `onEvent` returns a
 * function that stops listening.
 */
export type Api = {
  [Name in CallName]: (
    ...input: MayBeEmpty<InputOf<Name>> extends true ? [InputOf<Name>?] : [InputOf<Name>]
  ) => Promise<OutputOf<Name>>
} & {
  onEvent(listener: (event: AnyEvent) => void): () => void
}

type MayBeEmpty<Input> = undefined extends Input ? true : Record<never, never> extends Input ? true : false

/** An error with what to do about it. Its text never holds a token. */
export class SightlineError extends Error {
  override name = 'SightlineError'
  constructor(
    readonly code: string,
    message: string,
    readonly hint = '',
    readonly mistake?: QueryMistake,
  ) {
    super(message)
  }
  report(): ErrorReport {
    const { code, message, hint, mistake } = this
    return { code, message, hint, ...(mistake ? { mistake } : {}) }
  }
  /** The error that was reported across a boundary. */
  static reported({ code, message, hint, mistake }: ErrorReport): SightlineError {
    return new SightlineError(code, message, hint, mistake)
  }
  static from(error: unknown): SightlineError {
    if (error instanceof SightlineError) return error
    const message = error instanceof Error ? error.message : String(error)
    return new SightlineError('internal', message, 'Try again; if it persists, report it with this text.')
  }
}

/** Checks a call's name and input. Throws a SightlineError that names the field and what is wrong with it. */
export function checkCall(name: string, input: unknown): { name: CallName; input: unknown } {
  if (!Object.hasOwn(calls, name)) throw new SightlineError('unknown-call', `There is no call “${name}”.`)
  const checked = calls[name as CallName].input.safeParse(input)
  if (checked.success) return { name: name as CallName, input: checked.data }
  const issue = checked.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new SightlineError(
    'bad-input',
    field ? `${field}: ${issue?.message}` : (issue?.message ?? 'That input is not valid.'),
    'Correct it and try again.',
  )
}

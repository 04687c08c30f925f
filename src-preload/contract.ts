/**
 * The contract: every call and every event between the engine and what a person or a script sees of it,
 * declared once. Hosts check inputs with it, the renderer is typed by it, the preload exposes exactly it.
 */
import { z } from 'zod'
import { type ErrorReport, SightlineError } from './errors'
import { languages, type Severity, severities } from './words'

export * from './errors'
export * from './words'

// The renderer's content security policy forbids eval, which zod would otherwise probe for.
z.config({ jitless: true })

// ---- Words shared by all ----------------------------------------------------------------------------

export type SeverityCounts = Record<Severity, number>

/** An instant as ISO 8601 in UTC with milliseconds. */
export type Instant = string

const pollTypeStatuses = ['waiting', 'running', 'ok', 'skipped', 'failed', 'drifted'] as const
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
  /** Of one that has just gone wrong: the code of its worst problem. */
  code?: string
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
  /** Resources that name this one; of many, the first by name. Entries of logs come last, and are but counted. */
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
  /** It was merely there when its type was listed for the first time. */
  baseline: boolean
  /**
   * Where a modified one differs: paths like `permissions[1].roleId`, by an element's place afterwards, or, where it is
   * gone, by that before; in a list of `byDifference`, by its place in what is given of that.
   */
  fields: string[]
  /** Of a modified one, the top-level fields that those paths are in, on both sides; else the whole body, or null where there was none. */
  before: unknown
  after: unknown
  /** Of those fields, the long lists without an order of which `before` and `after` hold only the items that went and came. */
  byDifference: string[]
  recordedAt: Instant
  /** Who made it and how the provider's trail calls that, as far as it tells; see also {@link madeAnew}. */
  actor: string | null
  eventType: string | null
  /** What the ids of other resources in `before` and `after` stand for, where that is known. */
  names: Record<string, string>
}

/**
 * Explains what is no change of the workspace: another version of Sightline, or another key of its fingerprints, makes
 * something else of the answers that were given before.
 */
export const madeAnew = { actor: 'Sightline', eventType: 'Made anew of the same answers' } as const

export const isMadeAnew = ({ actor, eventType }: Pick<Change, 'actor' | 'eventType'>): boolean =>
  actor === madeAnew.actor && eventType === madeAnew.eventType

/** What differs about one resource between two moments, whatever happened in between. */
export type Difference = Omit<Change, 'id' | 'baseline' | 'recordedAt' | 'actor' | 'eventType'>

/** What one person did between two polls, as the later one found it. */
export interface ChangeGroup {
  /** Tells it apart from all other groups. */
  key: string
  pollId: number
  integrationId: string
  integrationName: string
  recordedAt: Instant
  /** What was merely there when its type was listed for the first time. */
  baseline: boolean
  /** Null where the audit trail doesn't say. */
  actor: string | null
  /** The person's own name, where the actor is one of the workspace's people. */
  actorName: string | null
  counts: { resourceType: string; change: Change['type']; count: number }[]
  total: number
  /** What {@link calls.markChangesSeen} takes to mark it as seen, and all before it. */
  upTo: number
  unseen: boolean
  /** The first of its changes; none of a `baseline`. */
  changes: Change[]
}

export interface Timeline {
  /** The latest poll's first; of one poll, who did most comes first, what nobody is known of last. */
  groups: ChangeGroup[]
  /** What gives the older ones; null where there are none. */
  next: string | null
}

/** All that one person changed, of the changes that were asked for. */
export interface Actor {
  /** Null where the audit trail doesn't say. */
  actor: string | null
  /** The person's own name, where the actor is one of the workspace's people. */
  actorName: string | null
  total: number
  /** When the latest of them was found, and in which integration. */
  latestAt: Instant
  integrationName: string
  /** The first of them, newest first. */
  changes: Change[]
}

/** Changes by day, in this computer's time zone; without what was merely there when its type was first listed. */
export interface ChangeDays {
  /** Oldest first; days without changes are left out. */
  days: { day: string; added: number; modified: number; removed: number }[]
  total: number
}

/** What changes can be filtered by: what occurs in them, the most frequent first. */
export interface ChangeFacets {
  types: { resourceType: string; changes: number }[]
  /** Null: those that nobody is known of. */
  people: { actor: string | null; name: string | null; changes: number }[]
  fields: { resourceType: string; field: string }[]
}

/** How far somebody has looked at the changes. */
export interface SeenChanges {
  upTo: number
  /** When that was; null: never. */
  at: Instant | null
  unseen: number
  /** What it was before, to undo it by. */
  before: number
}

/** How many people have which role through which group, or directly. */
export interface AccessMap {
  /** The resource type of groups. */
  groupType: string
  /** The resource type of roles. */
  roleType: string
  /** The owner's first, then by how many have it. */
  roles: { roleId: string; roleName: string; owner: boolean }[]
  /** `groupId` null: directly. `people` are counted by role id. */
  rows: { groupId: string | null; name: string; people: Record<string, number> }[]
  /** There are so many beside those that are listed. */
  moreRoles: number
  moreRows: number
}

/** Open findings of one severity that have been open for so long. */
export interface FindingAge {
  fromDays: number
  /** Null: or longer. */
  toDays: number | null
  severity: Severity
  count: number
}

/** Counts of a column's values, the most frequent first. */
export interface Facet {
  column: string
  /** `name`: of the resource that it is the id of. */
  values: { value: string | number | null; name: string | null; count: number }[]
  /** There are more than are listed. */
  more: boolean
}

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

export interface Alert {
  id: number
  at: Instant
  integrationId: string
  integrationName: string
  kind: AlertKind
  severity: Severity
  ruleId: string | null
  ruleName: string | null
  /** Of a watched query's alert. */
  queryId: string | null
  /** Of a compliance score's alert. */
  packId: string | null
  /** The alert rule that asked for it, where it is there for that one alone. */
  alertRuleId: string | null
  /** One sentence, fit for a notification's title. */
  title: string
  /** The first ten of what it is about, by name; or the reason. */
  details: string[]
  /** The first ten resources that it is about; `findingId` where it is about findings. */
  findings: { findingId: number | null; resourceType: string; resourceId: string; resourceName: string }[]
  /** Of how many resources (or changes) those are the first. */
  total: number
  /** Where it is told, and how that goes. */
  deliveries: Pick<Delivery, 'id' | 'channelName' | 'channelKind' | 'status'>[]
  seen: boolean
}

export const alertKinds = [
  /** Findings of a rule. */
  'opened',
  'reopened',
  'resolved',
  /** A rule stands otherwise than before. */
  'rule_status',
  /** Resources changed. */
  'changed',
  /** A watched query's result is not what it was before the poll. */
  'query_changed',
  /** A compliance score fell below what an alert rule asks for. */
  'score',
  /** The integration itself. */
  'not_ready',
  'ready',
  /** Its polls have been failing for as long as an alert rule says. */
  'failing',
] as const
export type AlertKind = (typeof alertKinds)[number]

// ---- Alert rules, channels, deliveries --------------------------------------------------------------

const alertTimes = ['at_once', 'daily', 'weekly'] as const
/** When alerts are told: at once, or gathered into a digest. */
export type AlertTime = (typeof alertTimes)[number]

/** Which alerts go where, and when. What no alert rule is about is in the list of alerts, and told nowhere. */
export interface AlertRule {
  id: string
  name: string
  enabled: boolean
  condition: AlertCondition
  /** Empty: all. */
  integrationIds: string[]
  channelIds: string[]
  time: AlertTime
  /** Of alerts that have none of their own: of changes, rules' statuses, scores and failing polls. */
  severity: Severity
  /** When something was last told because of it. */
  lastAlertAt: Instant | null
}

/** Where alerts are told. Its secrets are in the vault: they go in, and never come out again. */
export interface Channel {
  id: string
  name: string
  /** False: nothing is told there. */
  enabled: boolean
  /** Whether quiet hours hold what is to be told there. */
  keepsQuiet: boolean
  settings: ChannelSettings
  /** Where it goes, without anything secret: a host, mail addresses. Empty for the system's own notifications. */
  address: string
  /** Messages on their way: waiting, or to be tried again. */
  waiting: number
  /** Messages that wait for the end of quiet hours, or for their digest. */
  held: number
  /** The latest message that was sent or could not be. Null: there was none yet. */
  lastDelivery: Pick<Delivery, 'status' | 'lastAttemptAt' | 'error'> | null
}

/** What can be shown of a channel's settings. */
export type ChannelSettings =
  /** The notifications of this computer, and the tray. There is one, and it can't be deleted. */
  | { kind: 'system' }
  /** Incoming webhooks, whose address is a secret itself: its host alone is shown. */
  | { kind: 'slack'; host: string }
  | { kind: 'teams'; host: string }
  | {
      kind: 'webhook'
      host: string
      /** Names of the headers that are sent along; their values are secret. */
      headers: string[]
      /** Whether messages are signed. */
      signed: boolean
      contentType: string
      /** Null: {@link webhookBody}. */
      template: string | null
    }
  | {
      kind: 'email'
      host: string
      port: number
      security: MailSecurity
      /** Null: without signing in. */
      user: string | null
      from: string
      to: string[]
    }
export type ChannelKind = ChannelSettings['kind']

export const mailSecurities = ['tls', 'starttls', 'none'] as const
/** TLS from the start (465), STARTTLS before anything else (587), or nothing, which only this computer's own may have. */
export type MailSecurity = (typeof mailSecurities)[number]

/** What stands for what in a webhook's template, as `{{name}}`; within JSON quotes unless it says otherwise. */
export const webhookPlaceholders = [
  { name: 'title', description: 'One sentence: what happened' },
  { name: 'text', description: 'The whole message as plain text, several lines' },
  { name: 'severity', description: 'The worst of its alerts: critical, high, medium or low' },
  { name: 'kind', description: 'Of its first alert: opened, resolved, changed …' },
  { name: 'integration', description: 'The integration’s name; several separated by commas' },
  { name: 'at', description: 'When it happened, ISO 8601' },
  { name: 'count', description: 'How many alerts it tells of; a number, without quotes' },
  { name: 'id', description: 'The message’s own id: the same when it is tried again' },
  { name: 'alerts', description: 'All alerts as a JSON array, without quotes' },
] as const
/** What a webhook without a template of its own is sent. */
export const webhookBody = `{
  "id": "{{id}}",
  "title": "{{title}}",
  "text": "{{text}}",
  "severity": "{{severity}}",
  "at": "{{at}}",
  "count": {{count}},
  "alerts": {{alerts}}
}`

/** What came of trying a channel. */
export interface ChannelTest {
  ok: boolean
  tookMs: number
  /** What it said: “200”, “250 accepted”. Null where there was no answer. */
  answer: string | null
  error: ErrorReport | null
}

export const deliveryStatuses = ['held', 'waiting', 'failed', 'sent', 'not_shown', 'given_up'] as const
/**
 * `held`: until quiet hours are over, or its digest is due. `waiting`: sent as soon as it can be. `failed`: tried again at
 * `nextAttemptAt`. `not_shown`: no app was open on this computer to show it. `given_up`, and that: not tried again, unless
 * it is asked for.
 */
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/**
 * One message to one channel. `storm`: so much at once that it became one message; `quiet_hours`: what was held during
 * them; `daily`, `weekly`: a digest.
 */
export interface Delivery {
  id: number
  channelId: string
  channelName: string
  channelKind: ChannelKind
  purpose: 'alert' | 'storm' | 'quiet_hours' | 'daily' | 'weekly' | 'test'
  status: DeliveryStatus
  title: string
  /** The first ten of its alerts. */
  alerts: Pick<Alert, 'id' | 'title' | 'severity' | 'kind' | 'integrationId'>[]
  /** Of how many those are the first. */
  total: number
  createdAt: Instant
  attempts: number
  lastAttemptAt: Instant | null
  /** When it is tried (again), or no longer held. */
  nextAttemptAt: Instant | null
  sentAt: Instant | null
  /** Why the last attempt failed, and what to do. Never with anything secret. */
  error: ErrorReport | null
}

/** When to be left alone, and when digests come. All times are local ones. */
export interface AlertSettings {
  quietHours: QuietHours
  digests: { time: string; weekday: Weekday }
  /** As “Europe/Berlin”; null: this computer's. */
  timeZone: string | null
  /** This computer's. */
  computerTimeZone: string
  /** Until when it is quiet now; null: it isn't. */
  quietUntil: Instant | null
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
  /** Rules that could not be evaluated in some integration. */
  notEvaluated: number
  polling: number
  unseenAlerts: number
  unseenChanges: number
  resources: number
  changes24h: number
  latestAlerts: Alert[]
  /** The machine has no network at the moment: what needs one waits for it. */
  offline: boolean
  /** The same as in {@link About}. */
  notice: string | null
}

/** How tokens are kept. */
export interface VaultInfo {
  kind: 'os' | 'file' | 'passphrase'
  /** In English, as is the warning; screens say both themselves. */
  label: string
  warning: string | null
  /** Of `os`: what the system calls its own. */
  keeper: 'keychain' | 'dpapi' | 'keyring' | 'kwallet' | null
  /**
   * What is to be known before one trusts it. `readable`: by whoever reads the key file as this user;
   * `passphrase_unused`: as well, and a passphrase is set that it was not made with; `scrambled`: no keyring, so that
   * whoever reads the data folder reads tokens; `silent`: the system's doesn't answer.
   */
  weakness: 'readable' | 'passphrase_unused' | 'scrambled' | 'silent' | null
  keyFile: string | null
}

export interface About {
  version: string
  /** What it runs on, such as Node and SQLite, the host's first. */
  runs: { name: string; version: string }[]
  /** The shape of the database: how many migrations it has gone through. */
  schemaVersion: number
  dataDir: string
  /** What a terminal begins a command with, so that it is about this data folder: “sightline”, or with what it needs. */
  commandLine: string
  vault: VaultInfo
  /** What happened to the data folder that the user must know of; null if nothing did. */
  notice: string | null
}

export interface Done {
  done: true
}

/** How the engine reaches the outside. */
export interface NetworkSettings {
  /**
   * `system`: what the environment says (HTTPS_PROXY, NO_PROXY) or, in the desktop app, the system's own settings.
   * `none`: straight. `manual`: by the proxy at `url`. Requests to this machine go by no proxy.
   */
  proxy: { mode: (typeof proxyModes)[number]; url: string; user: string; hasPassword: boolean }
  /** Trusted besides those that the system trusts. */
  certificates: TrustedCertificate[]
}
export const proxyModes = ['system', 'none', 'manual'] as const

export interface TrustedCertificate {
  subject: string
  issuer: string
  expiresAt: Instant
  /** SHA-256, in hex with colons. */
  fingerprint: string
  /** What speaks against it; null if nothing does. */
  warning: string | null
}

/** What the engine knows of the machine's power. */
export interface PowerSettings {
  /** Null: nobody told. Only the desktop app knows. */
  onBattery: boolean | null
  /** On battery, integrations are polled a quarter as often. */
  sparing: boolean
}

export const logLevels = ['info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** A line of the log. Its facts are numbers, codes and ids: nothing that a provider or a person wrote. */
export interface LogEntry {
  /** Its own among all lines, the newest has the highest. */
  id: number
  at: Instant
  level: LogLevel
  /** What happened, such as `poll-ended`. */
  event: string
  facts: Record<string, string | number | boolean>
}

/** A report for whoever helps: shown in full before it is saved. */
export interface Diagnostics {
  /** Where it is saved, unless another name is chosen. */
  fileName: string
  text: string
}

export const updateModes = ['off', 'tell', 'download'] as const
export type UpdateMode = (typeof updateModes)[number]

/** What only the desktop app can be set to. */
export interface DesktopSettings {
  startsAtLogin: boolean
  /** The user has said whether it is to. */
  askedAboutLogin: boolean
  /** Until the user agreed, nothing is asked of anybody. */
  updates: UpdateMode
  /** Why there can be no updates, such as in a checkout; null if there can. */
  updatesNotHere: string | null
  update: UpdateState
  /** What the system does with notifications while it is not to disturb. */
  doNotDisturb: string
}

export type UpdateState =
  | { state: 'unknown' | 'checking' | 'none' }
  | { state: 'available' | 'downloading' | 'ready'; version: string }
  | { state: 'failed'; message: string }

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

export const mirrorExportFormats = ['parquet', 'postgres'] as const
export type MirrorExportFormat = (typeof mirrorExportFormats)[number]

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

// ---- Access -----------------------------------------------------------------------------------------

/** What can be asked of a resource's access: what a person may touch, what a group gives, who has a role, who may touch a thing. */
export const accessKinds = ['person', 'group', 'role', 'thing'] as const
export type AccessKind = (typeof accessKinds)[number]

/** A resource whose access can be asked for. */
export interface AccessSubject {
  integrationId: string
  integrationName: string
  kind: AccessKind
  type: string
  id: string
  name: string
  /** A person's mail address, a group's size, what a role allows. */
  detail: string | null
}

/**
 * What a role was granted on: all of the workspace, of that what has one of some labels, or one thing. All of the
 * workspace is everything only for a role that is about everything: for others it is all of some types, or the
 * workspace itself and nothing in it.
 */
export interface AccessScope {
  kind: 'everything' | 'types' | 'itself' | 'labels' | 'thing'
  /** Of a thing; its name is null once it is gone. */
  type: string | null
  id: string | null
  name: string | null
  /** As `key:value`. */
  labels: string[]
  /** Resource types, all of each. */
  types: string[]
}

/** A role that somebody has, and the way it came. */
export interface AccessGrant {
  /** Names it among the grants of its holder, which is the group where there is one. */
  key: string
  /** Null where it is a group's own. */
  personId: string | null
  personName: string | null
  personEmail: string | null
  /** Null: granted to the person directly. */
  groupId: string | null
  groupName: string | null
  roleId: string
  roleName: string
  scope: AccessScope
}

/** How much of a resource type somebody's roles are about. */
export interface AccessReach {
  type: string
  reached: number
  total: number
  /** By a role on all of it, now and in future. */
  everything: boolean
}

/** What its access comes to. */
export interface AccessSummary extends AccessSubject {
  grants: number
  /** Who has one of them: 1 for a person, the members for a group. */
  people: number
  /** Grants that came directly. */
  direct: number
  /** Of a person or group. */
  reach: AccessReach[]
  /** Of a role or thing: how people came to it, whichever way was asked for. Directly comes first. */
  ways: AccessEntry[]
}

/** One way to a role or thing, and how many people take it. */
export interface AccessEntry {
  /** Null: directly. */
  groupId: string | null
  groupName: string | null
  people: number
}

/** A thing that somebody may touch. */
export interface ReachedThing {
  type: string
  id: string
  name: string
  roles: string[]
}

/** Drawn from left to right: people, groups, roles, what they are granted on. */
export interface AccessGraph {
  nodes: AccessNode[]
  edges: { from: string; to: string }[]
  /** Ways that would have been too many to be read. */
  left: number
}

export interface AccessNode {
  id: string
  /** `people` and `things` stand for several. */
  kind: 'person' | 'people' | 'group' | 'role' | Exclude<AccessScope['kind'], 'thing'> | 'thing' | 'things'
  title: string
  detail: string | null
  /** Of `types`. */
  types: string[]
  /** Of `people` and `things`: how many. */
  count: number
  /** What is opened from it. */
  subject: { type: string; id: string } | null
  /** It is what was asked for. */
  asked: boolean
}

/** What becomes of one role of one person if a grant goes away. */
export interface AccessLoss extends AccessGrant {
  /** `part`: some of it is still reached. */
  outcome: 'loses' | 'part' | 'keeps'
  /** Through what the person still has it, or part of it. */
  through: AccessWay[]
}

/** A role, on what it was granted, and through which group; null: directly. */
export type AccessWay = Pick<AccessGrant, 'roleName' | 'groupName' | 'scope'>

export interface WithoutGrant extends Page<AccessLoss> {
  people: number
  loses: number
  part: number
  keeps: number
  /** What the grants that go away are about, by type. */
  reach: AccessReach[]
}

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
  apiUrl: z
    .url({ protocol: /^https?$/, error: 'An API URL starts with https://' })
    .refine(
      (url) => !/^[^/]*\/\/[^/?#]*@/.test(url),
      'An API URL has no user and no password in it: the token is given by itself.',
    )
    .optional(),
}

/** Columns are checked against the type's own; an unknown one is an error that names those there are. */
const filter = z.object({
  column: z.string().max(100),
  operator: z.enum(['is', 'is_not', 'contains', 'is_empty', 'is_not_empty']),
  value: z.union([z.string().max(500), z.number(), z.null()]).default(null),
})
export type Filter = z.infer<typeof filter>
/** Resources of a type, narrowed down. */
const listed = {
  type: id,
  integrationId: id.optional(),
  search: z.string().max(200).default(''),
  filters: z.array(filter).max(20).default([]),
}
const sortedList = {
  ...listed,
  sort: z.object({ column: z.string().max(100), descending: z.boolean().default(false) }).optional(),
}

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
const toMirrorExport = { exportId: ownId, format: z.enum(mirrorExportFormats) }
const parameter = z.object({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/, 'A name has letters, digits and _ only.'),
  title: z.string().trim().max(120).default(''),
  kind: z.enum(parameterKinds).default('text'),
  default: z.union([z.string().max(2000), z.number(), z.null()]).default(null),
  choices: z.array(z.string().max(200)).max(200).default([]),
})

const findingFilter = {
  integrationId: id.optional(),
  ruleId: id.optional(),
  resourceType: id.optional(),
  severity: z.enum(severities).optional(),
  status: z.enum(findingStatuses).optional(),
  /** All its words are in the resource’s name or id, or in the rule’s name. */
  search: z.string().max(200).default(''),
}
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

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 22:00.')
const quietHours = z.object({
  enabled: z.boolean(),
  /** The days on which they begin. */
  days: z.array(z.enum(weekdays)).max(7),
  from: timeOfDay,
  /** Of the next day, where it is not after `from`. */
  to: timeOfDay,
  /** What is this severe or worse is told all the same; null: nothing is. */
  except: z.enum(severities).nullable(),
})
export type QuietHours = z.infer<typeof quietHours>

/** In each list, none means any. In globs, * and ? stand for others. */
const alertCondition = z.discriminatedUnion('on', [
  z.object({
    on: z.literal('finding'),
    transitions: z.array(z.enum(['opened', 'reopened', 'resolved'])).min(1, 'Choose at least one.'),
    severities: z.array(z.enum(severities)).default([]),
    ruleIds: z.array(id).max(500).default([]),
  }),
  z.object({
    on: z.literal('rule_status'),
    /** That it is in now and was not before. */
    statuses: z.array(z.enum(['ok', 'warning', 'not_evaluated', 'error'])).min(1, 'Choose at least one.'),
    ruleIds: z.array(id).max(500).default([]),
  }),
  z.object({
    on: z.literal('change'),
    resourceTypes: z.array(id).max(200).default([]),
    changes: z.array(z.enum(['added', 'modified', 'removed'])).default([]),
    /** Globs of paths such as `permissions[0].roleId`: `permissions*`. What was added or removed has none. */
    fields: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
    /** Globs of values, such as a role's name: one of them is in it now, and wasn't before (or not so often). */
    gained: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
    /** Who did it: some user, some token, it isn't known, or a glob of mail addresses or names. */
    actors: z
      .array(
        z.discriminatedUnion('by', [
          z.object({ by: z.enum(['user', 'token', 'unknown']) }),
          z.object({ by: z.literal('glob'), glob: z.string().trim().min(1).max(200) }),
        ]),
      )
      .max(50)
      .default([]),
  }),
  z.object({ on: z.literal('query'), queryIds: z.array(id).max(500).default([]) }),
  z.object({
    on: z.literal('score'),
    packIds: z.array(id).max(100).default([]),
    /** In percent: told when the score falls below it. */
    below: z.number().min(1).max(100),
  }),
  z.object({
    on: z.literal('readiness'),
    states: z.array(z.enum(['not_ready', 'ready'])).min(1, 'Choose at least one.'),
  }),
  z.object({
    on: z.literal('failing'),
    hours: z.number().min(1, 'At least an hour.').max(720, 'At most 30 days.'),
  }),
])
export type AlertCondition = z.output<typeof alertCondition>
const alertRule = {
  name,
  enabled: z.boolean(),
  condition: alertCondition,
  integrationIds: z.array(id).max(200),
  channelIds: z.array(id).max(50),
  time: z.enum(alertTimes),
  severity: z.enum(severities),
}

const webhookAddress = z
  .string()
  .trim()
  .max(4000)
  .refine((text) => URL.canParse(text), 'Paste the whole address: it starts with https://')
const mailAddress = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s<>@,;"\r\n]+@[^\s<>@,;"\r\n]+$/, 'A mail address looks like “ada@acme.com”.')
/** Secrets that are left out stay as they are stored. */
const channelInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('slack'), url: webhookAddress.optional() }),
  z.object({ kind: z.literal('teams'), url: webhookAddress.optional() }),
  z.object({
    kind: z.literal('webhook'),
    /** https, but for this computer's own. */
    url: webhookAddress.optional(),
    /** All there are; of one without a value, that which is stored stays. */
    headers: z
      .array(
        z.object({
          name: z
            .string()
            .trim()
            .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'A header’s name has letters, digits and - only.'),
          value: z
            .string()
            .max(4000)
            .regex(/^[\x20-\x7e]*$/, 'A header’s value has no line breaks or special characters.')
            .optional(),
        }),
      )
      .max(20)
      .default([]),
    /** What messages are signed with; null: they are not. */
    secret: z.string().min(8, 'At least 8 characters.').max(1000).nullable().optional(),
    contentType: z
      .string()
      .trim()
      .regex(/^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/, 'It looks like application/json.')
      .default('application/json'),
    template: z.string().max(20_000).nullable().default(null),
  }),
  z.object({
    kind: z.literal('email'),
    host: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.:-]{1,253}$/, 'A host looks like smtp.acme.com.'),
    port: z.int().min(1).max(65_535),
    security: z.enum(mailSecurities),
    user: z.string().trim().min(1).max(320).nullable().default(null),
    password: z.string().min(1).max(1000).optional(),
    from: mailAddress,
    to: z.array(mailAddress).min(1, 'Say to whom.').max(50),
  }),
])
export type ChannelInput = z.input<typeof channelInput>

/** Which changes. What is left out lets all pass. */
const changeFilter = {
  integrationId: id.optional(),
  resourceType: id.optional(),
  change: z.enum(['added', 'modified', 'removed']).optional(),
  /** Top-level fields: a modification is about one of them. */
  fields: z.array(z.string().max(200)).min(1).max(50).optional(),
  /** Null: those that nobody is known of. */
  actor: z.string().max(320).nullable().optional(),
  /** In a resource's name or id. */
  search: z.string().max(200).default(''),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** What was merely there when its type was listed for the first time: as well, not, or that alone. */
  baseline: z.union([z.boolean(), z.literal('only')]).default(true),
  /** Only those since {@link calls.markChangesSeen}. */
  unseen: z.boolean().default(false),
}

/**
 * A resource whose access is asked for, by its type: that of people, of groups, of roles, or of a thing roles are
 * granted on. `through`: only what people have by this group, or (null) directly.
 */
const accessSubject = {
  integrationId: id,
  type: id,
  id: z.string().min(1).max(500),
  through: z.string().min(1).max(500).nullable().optional(),
}
const asOfMoment = { asOf: instant.optional() }
const reviewId = { reviewId: id }
const toReviewExport = {
  exportId: ownId,
  ...reviewId,
  format: z.enum(reviewReportFormats),
}

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

const pem = z.string().max(200_000, 'That is too long for certificates.')
const fact = z.union([z.string().max(200), z.number(), z.boolean()])

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
  listResources: returns<Page<Row>>()(z.object({ ...sortedList, ...page })),
  /** What {@link calls.listResources} lists as a query of one's own to start from: the same rows in the same order. */
  getListSql: returns<{ sql: string }>()(z.object(sortedList)),
  /** The most frequent values of a column, for a filter's menu. */
  listValues: returns<{ value: string | number | null; count: number }[]>()(
    z.object({ type: id, column: z.string().max(100), integrationId: id.optional() }),
  ),
  /**
   * How often each value occurs among what {@link calls.listResources} lists, of columns that have few. The filters of a
   * column itself don't count for it: one sees what else there is.
   */
  countFacets: returns<Facet[]>()(z.object(listed)),
  getResource: returns<Resource>()(
    z.object({ integrationId: id, type: id, resourceId: z.string().max(500) }),
  ),
  /** Newest first; with `pollId`, in the order in which they were found. */
  listChanges: returns<Page<Change>>()(
    z.object({
      ...changeFilter,
      resourceId: z.string().max(500).optional(),
      pollId: z.int().optional(),
      ...page,
    }),
  ),
  /** A page of groups of changes, `limit` polls at most. `before` is an earlier answer's `next`: what came since doesn't shift it. */
  listTimeline: returns<Timeline>()(
    z.object({
      ...changeFilter,
      before: z.string().max(100).optional(),
      limit: z.int().min(1).max(100).default(20),
      /** Of each group. */
      changes: z.int().min(0).max(100).default(8),
    }),
  ),
  /** Who did something last comes first, what nobody is known of last. */
  listActors: returns<Page<Actor>>()(
    z.object({
      ...changeFilter,
      /** Of each. */
      changes: z.int().min(0).max(100).default(8),
      ...page,
    }),
  ),
  countChangesByDay: returns<ChangeDays>()(z.object(changeFilter)),
  listChangeFacets: returns<ChangeFacets>()(z.object({ integrationId: id.optional() })),
  getSeenChanges: returns<SeenChanges>()(nothing),
  /** All that there is now, if left out. It may go back as well: that is how it is undone. */
  markChangesSeen: returns<SeenChanges>()(z.object({ upTo: z.int().min(0).optional() })),

  /**
   * What differs between two moments (`to` left out: now), by type and id. `total` and the pages count the resources
   * that changed in between; those that are again as they were are no rows.
   */
  diff: returns<Page<Difference>>()(
    z.object({
      from: z.iso.datetime({ offset: true }),
      to: z.iso.datetime({ offset: true }).optional(),
      type: id.optional(),
      /** One resource, of the `type`. */
      resource: z.object({ integrationId: id, resourceId: z.string().max(500) }).optional(),
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

  /** Without `sort`, open ones come first, the worst before the others and then the newest. */
  listFindings: returns<Page<Finding>>()(
    z.object({
      findingId: z.int().optional(),
      ...findingFilter,
      sort: z.object({ column: z.enum(findingOrders), descending: z.boolean().default(false) }).optional(),
      ...page,
    }),
  ),
  /**
   * Which rules (`ruleId`) and resource types (`resourceType`) {@link calls.listFindings} has, and how often; which rule or
   * type is asked for doesn't count: one sees what else there is.
   */
  countFindingFacets: returns<Facet[]>()(z.object(findingFilter)),
  countFindingsByAge: returns<FindingAge[]>()(z.object({ integrationId: id.optional() }).default({})),
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
  /** How the packs stand in one integration, or in all. */
  listCompliancePacks: returns<CompliancePackSummary[]>()(
    z.object({ integrationId: id.optional() }).default({}),
  ),
  /** Rejects with `no-such-pack`. */
  getCompliancePack: returns<CompliancePack>()(z.object({ packId: id, integrationId: id.optional() })),
  /** How the score came to be what it is, newest first; over all integrations, or in one. */
  listComplianceScores: returns<Page<ComplianceScoreStep>>()(
    z.object({ packId: id, integrationId: id.optional(), ...page }),
  ),
  /** In one integration, or in each. Rejects with `no-such-control`, or `not-manual` where rules tell all. */
  attestControl: returns<Attestation[]>()(
    z.object({
      packId: id,
      controlId: id,
      integrationId: id.optional(),
      met: z.boolean(),
      note: z.string().trim().min(1, 'Say what you saw.').max(4000),
      /** Who says so; the user of this computer if left out. */
      author: z.string().trim().min(1).max(120).optional(),
      /** Null: until there is another one. */
      until: instant.nullable().default(null),
    }),
  ),
  /** The one before it counts again. What it was stays on record. */
  withdrawAttestation: returns<Attestation>()(z.object({ attestationId: z.int() })),
  /** Newest first, with those that were withdrawn. */
  listAttestations: returns<Page<Attestation>>()(
    z.object({ packId: id, controlId: id.optional(), integrationId: id.optional(), ...page }),
  ),

  /** Newest first. */
  listAlerts: returns<Page<Alert>>()(
    z.object({
      integrationId: id.optional(),
      kinds: z.array(z.enum(alertKinds)).optional(),
      severities: z.array(z.enum(severities)).optional(),
      since: instant.optional(),
      ...page,
    }),
  ),
  /** All that there are now, if left out. `before` is what {@link calls.markAlertsUnseen} takes to undo it. */
  markAlertsSeen: returns<{ marked: number; before: number }>()(z.object({ upTo: z.int().optional() })),
  /** Those after that one are new again. */
  markAlertsUnseen: returns<{ marked: number }>()(z.object({ after: z.int().min(0) })),
  /** A host that shows alerts as notifications of the system says so, and again before `forMs` are over. */
  showAlerts: returns<{ forMs: number }>()(z.object({})),

  /** By name. */
  listAlertRules: returns<AlertRule[]>()(nothing),
  /** Rejects with `no-such-channel`, `name-taken`. */
  addAlertRule: returns<AlertRule>()(
    z.object({
      ...alertRule,
      enabled: alertRule.enabled.default(true),
      integrationIds: alertRule.integrationIds.default([]),
      time: alertRule.time.default('at_once'),
      severity: alertRule.severity.default('medium'),
    }),
  ),
  /** What is left out stays as it is. Rejects with `no-such-alert-rule` as well. */
  updateAlertRule: returns<AlertRule>()(
    z.object({ alertRuleId: id, ...z.object(alertRule).partial().shape }),
  ),
  deleteAlertRule: returns<{ deleted: boolean }>()(z.object({ alertRuleId: id })),

  /** This computer's own first, then by name. */
  listChannels: returns<Channel[]>()(nothing),
  /** Not tried: {@link calls.testChannel} does. Rejects with `name-taken`, or `bad-address` for one that won't do. */
  addChannel: returns<Channel>()(
    z.object({ name, settings: channelInput, keepsQuiet: z.boolean().default(true) }),
  ),
  /** What is left out stays as it is. `settings` are given as a whole, but for secrets. Rejects with `no-such-channel`. */
  updateChannel: returns<Channel>()(
    z.object({
      channelId: id,
      name: name.optional(),
      enabled: z.boolean().optional(),
      keepsQuiet: z.boolean().optional(),
      settings: channelInput.optional(),
    }),
  ),
  /** With its secrets, its deliveries and what waits for it. Rejects with `system-channel` for this computer's own. */
  deleteChannel: returns<{ deleted: boolean }>()(z.object({ channelId: id })),
  /**
   * Sends a message there, and answers once it arrived or couldn't. With `settings`, as they would be: nothing is saved.
   * Secrets that those leave out are taken from the channel that is given.
   */
  testChannel: returns<ChannelTest>()(
    z.object({ channelId: id.optional(), settings: channelInput.optional() }),
  ),

  /** Newest first. */
  listDeliveries: returns<Page<Delivery>>()(
    z.object({
      channelId: id.optional(),
      alertId: z.int().optional(),
      statuses: z.array(z.enum(deliveryStatuses)).optional(),
      ...page,
    }),
  ),
  /** Sends it now, whether it was held, failed or given up. Rejects with `no-such-delivery`, `channel-off`. */
  retryDelivery: returns<Delivery>()(z.object({ deliveryId: z.int() })),

  getAlertSettings: returns<AlertSettings>()(nothing),
  /** What is left out stays as it is. What is held goes by the new times. */
  setAlertSettings: returns<AlertSettings>()(
    z.object({
      quietHours: quietHours.optional(),
      digests: z.object({ time: timeOfDay, weekday: z.enum(weekdays) }).optional(),
      timeZone: z.string().max(100).nullable().optional(),
    }),
  ),

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
   * Writes the whole mirror and its history to a new folder inside the one that the user chooses. As
   * {@link calls.exportQuery} otherwise; rejects with `not-here` where the host can't ask for a folder.
   */
  exportMirror: returns<ExportProgress | null>()(z.object(toMirrorExport)),
  /**
   * A host's: the same to a new folder at the absolute `path`, which is there once it is whole. {@link Events.export}
   * tells how it goes, `cancelQuery` cancels it. Rejects with `already-there`.
   */
  exportMirrorTo: returns<ExportProgress>()(
    z.object({ ...toMirrorExport, path: z.string().min(1).max(4096) }),
  ),
  /**
   * A host's: the next piece, from `offset` (bytes), of an export without a path; waits for it. An empty piece is the
   * end; the file is deleted with it.
   */
  readExport: returns<{ piece: string; nextOffset: number; encoding: 'utf8' | 'base64' }>()(
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

  /** People, groups, roles and what they are granted on, whose name (or mail address, or id) has the text in it. */
  searchAccess: returns<Page<AccessSubject>>()(
    z.object({
      text: z.string().max(200).default(''),
      kind: z.enum(accessKinds).optional(),
      integrationId: id.optional(),
      ...page,
    }),
  ),
  /** Rejects with `no-such-resource`, or with `no-access-known` for a type that access isn't told by. */
  describeAccess: returns<AccessSummary>()(z.object({ ...accessSubject, ...asOfMoment })),
  /** A person's or a group's roles by name; of a role or a thing, who has it or may touch it, by the person's name. */
  listAccess: returns<Page<AccessGrant>>()(
    z.object({ ...accessSubject, ...asOfMoment, search: z.string().max(200).default(''), ...page }),
  ),
  /** What a person, or who is in a group, may touch of one type. */
  listReach: returns<Page<ReachedThing>>()(
    z.object({ ...accessSubject, ...asOfMoment, reached: id, ...page }),
  ),
  /** The same as {@link calls.listAccess} as a graph that can be read: what is alike is drawn as one. */
  drawAccess: returns<AccessGraph>()(z.object({ ...accessSubject, ...asOfMoment })),
  /** What would change if a person or group lost one grant, or a group one member. Changes nothing. */
  withoutGrant: returns<WithoutGrant>()(
    z.object({
      integrationId: id,
      change: z.discriminatedUnion('what', [
        z.object({
          what: z.literal('grant'),
          holder: z.enum(['person', 'group']),
          id: z.string().min(1).max(500),
          key: z.string().min(1).max(20_000),
        }),
        z.object({
          what: z.literal('member'),
          groupId: z.string().min(1).max(500),
          personId: z.string().min(1).max(500),
        }),
      ]),
      ...page,
    }),
  ),
  /** Who has what at a glance. */
  mapAccess: returns<AccessMap>()(z.object({ integrationId: id })),
  /** Roles that people have, and how many grants that is: what a campaign may be held to. The owner's comes first. */
  listAccessRoles: returns<{ roleName: string; owner: boolean; people: number; grants: number }[]>()(
    z.object({ integrationId: id }),
  ),

  /** Open ones first, what is due next before the others. */
  listReviews: returns<Page<AccessReview>>()(z.object({ integrationId: id.optional(), ...page })),
  /** Rejects with `no-such-review`. */
  getReview: returns<AccessReview>()(z.object(reviewId)),
  /** Rejects with `name-taken`, or with `nothing-to-review` where nobody has such a role. */
  createReview: returns<AccessReview>()(
    z.object({
      integrationId: id,
      name,
      roles: z.array(z.string().max(200)).min(1, 'Choose a role.').max(200).nullable().default(null),
      reviewer: z.string().trim().min(1, 'Say who reviews.').max(120),
      dueOn: z.iso.date('A day looks like 2026-03-31.').nullable().default(null),
    }),
  ),
  /** By person, then role. `gone` and `still_there` are what they are in {@link AccessReview}. */
  listReviewItems: returns<Page<AccessReviewItem>>()(
    z.object({
      ...reviewId,
      show: z.enum(['undecided', ...reviewDecisions, 'gone', 'still_there']).optional(),
      roleName: z.string().max(200).optional(),
      search: z.string().max(200).default(''),
      ...page,
    }),
  ),
  listReviewRoles: returns<{ roleName: string; items: number; undecided: number }[]>()(z.object(reviewId)),
  /** Access within the campaign's roles that came after it was made. */
  listNewAccess: returns<Page<AccessGrant>>()(z.object({ ...reviewId, ...page })),
  /** Null takes a decision back; a note that is left out stays. Rejects with `closed`. */
  decideReview: returns<AccessReview>()(
    z.object({
      ...reviewId,
      itemIds: z.array(z.int()).min(1).max(5000),
      decision: z.enum(reviewDecisions).nullable(),
      note: z.string().trim().max(2000).optional(),
      /** The campaign's if left out. */
      reviewer: z.string().trim().min(1).max(120).optional(),
    }),
  ),
  /** For good. Rejects with `undecided` while something is, unless `anyway`. */
  closeReview: returns<AccessReview>()(z.object({ ...reviewId, anyway: z.boolean().default(false) })),
  deleteReview: returns<{ items: number }>()(z.object(reviewId)),
  /** As {@link calls.exportQuery}. */
  exportReview: returns<ExportProgress | null>()(z.object(toReviewExport)),
  /** A host's, as {@link calls.exportQueryTo}. */
  exportReviewTo: returns<ExportProgress>()(
    z.object({ ...toReviewExport, path: z.string().min(1).max(4096).optional() }),
  ),
  /** Whether a report in CSV is as it was written. */
  verifyReview: returns<VerifiedReport>()(z.object({ csv: z.string().max(100_000_000) })),

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
  getNetwork: returns<NetworkSettings>()(nothing),
  /** What is left out stays as it is. Rejects with `bad-proxy` or `bad-certificate`. */
  setNetwork: returns<NetworkSettings>()(
    z.object({
      proxy: z
        .object({
          mode: z.enum(proxyModes),
          url: z.string().trim().max(500).default(''),
          user: z.string().trim().max(200).default(''),
          /** Goes to the vault. Left out: as before; empty: none. */
          password: z.string().max(500).optional(),
        })
        .optional(),
      /** Added to those that are trusted. */
      addCertificates: pem.optional(),
      /** By its fingerprint. */
      removeCertificate: z.string().max(200).optional(),
    }),
  ),
  getPower: returns<PowerSettings>()(nothing),
  setPower: returns<PowerSettings>()(z.object({ sparing: z.boolean() })),
  /** A host's: what it knows of the machine. What is left out is as it was. */
  noteMachine: returns<Done>()(
    z.object({
      suspended: z.boolean().optional(),
      online: z.boolean().optional(),
      onBattery: z.boolean().optional(),
    }),
  ),

  /** Newest first; `level` and worse. */
  listLog: returns<Page<LogEntry>>()(
    z.object({ level: z.enum(logLevels).default('info'), search: z.string().max(200).default(''), ...page }),
  ),
  /** A host's: something of its own for the log. */
  noteInLog: returns<Done>()(
    z.object({
      level: z.enum(logLevels),
      event: z.string().max(60),
      facts: z.record(z.string().max(40), fact).default({}),
    }),
  ),
  /** `host` is a host's own part of it. */
  getDiagnostics: returns<Diagnostics>()(z.object({ host: z.record(z.string().max(40), fact).default({}) })),

  /** The desktop app's, as all down to `installUpdate`; another host rejects with `not-here`. */
  getDesktop: returns<DesktopSettings>()(nothing),
  setDesktop: returns<DesktopSettings>()(
    z.object({
      startsAtLogin: z.boolean().optional(),
      askedAboutLogin: z.literal(true).optional(),
      /** That of the page, so that menus and notifications speak it too. */
      language: z.enum(languages).optional(),
      updates: z.enum(updateModes).optional(),
    }),
  ),
  /** Shows it in the system's file manager. */
  showFolder: returns<Done>()(z.object({ folder: z.enum(['data', 'log']) })),
  checkForUpdate: returns<DesktopSettings>()(nothing),
  /** Ends the app, and starts it anew as the downloaded version. */
  installUpdate: returns<Done>()(nothing),

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
  'exportReviewTo',
  'exportMirrorTo',
  'readExport',
  'queryWithKey',
  'noteMachine',
  'noteInLog',
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
  /** There are new alerts, or they were seen: ask again. What it carries is to be told on this computer, now. */
  alerts: Alert[]
  /** Changes were marked as seen, or that was undone: ask again. */
  seenChanges: Record<never, never>
  /** Channels, alert rules, deliveries or when they are told changed: ask again. */
  channels: Record<never, never>
  /** A result moved on, or ended. At most ten a second. */
  result: ResultProgress
  /** An export moved on, or ended. */
  export: ExportProgress
  /** Saved queries, their marks or their watches changed: ask again. */
  queries: Record<never, never>
  /** Rules or suppressions were edited: ask again. */
  rules: Record<never, never>
  /** A control of an integration stands otherwise than before, or an attestation was made or withdrawn: ask again. */
  compliance: { integrationId: string }
  /** How a backtest goes. At most ten a second. */
  backtest: BacktestProgress
  /** A campaign was made, decided on, closed, deleted or compared with what is: ask again. */
  reviews: { reviewId: string }
  /** The log has new lines: ask again. At most two a second. */
  log: Record<never, never>
  /** The network came or went, or how it is reached was set otherwise: ask again. */
  network: Record<never, never>
  /** The desktop app's own settings, or an update's state, changed: ask again. */
  desktop: Record<never, never>
  /** What was chosen in the native menu, for the window in front. */
  menu: { choice: MenuChoice }
  /** The engine's process died and was started again: everything shown may be stale. */
  restarted: { reason: string }
}

const menuChoices = [
  'back',
  'forward',
  'palette',
  'shortcuts',
  'copy-link',
  'theme-system',
  'theme-light',
  'theme-dark',
  'theme-contrast',
] as const
export type MenuChoice = (typeof menuChoices)[number]
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

/**
 * The contract: every call and every event between the engine and what a person or a script sees of it,
 * declared once. Hosts check inputs with it, the renderer is typed by it, the preload exposes exactly it.
 * What calls give and events carry is described in `contract/`, by what it is about.
 */
import { z } from 'zod'
import {
  type AccessGrant,
  type AccessGraph,
  type AccessMap,
  type AccessSubject,
  type AccessSummary,
  accessKinds,
  type ReachedThing,
  type WithoutGrant,
} from './contract/access'
import { type Alert, type AlertRule, type AlertSettings, alertKinds } from './contract/alerts'
import type { Done, Facet, Page, Row } from './contract/basics'
import type {
  Actor,
  Change,
  ChangeDays,
  ChangeFacets,
  Difference,
  SeenChanges,
  Timeline,
} from './contract/changes'
import { type Channel, type ChannelTest, type Delivery, deliveryStatuses } from './contract/channels'
import type {
  Attestation,
  CompliancePack,
  CompliancePackSummary,
  ComplianceScoreStep,
} from './contract/compliance'
import {
  type Finding,
  type FindingAge,
  type FindingLife,
  findingOrders,
  type Suppressed,
  type Suppression,
  type SuppressionsUndone,
} from './contract/findings'
import {
  accessSubject,
  alertRule,
  arranged,
  asOfMoment,
  changeFilter,
  channelInput,
  description,
  domain,
  findingFilter,
  id,
  instant,
  intervalMinutes,
  keepHistoryDays,
  listed,
  moments,
  name,
  ownId,
  page,
  parameter,
  place,
  pollInterval,
  quietHours,
  reviewId,
  ruleSource,
  ruleValues,
  run,
  sortedList,
  sql,
  statement,
  suppressionFilter,
  tags,
  timeOfDay,
  toExport,
  token,
  toMirrorExport,
  toReviewExport,
  values,
  weekdays,
} from './contract/inputs'
import type { ConnectionTest, ConnectorInfo, Integration } from './contract/integrations'
import {
  type About,
  type DesktopSettings,
  type Diagnostics,
  type LogEntry,
  logLevels,
  type NetworkSettings,
  type Overview,
  type PowerSettings,
  proxyModes,
  updateModes,
} from './contract/machine'
import type { Poll } from './contract/polls'
import type {
  ExportProgress,
  OpenComparison,
  OpenResult,
  QueryApi,
  QueryKey,
  QueryResult,
  QueryRun,
  QuerySchema,
  ResultProgress,
  SavedQuery,
} from './contract/queries'
import type { Resource, ResourceTypeCount, ResourceTypeInfo } from './contract/resources'
import {
  type AccessReview,
  type AccessReviewItem,
  reviewDecisions,
  type VerifiedReport,
} from './contract/reviews'
import type { Backtest, BacktestProgress, Rule, RuleEdit, RulePreview, RuleProblem } from './contract/rules'
import { type SearchHit, searchKinds } from './contract/search'
import { SightlineError } from './errors'
import { languages, severities } from './words'

export * from './contract/access'
export * from './contract/alerts'
export * from './contract/basics'
export * from './contract/changes'
export * from './contract/channels'
export * from './contract/compliance'
export * from './contract/findings'
export {
  type AlertCondition,
  type ChannelInput,
  type Filter,
  pollInterval,
  type QuietHours,
  type SuppressionFilter,
  type Weekday,
  weekdays,
} from './contract/inputs'
export * from './contract/integrations'
export * from './contract/machine'
export * from './contract/polls'
export * from './contract/queries'
export * from './contract/resources'
export * from './contract/reviews'
export * from './contract/rules'
export * from './contract/search'
export * from './errors'
export * from './words'

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
  /**
   * Runs a draft, or a rule that there is, over all history, or the latest of it, as far as `timeoutMs` goes.
   * {@link Events.backtest} tells how it goes.
   */
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
      /** Those of them that still are what else is asked for. */
      findingIds: z.array(z.int()).max(500).optional(),
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
  /**
   * Works at once, and as one: what it says of several findings is a suppression of each. Those that aren’t open (any
   * more) are passed over; if none is, it rejects with `not-open`, or `no-such-finding` where there is none of them.
   */
  suppress: returns<Suppressed>()(
    z.object({
      target: z.discriminatedUnion('scope', [
        z.object({
          scope: z.literal('findings'),
          findingIds: z.array(z.int()).min(1).max(5000, 'At most 5000 findings at once.'),
        }),
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
  /**
   * Their findings count again, at once. What they were stays on record. Those that are over already are passed over; if
   * all are, it rejects with `over`, or `no-such-suppression` where there is none of them.
   */
  undoSuppressions: returns<SuppressionsUndone>()(
    z.object({
      suppressionIds: z.array(z.int()).min(1).max(5000, 'At most 5000 suppressions at once.'),
    }),
  ),
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

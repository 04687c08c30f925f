import type { Severity } from '../words'
import type { Instant } from './basics'
import type { Delivery } from './channels'
import type { AlertCondition, QuietHours, Weekday } from './inputs'

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
  /** Of how many resources (or changes, or rules) those are the first. */
  total: number
  /** Of a first look: the rules that found something, the worst first, and how many findings each. */
  rules: { ruleId: string; ruleName: string; severity: Severity; findings: number }[]
  /** Where it is told, and how that goes. */
  deliveries: Pick<Delivery, 'id' | 'channelName' | 'channelKind' | 'status'>[]
  seen: boolean
}

export const alertKinds = [
  /** All that was found in an integration when it was polled first: it had been so before. */
  'first_look',
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

export const alertTimes = ['at_once', 'daily', 'weekly'] as const
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

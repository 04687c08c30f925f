import type { Alert, AlertRule, AlertTime, Channel } from '../../../src-preload/contract'
import type { Db } from '../store/database'
import type { AlertLog } from './alert-log'
import { type AlertRules, isAbout } from './alert-rules'
import type { AlertSettingsStore } from './alert-settings'
import type { Channels } from './channels'
import type { Deliveries } from './deliveries'
import { narrowedTo } from './first-look'
import { comesThrough, nextDigest } from './quiet-hours'

/** More alerts than that of one integration at once become one message. */
const storm = 5

interface Unrouted {
  id: number
  /** It came of its integration's first poll. */
  first: number
}

/** An alert on its way to a channel. */
interface Bound {
  alert: Alert
  channel: Channel
  time: AlertTime
}

/** Decides where alerts are told, and when: each once to each channel. */
export class Routing {
  constructor(
    private readonly needs: {
      db: Db
      alerts: AlertLog
      rules: AlertRules
      channels: Channels
      deliveries: Deliveries
      settings: AlertSettingsStore
      now: () => Date
      /** Polls that may still raise alerts: what is of one poll is told together. */
      pollsUnderWay: () => number[]
    },
  ) {}

  /** All alerts for which that was not decided yet, in one transaction. Returns how many those were. */
  route(): number {
    return this.needs.db.transaction(() => this.#route()).immediate()
  }

  #route(): number {
    const { db, alerts, pollsUnderWay } = this.needs
    const unrouted = db
      .prepare<[string], Unrouted>(
        `SELECT a.id, p.trigger IS 'first' AS first FROM alert AS a LEFT JOIN poll AS p ON p.id = a.poll_id
         WHERE a.routed = 0 AND (a.poll_id IS NULL OR a.poll_id NOT IN (SELECT value FROM json_each(?)))`,
      )
      .all(JSON.stringify(pollsUnderWay()))
    if (unrouted.length === 0) return 0
    const ofFirstPoll = new Set(unrouted.filter(({ first }) => first).map(({ id }) => id))
    const bound = this.#bound(alerts.get(unrouted.map(({ id }) => id)))
    for (const ofChannel of Map.groupBy(bound, ({ channel }) => channel.id).values())
      this.#hand(ofChannel, ofFirstPoll)
    const routed = db.prepare('UPDATE alert SET routed = 1 WHERE id = ?')
    for (const { id } of unrouted) routed.run(id)
    return unrouted.length
  }

  /** Each alert, or the part of it that was asked for, once for each channel and time that alert rules send it to. */
  #bound(alerts: Alert[]): Bound[] {
    const { rules, channels, now } = this.needs
    const enabled = rules.list().filter((rule) => rule.enabled)
    const open = new Map(channels.list().flatMap((one) => (one.enabled ? [[one.id, one] as const] : [])))
    const used = new Set<string>()
    const bound = alerts.flatMap((alert) => {
      const targets = partsOf(alert).flatMap((part) => {
        const asked = enabled.filter((rule) => asksFor(rule, part))
        for (const rule of asked) if (rule.channelIds.length > 0) used.add(rule.id)
        return [...timesByChannel(asked)].map(([channelId, time]) => ({ channelId, time, ...part }))
      })
      const together = Map.groupBy(targets, ({ channelId, time }) => `${channelId} ${time}`)
      return [...together.values()].flatMap((parts) => {
        const { channelId, time } = parts[0] as (typeof parts)[number]
        const channel = open.get(channelId)
        const ruleIds = parts.map(({ ruleId }) => ruleId)
        return channel ? [{ alert: narrowedTo(alert, ruleIds), channel, time }] : []
      })
    })
    rules.noteAlerts(used, now().toISOString())
    return bound
  }

  /** Makes messages of all that is bound for one channel. */
  #hand(bound: Bound[], ofFirstPoll: ReadonlySet<number>) {
    const { channel } = bound[0] as Bound
    const at = (wanted: AlertTime) => bound.filter(({ time }) => time === wanted).map(({ alert }) => alert)
    for (const time of ['daily', 'weekly'] as const) this.#gather(channel, time, at(time))
    for (const ofOne of Map.groupBy(at('at_once'), ({ integrationId }) => integrationId).values()) {
      const isFirstPoll = ofOne.some(({ id }) => ofFirstPoll.has(id))
      this.#send(channel, ofOne, isFirstPoll)
    }
  }

  #gather(channel: Channel, time: 'daily' | 'weekly', alerts: Alert[]) {
    if (alerts.length === 0) return
    const { deliveries, settings, now } = this.needs
    deliveries.gather(channel.id, {
      purpose: time,
      alerts,
      until: nextDigest(time, settings.get(), settings.zone, now()),
      now: now().toISOString(),
    })
  }

  /** What one channel is to be told at once of one integration. */
  #send(channel: Channel, alerts: Alert[], isFirstPoll: boolean) {
    const { deliveries, settings } = this.needs
    const now = this.needs.now().toISOString()
    const { quietUntil, quietHours } = settings.get()
    const silent = quietUntil !== null && channel.keepsQuiet
    const [held, atOnce] = [
      alerts.filter((alert) => silent && !comesThrough(quietHours, alert)),
      alerts.filter((alert) => !silent || comesThrough(quietHours, alert)),
    ]
    if (held.length > 0)
      deliveries.gather(channel.id, {
        purpose: 'quiet_hours',
        alerts: held,
        until: new Date(quietUntil as string),
        now,
      })
    if (atOnce.length === 0) return
    // The notifications of this computer are shown together anyway.
    const together = channel.settings.kind === 'system' || isFirstPoll || atOnce.length > storm
    const purpose = (isFirstPoll && atOnce.length > 1) || atOnce.length > storm ? 'storm' : 'alert'
    for (const part of together ? [atOnce] : atOnce.map((alert) => [alert]))
      deliveries.add(channel.id, { purpose, alerts: part, now })
  }
}

/** Where those rules send what they are about. Of two times for one channel, the earlier. */
function timesByChannel(rules: AlertRule[]): Map<string, AlertTime> {
  const times = new Map<string, AlertTime>()
  for (const time of ['weekly', 'daily', 'at_once'] as const)
    for (const rule of rules) if (rule.time === time) for (const id of rule.channelIds) times.set(id, time)
  return times
}

/** All that an alert rule goes by. */
type Part = Pick<Alert, 'kind' | 'severity' | 'integrationId' | 'ruleId' | 'queryId' | 'alertRuleId'>

/** What there is to ask for in an alert: in one of a first look, what each rule found has opened. */
function partsOf(alert: Alert): Part[] {
  if (alert.kind !== 'first_look') return [alert]
  const { integrationId, queryId, alertRuleId } = alert
  return alert.rules.map(({ ruleId, severity }) => ({
    ...{ kind: 'opened', severity, integrationId, ruleId, queryId, alertRuleId },
  }))
}

/** Whether an alert, or a part of one, is what the rule is about. */
function asksFor(rule: AlertRule, alert: Part): boolean {
  const { condition } = rule
  if (!isAbout(rule, alert.integrationId)) return false
  switch (condition.on) {
    case 'finding':
      return (
        condition.transitions.some((transition) => transition === alert.kind) &&
        anyOr(condition.severities, alert.severity) &&
        anyOr(condition.ruleIds, alert.ruleId)
      )
    case 'readiness':
      return condition.states.some((state) => state === alert.kind)
    case 'query':
      return alert.kind === 'query_changed' && anyOr(condition.queryIds, alert.queryId)
    default:
      // Those are there because the rule asked for them.
      return alert.alertRuleId === rule.id
  }
}

const anyOr = <T>(wanted: T[], value: T | null) =>
  wanted.length === 0 || (value !== null && wanted.includes(value))

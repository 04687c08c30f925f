import { type Alert, type RuleStatus, ruleStatuses } from '../../../src-preload/contract'
import type { FindingRef, Transition } from '../rules/store-findings'
import type { Db } from '../store/database'
import { AlertLog } from './alert-log'
import { AlertRules } from './alert-rules'
import { raiseChanges } from './change-alerts'
import { changedBy } from './changed-by'
import { inFirstLook, raiseFirstLook } from './first-look'
import { firstOf, mostNamed, oneOrMany } from './naming'

/** Raises alerts: each is written once, inside the caller's transaction. Where it is sent is for `Routing` to decide. */
export class Alerts {
  readonly log: AlertLog
  readonly #rules: AlertRules

  constructor(
    private readonly db: Db,
    private readonly ruleName: (ruleId: string) => string | null,
  ) {
    this.log = new AlertLog(db, ruleName)
    this.#rules = new AlertRules(db)
  }

  /**
   * One alert for each rule and kind, naming the findings. None for rules whose first look is not over: that has an
   * alert of its own.
   */
  raiseTransitions(integrationId: string, pollId: number | null, transitions: Transition[], now: string) {
    const awaitingFirstLook = transitions.length === 0 ? null : inFirstLook(this.db, integrationId)
    for (const { rule, opened, resolved } of transitions) {
      if (awaitingFirstLook?.has(rule.id)) continue
      const kinds = [
        { kind: 'opened', prefix: '', findings: opened.filter(({ reopened }) => !reopened) },
        { kind: 'reopened', prefix: 'Reopened: ', findings: opened.filter(({ reopened }) => reopened) },
        { kind: 'resolved', prefix: 'Resolved: ', findings: resolved },
      ] as const
      for (const { kind, prefix, findings } of kinds)
        if (findings.length > 0)
          this.log.insert({
            integrationId,
            pollId,
            at: now,
            kind,
            severity: rule.severity,
            ruleId: rule.id,
            title: `${prefix}${rule.name}: ${oneOrMany(findings, 'resources')}`,
            ...firstOf(findings),
            details: findings
              .slice(0, mostNamed)
              .map((finding) => this.#withActor(finding, integrationId, pollId)),
          })
    }
  }

  /** Who made something a finding, or mended it, is the first that is asked. */
  #withActor(finding: FindingRef, integrationId: string, pollId: number | null): string {
    const actor = pollId === null ? null : changedBy(this.db, { ...finding, integrationId }, pollId)
    return actor === null ? finding.resourceName : `${finding.resourceName}, changed by ${actor}`
  }

  /** The integration stopped working (`reason`), or works again (null). Raises nothing if the last alert said the same. */
  raiseReadiness(
    integration: { id: string; name: string },
    reason: string | null,
    pollId: number | null,
    now: string,
  ) {
    const ready = reason === null
    const wasNotReady = this.#lastReadiness(integration.id) === 'not_ready'
    if (ready !== wasNotReady) return
    this.log.insert({
      integrationId: integration.id,
      pollId,
      at: now,
      kind: ready ? 'ready' : 'not_ready',
      severity: ready ? 'low' : 'high',
      title: ready ? `${integration.name} can be watched again` : `${integration.name} can’t be watched`,
      details: ready ? [] : [reason],
    })
  }

  /** A watched query's result is not what it was before a poll of this integration. */
  raiseQueryChange(
    integrationId: string,
    query: { id: string; name: string },
    details: string[],
    now: string,
  ) {
    this.log.insert({
      integrationId,
      pollId: null,
      at: now,
      kind: 'query_changed',
      severity: 'low',
      queryId: query.id,
      title: `${query.name}: the result changed`,
      details,
    })
  }

  /** Call it once rules were evaluated: one alert of all that they found when they first looked at this integration. */
  raiseFirstLook(integrationId: string, pollId: number | null, now: string) {
    raiseFirstLook(this.db, { log: this.log, ruleName: this.ruleName }, { integrationId, pollId, now })
  }

  /**
   * After a poll, the alerts that there are only because an alert rule asks for them: of changes, and of rules whose
   * status changed.
   */
  raiseAsked(integrationId: string, pollId: number | null, now: string) {
    raiseChanges(this.db, { log: this.log, rules: this.#rules }, { integrationId, pollId, now })
    this.raiseStatuses(integrationId, pollId, now)
  }

  /** Alerts of rules whose status is not what it was when this was last called. */
  raiseStatuses(integrationId: string, pollId: number | null, now: string) {
    const changed = this.db
      .prepare<
        [string],
        { ruleId: string; status: RuleStatus; reason: string | null; before: RuleStatus | null }
      >(
        `SELECT rule_id AS ruleId, status, reason, told_status AS before FROM rule_state
         WHERE integration_id = ? AND status IS NOT told_status ORDER BY rule_id`,
      )
      .all(integrationId)
    if (changed.length === 0) return
    for (const { condition, ...rule } of this.#rules.on('rule_status', integrationId))
      for (const status of ruleStatuses) {
        if (!condition.statuses.some((wanted) => wanted === status)) continue
        const named = changed
          .filter(({ ruleId, status: now, before }) => {
            // A rule that is new and OK became nothing else.
            if (now !== status || (before === null && status === 'ok')) return false
            return condition.ruleIds.length === 0 || condition.ruleIds.includes(ruleId)
          })
          .map(({ ruleId, reason }) => ({ ruleId, reason, name: this.ruleName(ruleId) ?? ruleId }))
        const [only, ...others] = named
        if (!only) continue
        this.log.insert({
          integrationId,
          pollId,
          at: now,
          kind: 'rule_status',
          severity: rule.severity,
          ...(others.length === 0 ? { ruleId: only.ruleId } : {}),
          alertRuleId: rule.id,
          title: `${statusNames[status]}: ${others.length === 0 ? only.name : `${named.length} rules`}`,
          details:
            others.length > 0
              ? named.slice(0, mostNamed).map(({ name }) => name)
              : only.reason === null
                ? []
                : [only.reason],
          total: others.length === 0 ? 0 : named.length,
        })
      }
    this.db
      .prepare(
        'UPDATE rule_state SET told_status = status WHERE integration_id = ? AND status IS NOT told_status',
      )
      .run(integrationId)
  }

  /**
   * Takes note of how a poll ended. Once polls have been failing for as long as an alert rule says, there is one alert of
   * it, and no other before a poll went well.
   */
  raiseFailing(
    { id: integrationId, name }: { id: string; name: string },
    {
      failed,
      reason,
      pollId,
      now,
    }: { failed: boolean; reason: string | null; pollId: number | null; now: string },
  ) {
    if (!failed) {
      this.db.prepare('DELETE FROM outage WHERE integration_id = ?').run(integrationId)
      return
    }
    this.db
      .prepare('INSERT OR IGNORE INTO outage (integration_id, since) VALUES (?, ?)')
      .run(integrationId, now)
    const since = this.db
      .prepare('SELECT since FROM outage WHERE integration_id = ?')
      .pluck()
      .get(integrationId) as string
    const raisedBefore = this.db
      .prepare(
        "SELECT 1 FROM alert WHERE integration_id = ? AND kind = 'failing' AND alert_rule_id = ? AND at >= ?",
      )
      .pluck()
    for (const { condition, ...rule } of this.#rules.on('failing', integrationId)) {
      const lasts = (Date.parse(now) - Date.parse(since)) / 3_600_000
      if (lasts < condition.hours || raisedBefore.get(integrationId, rule.id, since)) continue
      this.log.insert({
        integrationId,
        pollId,
        at: now,
        kind: 'failing',
        severity: rule.severity,
        alertRuleId: rule.id,
        title: `${name}: polls have been failing for ${lasts < 2 ? 'an hour' : `${Math.floor(lasts)} hours`}`,
        details: reason === null ? [] : [reason],
      })
    }
  }

  /** A compliance score is another than before. In percent; null where there was none. */
  raiseScore(
    score: {
      integrationId: string
      packId: string
      packName: string
      before: number | null
      after: number | null
    },
    now: string,
  ) {
    const { integrationId, packId, packName, before, after } = score
    if (after === null) return
    for (const { condition, ...rule } of this.#rules.on('score', integrationId)) {
      const { packIds, below } = condition
      if (packIds.length > 0 && !packIds.includes(packId)) continue
      if (after >= below || (before !== null && before < below)) continue
      this.log.insert({
        integrationId,
        pollId: null,
        at: now,
        kind: 'score',
        severity: rule.severity,
        packId,
        alertRuleId: rule.id,
        title: `${packName}: the score fell to ${percent(after)}`,
        details: [
          `${before === null ? '' : `It was ${percent(before)}. `}It is to be at least ${percent(below)}.`,
        ],
      })
    }
  }

  #lastReadiness(integrationId: string): Alert['kind'] | undefined {
    return this.db
      .prepare(
        "SELECT kind FROM alert WHERE integration_id = ? AND kind IN ('ready', 'not_ready') ORDER BY id DESC LIMIT 1",
      )
      .pluck()
      .get(integrationId) as Alert['kind'] | undefined
  }
}

const statusNames = {
  ok: 'OK',
  warning: 'Warning',
  not_evaluated: 'Not evaluated',
  error: 'Error',
  disabled: 'Disabled',
} satisfies Record<RuleStatus, string>

const percent = (score: number) => `${Math.round(score * 10) / 10} %`

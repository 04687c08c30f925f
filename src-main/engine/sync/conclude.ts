import type { Alerts } from '../alerts/alerts'
import type { Connector } from '../connectors/connector'
import type { IntegrationRow, Integrations } from '../integrations'
import { evaluateManaged } from '../rules/evaluate'
import type { RuleShelf } from '../rules/rule-shelf'
import { expireSuppressions } from '../rules/suppressing'
import type { Db } from '../store/database'
import type { PollEnd } from './run-poll'

/** An outage that may pass by itself is shown at once, but not told before it lasted so long. */
const tellOfOutagesAfter = 2 * 60 * 60_000

/**
 * What follows from a poll, in one transaction: readiness, findings, alerts, and when the next one is due.
 */
export function concludePoll(
  { poll, notReady, workspace }: PollEnd,
  needs: {
    db: Db
    connector: Connector
    integrations: Integrations
    alerts: Alerts
    shelf: RuleShelf
    row: IntegrationRow
    now: Date
  },
): void {
  const { db, alerts, integrations, row } = needs
  const now = needs.now.toISOString()
  const conclude = db.transaction(() => {
    integrations.update(row.id, {
      last_poll_at: now,
      next_poll_at: nextPollAt(integrations, row.id, needs.now),
    })
    if (poll.status === 'cancelled') return
    integrations.update(row.id, {
      ready: notReady ? 0 : 1,
      reason: notReady?.reason ?? null,
      hint: notReady?.hint ?? null,
      ...(workspace ? { workspace_id: workspace.id, workspace_name: workspace.name } : {}),
    })
    const longAgo = new Date(needs.now.getTime() - tellOfOutagesAfter).toISOString()
    const worthTelling =
      notReady && (!notReady.passing || (lastGoodPollAt(db, row.id) ?? row.created_at) < longAgo)
    if (!notReady || worthTelling) alerts.raiseReadiness(row, notReady?.reason ?? null, poll.id, now)
    for (const { integrationId, transition } of expireSuppressions(db, needs.shelf, now, row.id))
      alerts.raiseTransitions(integrationId, poll.id, [transition], now)
    const transitions = evaluateManaged(db, needs.shelf, needs.connector, row.id, now)
    alerts.raiseTransitions(row.id, poll.id, transitions, now)
    alerts.raiseAsked(row.id, poll.id, now)
    const failed = poll.status === 'failed'
    alerts.raiseFailing(row, { failed, reason: poll.reason, pollId: poll.id, now })
    alerts.log.release(row.id)
  })
  conclude.immediate()
}

/** When the last poll that brought anything ended. */
export function lastGoodPollAt(db: Db, integrationId: string): string | null {
  return db
    .prepare("SELECT max(finished_at) FROM poll WHERE integration_id = ? AND status IN ('ok', 'partial')")
    .pluck()
    .get(integrationId) as string | null
}

/** A tenth earlier or later, so that many machines don't ask at the same moment. */
export function nextPollAt(integrations: Integrations, integrationId: string, now: Date): string {
  const interval = integrations.row(integrationId).interval_minutes * 60_000
  return new Date(now.getTime() + interval * (0.9 + Math.random() * 0.2)).toISOString()
}

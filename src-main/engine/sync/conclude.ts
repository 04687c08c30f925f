import type { Alerts } from '../alerts/alerts'
import { beginFirstLook } from '../alerts/first-look'
import type { Connector } from '../connectors/connector'
import { type IntegrationRow, type Integrations, lastGoodPollAt } from '../integrations'
import { evaluateManaged } from '../rules/evaluate'
import { ofConnector, type RuleRegistry } from '../rules/rule-registry'
import { expireSuppressions } from '../rules/suppressing'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import type { PollEnd } from './run-poll'

/** In milliseconds. An outage that may pass by itself is shown at once, but becomes an alert only after so long. */
const tellOfOutagesAfter = 2 * 60 * 60_000

interface Needs {
  db: Db
  /** The file that `db` is open on. */
  database: string
  writeLock: WriteLock
  connector: Connector
  integrations: Integrations
  alerts: Alerts
  registry: RuleRegistry
  row: IntegrationRow
  now: Date
  /** Once it aborts, rules are left for the next poll. */
  signal: AbortSignal
}

/**
 * What follows from a poll: first, at once, whether the integration is ready and when it is polled next, then what the
 * managed rules say, then what alert rules ask for. Each step is a transaction of its own, which also writes the alerts
 * of it.
 */
export async function concludePoll(end: PollEnd, needs: Needs): Promise<void> {
  const { db, database, writeLock, connector, alerts, registry, row, signal } = needs
  const now = needs.now.toISOString()
  const pollId = end.poll.id
  await writeLock.exclusively(() => db.transaction(() => settle(end, needs, now)).immediate())
  if (end.poll.status === 'cancelled') return
  await evaluateManaged({
    db,
    database,
    writeLock,
    registry,
    connector,
    integrationId: row.id,
    now,
    signal,
    tell: (transition) => alerts.raiseTransitions(row.id, pollId, [transition], now),
  })
  // With rules of the user's own, it ends once those have been evaluated as well.
  const isLookOver = !signal.aborted && ofConnector(registry.own(), connector.key).length === 0
  const ask = db.transaction(() => {
    alerts.raiseAsked(row.id, pollId, now)
    if (isLookOver) alerts.raiseFirstLook(row.id, pollId, now)
  })
  await writeLock.exclusively(() => ask.immediate())
}

function settle({ poll, notReady, workspace }: PollEnd, needs: Needs, now: string) {
  const { db, connector, integrations, alerts, registry, row } = needs
  if (row.last_poll_at === null) {
    const rules = ofConnector(registry.all(), connector.key)
    beginFirstLook(
      db,
      row.id,
      rules.map(({ rule }) => rule.id),
    )
  }
  integrations.update(row.id, {
    last_poll_at: now,
    next_poll_at: nextPollAt(integrations, row.id, needs.now),
  })
  if (poll.status === 'cancelled') return
  integrations.update(row.id, {
    ready: notReady ? 0 : 1,
    reason: notReady?.reason ?? null,
    hint: notReady?.hint ?? null,
    code: notReady?.code ?? null,
    ...(workspace ? { workspace_id: workspace.id, workspace_name: workspace.name } : {}),
  })
  const longAgo = new Date(needs.now.getTime() - tellOfOutagesAfter).toISOString()
  const worthTelling =
    notReady && (!notReady.passing || (lastGoodPollAt(db, row.id) ?? row.created_at) < longAgo)
  if (!notReady || worthTelling) alerts.raiseReadiness(row, notReady?.reason ?? null, poll.id, now)
  alerts.raiseFailing(row, { failed: poll.status === 'failed', reason: poll.reason, pollId: poll.id, now })
  for (const { integrationId, transition } of expireSuppressions(db, registry, now, row.id))
    alerts.raiseTransitions(integrationId, poll.id, [transition], now)
}

/** A tenth earlier or later, so that many machines don't ask at the same moment. */
export function nextPollAt(integrations: Integrations, integrationId: string, now: Date): string {
  const interval = integrations.row(integrationId).interval_minutes * 60_000
  return new Date(now.getTime() + interval * (0.9 + Math.random() * 0.2)).toISOString()
}

import { type Integration, type Overview, type SeverityCounts, severities } from '../../src-preload/contract'
import type { AlertLog } from './alerts/alert-log'
import type { RuleBook } from './rules/rule-book'

/** The state at a glance: one look at the tray must be enough. */
export function overview(
  integrations: Integration[],
  alerts: AlertLog,
  rules: RuleBook,
  { unseenChanges, notice, offline }: Pick<Overview, 'unseenChanges' | 'notice' | 'offline'>,
): Overview {
  const sum = (count: (integration: Integration) => number) =>
    integrations.reduce((total, integration) => total + count(integration), 0)
  const findings = Object.fromEntries(
    severities.map((severity) => [severity, sum((integration) => integration.findings[severity])]),
  ) as SeverityCounts
  const notReady = integrations.filter((integration) => integration.enabled && !integration.ready)
  const paused = integrations.filter((integration) => !integration.enabled)
  const facts = {
    findings,
    integrations: integrations.length,
    paused: paused.length,
    notReady: notReady.length,
    notEvaluated: rules.notEvaluated(),
    polling: integrations.filter((integration) => integration.poll !== null).length,
    unseenAlerts: alerts.unseen(),
    unseenChanges,
    resources: sum((integration) => integration.resources),
    changes24h: sum((integration) => integration.changes24h),
    latestAlerts: alerts.list({ offset: 0, limit: 5 }).rows,
    notice,
    offline,
  }
  const state = stateOf(facts, integrations)
  const only = integrations.length === 1 && state === 'first_poll' ? integrations[0] : undefined
  const named = state === 'not_ready' ? notReady[0] : only
  return { ...facts, state, named: named ? { name: named.name, reason: named.reason } : null }
}

function stateOf(facts: Omit<Overview, 'state' | 'named'>, integrations: Integration[]): Overview['state'] {
  if (facts.integrations === 0) return 'empty'
  if (facts.notReady > 0) return 'not_ready'
  if (severities.some((severity) => facts.findings[severity] > 0)) return 'findings'
  if (facts.paused > 0) return 'paused'
  if (integrations.every(({ lastPollAt }) => lastPollAt === null)) return 'first_poll'
  return facts.notEvaluated > 0 ? 'not_evaluated' : 'well'
}

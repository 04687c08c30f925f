import { type Integration, type Overview, type SeverityCounts, severities } from '../../src-preload/contract'
import type { AlertLog } from './alerts/alert-log'
import { counted } from './counted'
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
  return { ...facts, ...judge(facts, notReady[0], integrations) }
}

function judge(
  facts: Omit<Overview, 'state' | 'summary'>,
  notReady: Integration | undefined,
  integrations: Integration[],
): Pick<Overview, 'state' | 'summary'> {
  if (facts.integrations === 0) return { state: 'empty', summary: 'Nothing is connected yet.' }
  if (notReady) {
    const others = facts.notReady > 1 ? ` and ${facts.notReady - 1} more` : ''
    return {
      state: 'not_ready',
      summary: `${notReady.name}${others} can’t be watched: ${notReady.reason ?? 'see its page'}`,
    }
  }
  const open = severities.filter((severity) => facts.findings[severity] > 0)
  if (open.length > 0) {
    const parts = open.map((severity) => `${facts.findings[severity]} ${severity}`)
    const total = open.reduce((sum, severity) => sum + facts.findings[severity], 0)
    return {
      state: 'findings',
      summary: `${counted(total, 'open finding')}: ${parts.join(', ')}`,
    }
  }
  if (facts.paused > 0) {
    const all = facts.paused === facts.integrations
    return {
      state: 'paused',
      summary: all
        ? 'Everything is disabled.'
        : `${facts.paused} of ${facts.integrations} disabled, no open findings.`,
    }
  }
  const [only] = integrations
  if (only && integrations.every(({ lastPollAt }) => lastPollAt === null)) {
    const which = integrations.length === 1 ? only.name : `${integrations.length} integrations`
    return { state: 'first_poll', summary: `Looking at ${which} for the first time…` }
  }
  if (facts.notEvaluated > 0) {
    const rules = counted(facts.notEvaluated, 'rule')
    return {
      state: 'not_evaluated',
      summary: `No open findings, but not all is known: ${rules} could not be evaluated.`,
    }
  }
  return { state: 'well', summary: 'All well: no open findings.' }
}

import type { Overview, Severity, SeverityCounts } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { useIntegrations } from '../../state/integrations'
import { t } from '../../texts'

/** How everything stands in one sentence: what counts most, in the language that is shown. */
export function useVerdictSentence(overview: Overview): string {
  const integrations = useIntegrations((state) => state.data) ?? []
  const { state, findings, notEvaluated, notReady, summary } = overview
  switch (state) {
    case 'empty':
      return t('home.verdict.empty')
    case 'not_ready': {
      const broken = integrations.find(({ enabled, ready }) => enabled && !ready)
      // The engine's own words, until the integrations are there.
      if (!broken?.reason) return summary
      const { name, reason } = broken
      return notReady > 1
        ? t('home.verdict.notReadySeveral', { name, reason, count: notReady - 1 })
        : t('home.verdict.notReady', { name, reason })
    }
    case 'findings': {
      const severity = worst(findings)
      return t(`home.verdict.${severity}`, { count: findings[severity] })
    }
    case 'first_poll':
      return integrations.length === 1
        ? t('home.verdict.firstPoll', { name: integrations[0]?.name ?? '' })
        : t('home.verdict.firstPolls', { count: overview.integrations })
    case 'paused':
      return overview.paused === overview.integrations
        ? t('home.verdict.paused')
        : t('home.verdict.pausedSome', { paused: overview.paused, total: overview.integrations })
    case 'not_evaluated':
      return t('home.verdict.notEvaluated', { count: notEvaluated })
    case 'well':
      return t('home.verdict.well')
  }
}

export function worst(counts: SeverityCounts): Severity {
  return severities.find((severity) => counts[severity] > 0) ?? 'high'
}

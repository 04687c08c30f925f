import type { Overview, Severity, SeverityCounts } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { t } from '../../texts'

/** How everything stands in one sentence: what counts most, in the language that is shown. */
export function verdictSentence(overview: Overview): string {
  const { state, findings, notEvaluated, notReady } = overview
  const { name = '', reason } = overview.named ?? {}
  switch (state) {
    case 'empty':
      return t('home.verdict.empty')
    case 'not_ready':
      return notReady > 1
        ? t('home.verdict.notReadySeveral', { name, reason: reason ?? '', count: notReady - 1 })
        : t('home.verdict.notReady', { name, reason: reason ?? '' })
    case 'findings': {
      const severity = worst(findings)
      return t(`home.verdict.${severity}`, { count: findings[severity] })
    }
    case 'first_poll':
      return overview.named
        ? t('home.verdict.firstPoll', { name })
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

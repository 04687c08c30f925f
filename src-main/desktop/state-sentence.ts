import { type Overview, severities } from '../../src-preload/contract'
import { asNumber, filled, texts } from './texts'

/** How everything stands, in one sentence. What the engine says of why an integration can’t be watched stays English. */
export function stateSentence(overview: Overview): string {
  const { state } = texts()
  const { integrations, paused, notReady, notEvaluated, findings } = overview
  const { name = '', reason } = overview.named ?? {}
  switch (overview.state) {
    case 'empty':
      return state.empty
    case 'not_ready': {
      const text = notReady > 1 ? state.notReadySeveral : state.notReady
      return filled(text, { name, count: asNumber(notReady - 1), reason: reason ?? '' })
    }
    case 'findings': {
      const total = severities.reduce((sum, severity) => sum + findings[severity], 0)
      return total === 1 ? state.finding : filled(state.findings, { count: asNumber(total) })
    }
    case 'paused':
      return paused === integrations
        ? state.paused
        : filled(state.pausedSome, { count: asNumber(paused), all: asNumber(integrations) })
    case 'first_poll':
      return overview.named
        ? filled(state.firstPoll, { name })
        : filled(state.firstPolls, { count: asNumber(integrations) })
    case 'not_evaluated':
      return notEvaluated === 1
        ? state.notEvaluatedOne
        : filled(state.notEvaluated, { count: asNumber(notEvaluated) })
    case 'well':
      return state.well
  }
}

import type { Overview } from '../../../src-preload/contract'
import { t } from '../../texts'

interface SectionCount {
  count: number
  /** For who can't see what it stands beside. */
  words: string
  /** Something waits to be looked at; other counts only tell how much there is. */
  attention: boolean
}

/** What the sidebar says beside a section; nothing where there is nothing to say. */
export function countOf(section: string, overview: Overview | null): SectionCount | null {
  if (!overview) return null
  switch (section) {
    case '/rules': {
      const count = Object.values(overview.findings).reduce((sum, each) => sum + each, 0)
      return told(count, t('shell.counts.findings', { count }), false)
    }
    case '/changes':
      return told(overview.unseenChanges, t('shell.unseen', { count: overview.unseenChanges }), true)
    case '/alerts':
      return told(overview.unseenAlerts, t('shell.unseen', { count: overview.unseenAlerts }), true)
    case '/integrations':
      return told(overview.notReady, t('shell.counts.notReady', { count: overview.notReady }), true)
    default:
      return null
  }
}

const told = (count: number, words: string, attention: boolean): SectionCount | null =>
  count > 0 ? { count, words, attention } : null

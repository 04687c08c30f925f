import type { ResultProgress } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { formatDuration } from '../../../texts/format'

/** “7 rows, 32 ms”, and how it ended where that isn't by itself. */
export function describeResult({ total, tookMs, status, truncated }: ResultProgress): string {
  const rows = t(truncated ? 'query.summary.rowsOrMore' : 'common.counts.row', { count: total })
  switch (status) {
    case 'running':
      return t('query.summary.soFar', { rows })
    case 'cancelled':
      return t('query.summary.cancelledAfter', { rows, duration: formatDuration(tookMs) })
    case 'failed':
      return t('query.summary.stoppedAfter', { rows, duration: formatDuration(tookMs) })
    case 'done':
      return `${rows}, ${formatDuration(tookMs)}`
  }
}

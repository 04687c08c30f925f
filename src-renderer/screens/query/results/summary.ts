import type { ResultProgress } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { numberFormat } from '../../../texts/format'

/** “7 rows, 32 ms”, and how it ended where that isn't by itself. */
export function describeResult({ total, tookMs, status, truncated }: ResultProgress): string {
  const rows = t(truncated ? 'query.summary.rowsOrMore' : 'common.counts.row', { count: total })
  switch (status) {
    case 'running':
      return t('query.summary.soFar', { rows })
    case 'cancelled':
      return t('query.summary.cancelledAfter', { rows, duration: duration(tookMs) })
    case 'failed':
      return t('query.summary.stoppedAfter', { rows, duration: duration(tookMs) })
    case 'done':
      return `${rows}, ${duration(tookMs)}`
  }
}

const whole = numberFormat({ maximumFractionDigits: 0 })
const tenths = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** “32 ms”, “1.4 s”, “2 min 5 s”. */
export function duration(ms: number): string {
  if (ms < 1) return '< 1 ms'
  if (ms < 1000) return `${whole(ms)} ms`
  if (ms < 60_000) return `${ms < 10_000 ? tenths(ms / 1000) : whole(ms / 1000)} s`
  const minutes = Math.floor(ms / 60_000)
  return `${minutes} min ${Math.round((ms - minutes * 60_000) / 1000)} s`
}

import type { ResultProgress } from '../../../../src-preload/contract'

/** “7 rows, 32 ms”, and how it ended where that isn't by itself. */
export function describeResult({ total, tookMs, status, truncated }: ResultProgress): string {
  const rows = `${total.toLocaleString()}${truncated ? '+' : ''} ${total === 1 ? 'row' : 'rows'}`
  switch (status) {
    case 'running':
      return `${rows} so far…`
    case 'cancelled':
      return `${rows}, cancelled after ${duration(tookMs)}`
    case 'failed':
      return `${rows}, stopped after ${duration(tookMs)}`
    case 'done':
      return `${rows}, ${duration(tookMs)}`
  }
}

/** “32 ms”, “1.4 s”, “2 min 5 s”. */
export function duration(ms: number): string {
  if (ms < 1) return '< 1 ms'
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
  const minutes = Math.floor(ms / 60_000)
  return `${minutes} min ${Math.round((ms - minutes * 60_000) / 1000)} s`
}

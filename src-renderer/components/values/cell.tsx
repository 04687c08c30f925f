import type { Column } from '../../../src-preload/contract'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'
import { RelativeTime } from '../relative-time'
import { isFingerprint } from './fingerprint'
import { summarize } from './summary'
import { YesNo } from './yes-no'

/** A value of a listed row, fit for one line. */
export function Cell({ kind, value }: { kind: Column['kind']; value: string | number | null | undefined }) {
  if (value === null || value === undefined || value === '') return <Nothing />
  if (kind === 'boolean') return <YesNo value={value === 1} />
  if (kind === 'number') return <span>{typeof value === 'number' ? formatNumber(value) : value}</span>
  if (kind === 'time') return <RelativeTime at={String(value)} />
  if (kind === 'text' && !isFingerprint(value)) return <span title={String(value)}>{value}</span>
  const summary = summarize(parsed(value))
  return summary === '' ? <Nothing /> : <span title={summary}>{summary}</span>
}

export function Nothing() {
  return (
    <span className="faint">
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t('components.cell.none')}</span>
    </span>
  )
}

function parsed(value: string | number): unknown {
  try {
    return JSON.parse(String(value))
  } catch {
    return value
  }
}

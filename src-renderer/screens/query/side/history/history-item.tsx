import { CircleSlash, CircleX, History } from 'lucide-react'
import type { QueryRun } from '../../../../../src-preload/contract'
import { RelativeTime } from '../../../../components/relative-time'
import { t } from '../../../../texts'
import { formatDuration } from '../../../../texts/format'
import { useQueries } from '../../queries-store'
import { openRun, timeOf } from '../../saved/open-query'
import { describeTime } from '../../time/describe-time'

/** One run: what, how long, how many rows, when. */
export function HistoryItem({ run }: { run: QueryRun }) {
  const { sql, queryName, status, tookMs, rows, error } = run
  const time = timeOf(run)
  const query = useQueries(({ data }) => data?.find(({ id }) => id === run.queryId))
  const counted = run.compare ? 'query.historyItem.differences' : 'common.counts.row'
  const text = sql.replace(/\s+/g, ' ').trim()
  return (
    <li>
      <button type="button" className="history-item" title={error ?? sql} onClick={() => openRun(run, query)}>
        {queryName && <span className="history-name truncate">{queryName}</span>}
        <code className="history-sql">{text}</code>
        <span className="history-facts">
          {status === 'failed' && (
            <span className="tone-critical tone-text history-fact">
              <CircleX size={12} aria-hidden /> {t('common.failed')}
            </span>
          )}
          {status === 'cancelled' && (
            <span className="history-fact">
              <CircleSlash size={12} aria-hidden /> {t('common.cancelled')}
            </span>
          )}
          <span>
            {t(counted, { count: rows })}, {formatDuration(tookMs)}
          </span>
          {time.kind !== 'now' && (
            <span className="tone-medium tone-text history-fact">
              <History size={12} aria-hidden /> {describeTime(time)}
            </span>
          )}
          <span className="history-when">
            <RelativeTime at={run.at} />
          </span>
        </span>
      </button>
    </li>
  )
}

import { useEffect, useState } from 'react'
import { Button } from '../../../../components/button'
import { QueryView } from '../../../../components/query-view'
import { useCall } from '../../../../state/use-call'
import { t } from '../../../../texts'
import { useRuns } from '../../run/run-store'
import { HistoryItem } from './history-item'

const portion = 60
const most = 500

/** What was run, the latest first. A click opens it again, as it was run. */
export function HistoryPanel() {
  const [limit, setLimit] = useState(portion)
  const runs = useCall('listQueryRuns', { limit }, ['queries'])
  const ended = useRuns((state) => state.ended)
  const { refetch } = runs
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has ended
  useEffect(() => {
    void refetch()
  }, [ended, refetch])
  return (
    <div className="query-side-scroll query-side-list-only">
      <QueryView state={runs}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className="query-side-empty">{t('query.historyPanel.nothingWasRunYetEvery')}</p>
          ) : (
            <>
              <ul>
                {rows.map((run) => (
                  <HistoryItem key={run.id} run={run} />
                ))}
              </ul>
              {rows.length < total && limit < most && (
                <Button size="small" kind="ghost" onClick={() => setLimit(Math.min(most, limit + portion))}>
                  {t('query.historyPanel.showMore')}
                </Button>
              )}
            </>
          )
        }
      </QueryView>
    </div>
  )
}

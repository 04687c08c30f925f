import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Backtest, BacktestFinding } from '../../../../src-preload/contract'
import { DataTable } from '../../../components/data-table/data-table'
import { absoluteTime } from '../../../components/relative-time'
import { EmptyState } from '../../../components/states'
import { openResource } from '../../../state/location'
import { t } from '../../../texts'
import { formatDuration } from '../../../texts/format'
import { countFindings } from '../suppressing/use-undo'
import { backtestColumns } from './backtest-columns'

/** When the rule would have fired, as a chart, and on what and for how long, as a table. */
export function BacktestResult({ backtest, chart }: { backtest: Backtest; chart: ReactNode }) {
  const { findings, from, to, moments, notLookedAt, notEvaluated, truncated, tookMs, integrationId } =
    backtest
  if (from === null)
    return (
      <EmptyState title={t('rules.backtestResult.thereIsNoHistoryYet')}>
        {t('rules.backtestResult.itBeginsWithTheFirst')}
      </EmptyState>
    )
  const open = (finding: BacktestFinding) =>
    openResource({ integrationId, type: finding.resourceType, id: finding.resourceId })
  return (
    <>
      <p className="small soft" role="status">
        {t(truncated ? 'rules.backtestResult.atLeast' : 'rules.backtestResult.found', {
          findings: countFindings(findings.length),
          from: absoluteTime(from),
          to: absoluteTime(to),
          count: moments,
          duration: formatDuration(tookMs),
        })}{' '}
        {notLookedAt > 0 && t('rules.backtestResult.notLookedAt', { count: notLookedAt })}
      </p>
      <figure className="backtest-chart" aria-label={t('rules.backtestResult.findingsOverTimeTheTable')}>
        {chart}
      </figure>
      {notEvaluated.length > 0 && (
        <ul className="small soft backtest-gaps" aria-label={t('common.notEvaluated')}>
          {notEvaluated.slice(0, 5).map((gap) => (
            <li key={gap.from}>
              {gap.to
                ? t('rules.backtestResult.gap', {
                    from: absoluteTime(gap.from),
                    to: absoluteTime(gap.to),
                    reason: gap.reason,
                  })
                : t('rules.backtestResult.openGap', { from: absoluteTime(gap.from), reason: gap.reason })}
            </li>
          ))}
          {notEvaluated.length > 5 && (
            <li>{t('rules.backtestResult.andMoreSuchTimes', { count: notEvaluated.length - 5 })}</li>
          )}
        </ul>
      )}
      <div
        className="backtest-table"
        style={{ height: findings.length > 0 ? Math.min(findings.length * 36 + 70, 440) : undefined }}
      >
        <DataTable
          label={t('rules.backtestResult.findingsThatThereWouldHave')}
          columns={backtestColumns}
          rowId={({ resourceType, resourceId, from: since }) => `${resourceType} ${resourceId} ${since}`}
          loadPage={async (offset, limit) => ({
            rows: findings.slice(offset, offset + limit),
            total: findings.length,
          })}
          queryKey={integrationId}
          version={backtest}
          onOpen={open}
          storageKey="backtest"
          describeTotal={countFindings}
          empty={
            <EmptyState
              icon={<CircleCheck size={20} aria-hidden className="tone-ok tone-text" />}
              title={t('rules.backtestResult.itWouldNeverHaveFired')}
            >
              {notEvaluated.length > 0
                ? t('rules.backtestResult.butItCouldNotBe')
                : t('rules.backtestResult.nothingBrokeThisRule')}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}

import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Backtest, BacktestFinding } from '../../../../src-preload/contract'
import { DataTable } from '../../../components/data-table/data-table'
import { absoluteTime } from '../../../components/relative-time'
import { EmptyState } from '../../../components/states'
import { openResource } from '../../../state/location'
import { countFindings } from '../suppressing/use-undo'
import { backtestColumns } from './backtest-columns'

/** When the rule would have fired, as a chart, and on what and for how long, as a table. */
export function BacktestResult({ backtest, chart }: { backtest: Backtest; chart: ReactNode }) {
  const { findings, from, to, moments, notEvaluated, truncated, tookMs, integrationId } = backtest
  if (from === null)
    return <EmptyState title="There is no history yet">It begins with the first poll.</EmptyState>
  const open = (finding: BacktestFinding) =>
    openResource({ integrationId, type: finding.resourceType, id: finding.resourceId })
  return (
    <>
      <p className="small soft" role="status">
        {countFindings(findings.length)}
        {truncated && ' and more'} between {absoluteTime(from)} and {absoluteTime(to)}:{' '}
        {moments.toLocaleString()} {moments === 1 ? 'moment' : 'moments'} in {seconds(tookMs)}.
      </p>
      <figure className="backtest-chart" aria-label="Findings over time; the table below has them all">
        {chart}
      </figure>
      {notEvaluated.length > 0 && (
        <ul className="small soft backtest-gaps" aria-label="Not evaluated">
          {notEvaluated.slice(0, 5).map((gap) => (
            <li key={gap.from}>
              Not evaluated from {absoluteTime(gap.from)} {gap.to ? `to ${absoluteTime(gap.to)}` : 'on'}:{' '}
              {gap.reason}
            </li>
          ))}
          {notEvaluated.length > 5 && <li>And {notEvaluated.length - 5} more such times.</li>}
        </ul>
      )}
      <div
        className="backtest-table"
        style={{ height: findings.length > 0 ? Math.min(findings.length * 36 + 70, 440) : undefined }}
      >
        <DataTable
          label="Findings that there would have been"
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
              title="It would never have fired"
            >
              {notEvaluated.length > 0
                ? 'But it could not be evaluated all the time.'
                : 'Nothing broke this rule.'}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`
}

import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { EmptyState, ErrorState } from '../../../components/states'
import { ExportMenu } from '../results/export/export-menu'
import { duration } from '../results/summary'
import { useResultRows } from '../results/use-result-rows'
import type { DifferenceKind, Shown } from '../run/run'
import { arrange } from '../run/run-store'
import { runTab } from '../run/run-tab'
import { differenceOf } from './difference'
import { DifferencePane } from './difference-pane'
import { Narrowing } from './narrowing'
import { SideBySide } from './side-by-side'

/** What a query gave at two moments, side by side. */
export function Comparison({ tabId, shown, waiting }: { tabId: string; shown: Shown; waiting: boolean }) {
  const rows = useResultRows(shown)
  const [open, setOpen] = useState<number | null>(null)
  const { comparison, progress } = shown
  if (!comparison) return null
  const { counts, key } = comparison
  const { only } = shown.arrangement
  const differing = counts.added + counts.removed + counts.changed
  const narrow = (to: DifferenceKind | null) => {
    setOpen(null)
    void arrange(tabId, { ...shown.arrangement, only: to })
  }
  const row = open === null ? undefined : rows.at(open)
  return (
    <section className="result" aria-label="Comparison" aria-busy={waiting}>
      <h2 className="visually-hidden">Comparison</h2>
      <div className="result-header">
        <Narrowing counts={counts} only={only} onChange={narrow} />
        <span className="soft" role="status">
          {counts.unchanged.toLocaleString()} unchanged, {duration(progress.tookMs)}
        </span>
        <span className="result-tools">
          <span className="soft compare-key">
            {key.length > 0
              ? `Rows are told apart by ${key.filter((name) => name !== '_integrationId').join(', ')}.`
              : 'Without an id column, rows are compared whole.'}
          </span>
          {progress.total > 0 && <ExportMenu tabId={tabId} shown={shown} />}
        </span>
      </div>
      {rows.error ? (
        <ErrorState error={rows.error} onRetry={() => runTab(tabId)} />
      ) : progress.total === 0 && differing > 0 ? (
        <div className="result-alone">
          <EmptyState
            icon={<GitCompareArrows size={20} aria-hidden />}
            title={`No row was ${only}`}
            actions={<Button onClick={() => narrow(null)}>Show all that differ</Button>}
          >
            The query was asked again, and what differs is something else now.
          </EmptyState>
        </div>
      ) : progress.total === 0 ? (
        <div className="result-alone">
          <EmptyState icon={<GitCompareArrows size={20} aria-hidden />} title="Nothing differs">
            The query gives the same {counts.unchanged.toLocaleString()}{' '}
            {counts.unchanged === 1 ? 'row' : 'rows'} at both moments.
          </EmptyState>
        </div>
      ) : (
        <div className="result-body-panes" data-inspecting={row !== undefined}>
          <SideBySide
            key={progress.resultId}
            shown={shown}
            compared={comparison.compared}
            columnKey={key}
            rows={rows}
            open={open}
            onOpen={setOpen}
          />
          {row && open !== null && (
            <DifferencePane
              difference={differenceOf(row)}
              columns={comparison.compared}
              number={open + 1}
              onClose={() => setOpen(null)}
            />
          )}
        </div>
      )}
    </section>
  )
}

import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { EmptyState, ErrorState } from '../../../components/states'
import { duration } from '../results/summary'
import { useResultRows } from '../results/use-result-rows'
import type { Shown } from '../run/run'
import { runTab } from '../run/run-tab'
import { differenceOf } from './difference'
import { DifferencePane } from './difference-pane'
import { SideBySide } from './side-by-side'

/** What a query gave at two moments, side by side. */
export function Comparison({ tabId, shown, waiting }: { tabId: string; shown: Shown; waiting: boolean }) {
  const rows = useResultRows(shown)
  const [open, setOpen] = useState<number | null>(null)
  const { comparison, progress } = shown
  if (!comparison) return null
  const { counts, key } = comparison
  const row = open === null ? undefined : rows.at(open)
  return (
    <section className="result" aria-label="Comparison" aria-busy={waiting}>
      <h2 className="visually-hidden">Comparison</h2>
      <div className="result-header">
        <span className="row-wrap" role="status">
          <Count tone="ok" count={counts.added} what="added" />
          <Count tone="critical" count={counts.removed} what="removed" />
          <Count tone="medium" count={counts.changed} what="changed" />
          <span className="soft">
            {counts.unchanged.toLocaleString()} unchanged, {duration(progress.tookMs)}
          </span>
        </span>
        <span className="result-tools soft">
          {key.length > 0
            ? `Rows are told apart by ${key.filter((name) => name !== '_integrationId').join(', ')}.`
            : 'Without an id column, rows are compared whole.'}
        </span>
      </div>
      {rows.error ? (
        <ErrorState error={rows.error} onRetry={() => runTab(tabId)} />
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

function Count({ tone, count, what }: { tone: string; count: number; what: string }) {
  return (
    <span className={`badge ${count > 0 ? `tone-${tone}` : 'tone-neutral'}`}>
      {count.toLocaleString()} {what}
    </span>
  )
}

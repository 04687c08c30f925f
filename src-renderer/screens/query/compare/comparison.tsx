import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { EmptyState, ErrorState } from '../../../components/states'
import { t } from '../../../texts'
import { formatDuration } from '../../../texts/format'
import { ExportMenu } from '../results/export/export-menu'
import { useResultRows } from '../results/use-result-rows'
import { CancelRun, Waiting } from '../results/waiting'
import type { DifferenceKind, ResultProps } from '../run/run'
import { arrange } from '../run/run-store'
import { runTab } from '../run/run-tab'
import { DifferencePane } from './difference-pane'
import { Narrowing } from './narrowing'
import { rowDifferenceOf } from './row-difference'
import { SideBySide } from './side-by-side'

/** What a query gave at two moments, side by side. */
export function Comparison({ tabId, shown, pending, outdated }: ResultProps) {
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
    <section className="result" aria-label={t('query.comparison.comparison')} aria-busy={pending !== null}>
      <h2 className="visually-hidden">{t('query.comparison.comparison')}</h2>
      <div className="result-header">
        {pending && outdated ? (
          <>
            <Waiting key={pending.resultId} pending={pending} former />
            <CancelRun tabId={tabId} />
          </>
        ) : (
          <>
            <Narrowing counts={counts} only={only} onChange={narrow} />
            <span className="soft" role="status">
              {t('query.comparison.unchanged', {
                unchanged: counts.unchanged,
                duration: formatDuration(progress.tookMs),
              })}
            </span>
          </>
        )}
        <span className="result-tools" inert={pending !== null}>
          <span className="soft compare-key">
            {key.length > 0
              ? t('query.comparison.rowsAreToldApartBy', {
                  key: key.filter((name) => name !== '_integrationId').join(', '),
                })
              : t('query.comparison.withoutAnIdColumnRows')}
          </span>
          {progress.total > 0 && <ExportMenu tabId={tabId} shown={shown} />}
        </span>
      </div>
      <div className="result-shown" inert={outdated}>
        {rows.error ? (
          <ErrorState error={rows.error} onRetry={() => runTab(tabId)} />
        ) : progress.total === 0 && differing > 0 ? (
          <div className="result-alone">
            <EmptyState
              icon={<GitCompareArrows size={20} aria-hidden />}
              title={t(`query.comparison.none.${only ?? 'changed'}`)}
              actions={
                <Button onClick={() => narrow(null)}>{t('query.comparison.showAllThatDiffer')}</Button>
              }
            >
              {t('query.comparison.theQueryWasAskedAgain')}
            </EmptyState>
          </div>
        ) : progress.total === 0 ? (
          <div className="result-alone">
            <EmptyState
              icon={<GitCompareArrows size={20} aria-hidden />}
              title={t('query.comparison.nothingDiffers')}
            >
              {t('query.comparison.theQueryGivesTheSame', { count: counts.unchanged })}
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
                difference={rowDifferenceOf(row)}
                columns={comparison.compared}
                number={open + 1}
                onClose={() => setOpen(null)}
              />
            )}
          </div>
        )}
      </div>
    </section>
  )
}

import { memo, useState } from 'react'
import { Banner } from '../../../components/banner'
import { t } from '../../../texts'
import { Comparison } from '../compare/comparison'
import { isOutdated, type ResultProps } from '../run/run'
import { arrange, useRun } from '../run/run-store'
import { runTab } from '../run/run-tab'
import { ChartView } from './chart/chart-view'
import { FilterBar } from './filters/filter-bar'
import { useGridLayout } from './grid/layout-store'
import { JsonRows } from './json-rows'
import { useLook } from './look-store'
import { NoRows } from './no-rows'
import { ResultBody } from './result-body'
import { ResultHeader } from './result-header'
import { SingleNumber } from './single-number'
import { FailedState, NothingRun, RunningState } from './states'
import { viewsFor } from './views'

/** What became of a tab's query. Not drawn again while the query is typed. */
export const Results = memo(function Results({ tabId, empty }: { tabId: string; empty: boolean }) {
  const run = useRun(tabId)
  if (run.failure && !run.pending)
    return (
      <div className="result-alone">
        <FailedState run={run} onRetry={() => runTab(tabId)} />
      </div>
    )
  const { shown, pending } = run
  const outdated = isOutdated(run)
  // “No rows” would be taken for the new answer.
  if (shown && !(outdated && shown.progress.total === 0)) {
    const Result = shown.comparison ? Comparison : ShownResult
    return <Result key={tabId} tabId={tabId} shown={shown} pending={pending} outdated={outdated} />
  }
  return (
    <div className="result-alone">
      {pending ? <RunningState tabId={tabId} pending={pending} /> : <NothingRun empty={empty} />}
    </div>
  )
})

function ShownResult({ tabId, shown, pending, outdated }: ResultProps) {
  const layout = useGridLayout(tabId, shown.columns, shown.rows)
  const [filtering, setFiltering] = useState<number | null>(null)
  const [look, setLook] = useLook(tabId, shown)
  const { progress, arrangement } = shown
  const views = viewsFor(shown)
  const view = look.view && views.includes(look.view) ? look.view : (views[0] ?? 'table')
  const content = {
    table: () => <ResultBody tabId={tabId} shown={shown} layout={layout} onFilter={setFiltering} />,
    json: () => <JsonRows key={progress.resultId} shown={shown} />,
    number: () => <SingleNumber shown={shown} />,
    chart: () => (
      <ChartView shown={shown} chosen={look.chart} onChoose={(chart) => setLook({ chart })}>
        <ResultBody tabId={tabId} shown={shown} layout={layout} onFilter={setFiltering} />
      </ChartView>
    ),
  }
  return (
    <section className="result" aria-label={t('query.results.results')} aria-busy={pending !== null}>
      <h2 className="visually-hidden">{t('query.results.results')}</h2>
      <ResultHeader
        tabId={tabId}
        shown={shown}
        pending={pending}
        outdated={outdated}
        layout={layout}
        view={view}
        views={views}
        onView={(chosen) => setLook({ view: chosen })}
        onFilter={() => setFiltering(layout.shown[0] ?? 0)}
      />
      <div className="result-shown" inert={outdated}>
        <FilterBar
          columns={shown.columns}
          filters={arrangement.filters}
          column={filtering}
          onColumn={setFiltering}
          onChange={(filters) => void arrange(tabId, { ...arrangement, filters })}
        />
        {progress.error && progress.status === 'failed' && (
          <Banner tone="critical" title={progress.error.message} bar>
            {t('query.results.whatWasReadUntilThen', { hint: progress.error.hint })}
          </Banner>
        )}
        {progress.total === 0 && progress.status !== 'running' ? (
          <NoRows tabId={tabId} shown={shown} />
        ) : (
          content[view]()
        )}
      </div>
    </section>
  )
}

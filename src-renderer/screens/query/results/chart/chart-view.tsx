import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import type { Cell } from '../../../../../src-preload/contract'
import { SightlineError } from '../../../../../src-preload/errors'
import { Select } from '../../../../components/select'
import { SkeletonLines } from '../../../../components/skeleton'
import { ErrorState } from '../../../../components/states'
import { api } from '../../../../state/bridge'
import { t } from '../../../../texts'
import type { Shown } from '../../run/run'
import type { Look } from '../look-store'
import { chartColumns } from './chart-columns'
import { type ChartKind, chartPoints, mostPoints } from './chart-points'

const Drawing = lazy(() => import('./drawing'))

const kinds: { value: ChartKind; label: string }[] = [
  {
    value: 'bar',
    get label() {
      return t('query.chartView.bars')
    },
  },
  {
    value: 'line',
    get label() {
      return t('query.chartView.line')
    },
  },
  {
    value: 'pie',
    get label() {
      return t('query.chartView.pie')
    },
  },
]

/** Two columns as a chart, with the table beside it. */
export function ChartView({
  shown,
  chosen,
  onChoose,
  children,
}: {
  shown: Shown
  chosen: Look['chart']
  onChoose(chart: Look['chart']): void
  children: ReactNode
}) {
  const { columns, progress } = shown
  const suiting = chartColumns(columns)
  const first = suiting?.labels[0] ?? 0
  const chart = chosen ?? {
    kind: columns[first]?.kind === 'time' ? 'line' : 'bar',
    label: first,
    value: suiting?.values.find((place) => place !== first) ?? 0,
  }
  const { kind, label, value } = chart
  const { rows, error } = useFirstRows(shown)
  const points = useMemo(() => rows && chartPoints(rows, label, value, kind), [rows, label, value, kind])
  if (!suiting) return children
  const option = (place: number) => ({ value: String(place), label: columns[place]?.name ?? '' })
  const names = { value: columns[value]?.name ?? '', label: columns[label]?.name ?? '' }
  return (
    <div className="chart-panes">
      <div className="chart-pane">
        <div className="row-wrap chart-choices">
          <Select<ChartKind>
            label={t('query.chartView.kindOfChart')}
            value={kind}
            options={kinds}
            onChange={(wanted) => onChoose({ ...chart, kind: wanted })}
          />
          <Select
            label={t('common.value')}
            value={String(value)}
            options={suiting.values.map(option)}
            onChange={(place) => onChoose({ ...chart, value: Number(place) })}
          />
          <span className="soft">{t('query.chartView.by')}</span>
          <Select
            label={t('query.chartView.label')}
            value={String(label)}
            options={suiting.labels.map(option)}
            onChange={(place) => onChoose({ ...chart, label: Number(place) })}
          />
        </div>
        {error && <ErrorState error={error} />}
        {!points && !error && <SkeletonLines lines={6} />}
        {points && (
          <figure className="chart" aria-label={t(`query.chartView.as.${kind}`, names)}>
            <Suspense fallback={<SkeletonLines lines={6} />}>
              <Drawing kind={kind} points={points} name={columns[value]?.name ?? ''} />
            </Suspense>
          </figure>
        )}
        {progress.total > mostPoints && (
          <p className="soft small">
            {t('query.chartView.theFirstOfRows', { mostPoints, total: progress.total })}
          </p>
        )}
      </div>
      <div className="chart-table">{children}</div>
    </div>
  )
}

function useFirstRows(shown: Shown): { rows: Cell[][] | null; error: SightlineError | null } {
  const { resultId, total, status } = shown.progress
  const [state, setState] = useState<{ rows: Cell[][] | null; error: SightlineError | null }>({
    rows: null,
    error: null,
  })
  const wanted = Math.min(total, mostPoints)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again once it is complete
  useEffect(() => {
    let current = true
    api.readResult({ resultId, offset: 0, count: Math.max(1, wanted) }).then(
      ({ rows }) => current && setState({ rows, error: null }),
      (error) => current && setState({ rows: null, error: SightlineError.from(error) }),
    )
    return () => {
      current = false
    }
  }, [resultId, wanted, status === 'running'])
  return state
}

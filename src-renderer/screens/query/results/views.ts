import type { Shown } from '../run/run'
import { chartColumns } from './chart/chart-columns'

export const resultViews = ['table', 'json', 'chart', 'number'] as const
/** How a result is looked at. */
export type ResultView = (typeof resultViews)[number]

/** The views that suit a result, the best first. */
export function viewsFor({ columns, progress, rows }: Shown): ResultView[] {
  const single = progress.total === 1 && columns.length === 1 && progress.status !== 'running'
  const views: ResultView[] = ['table', 'json']
  if (single) return typeof rows[0]?.[0] === 'number' ? ['number', ...views] : views
  if (progress.total > 1 && chartColumns(columns) !== null) views.push('chart')
  return views
}

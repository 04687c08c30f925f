import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { t } from '../../texts'
import { Button } from '../button'
import { classNames } from '../class-names'
import { Skeleton, SkeletonLines } from '../skeleton'

/** A chart with the same in a table behind it, for who would rather read, or can't look. Charts come lazily. */
export function ChartFigure({
  title,
  summary,
  actions,
  table,
  className,
  children,
}: {
  title: string
  /** What the chart says, in a few words. */
  summary?: ReactNode
  actions?: ReactNode
  table: { columns: string[]; rows: ReactNode[][] }
  className?: string
  children: ReactNode
}) {
  const [asTable, setAsTable] = useState(false)
  return (
    <figure
      className={classNames('chart-figure', className)}
      aria-label={t('changes.chart.orTable', { title })}
    >
      <figcaption className="chart-figure-head">
        <span>
          <strong>{title}</strong>
          {summary && <span className="soft small"> {summary}</span>}
        </span>
        <span className="row">
          {actions}
          <Button
            size="small"
            kind="ghost"
            icon={asTable ? <ChartColumn size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('changes.chart.asChart') : t('changes.chart.asTable')}
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <div className="chart-figure-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((cells, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
                <tr key={row}>
                  {cells.map((cell, place) => (
                    <td key={table.columns[place]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="chart-figure-drawing">
          <Suspense fallback={<SkeletonLines lines={2} />}>{children}</Suspense>
        </div>
      )}
    </figure>
  )
}

/** Keeps the place of a chart whose numbers are on their way: what is below doesn't move when they come. */
export function ChartFigureSkeleton({ className }: { className?: string }) {
  return (
    <div className={classNames('chart-figure', className)} role="status">
      <span className="visually-hidden">{t('common.loading')}</span>
      <div className="chart-figure-head">
        <Skeleton width={240} />
      </div>
      <div className="chart-figure-drawing">
        <SkeletonLines lines={2} />
      </div>
    </div>
  )
}

import { lazy } from 'react'
import type { InputOf } from '../../../src-preload/contract'
import { ChartFigure, ChartFigureSkeleton } from '../../components/charts/chart-figure'
import { statusName } from '../../components/status-badge'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { dateFormat, formatNumber } from '../../texts/format'
import { dayOf, daysAgo, startOf } from './use-change-filters'

const StackedBars = lazy(() => import('../../components/charts/stacked-bars'))

/** As far back as is drawn where no time is asked for. */
const usualDays = 90
const fewestDays = 14
/** More bars than that are weeks. */
const mostDays = 180
const kinds = ['added', 'modified', 'removed'] as const
const colors = { added: 'var(--chart-2)', modified: 'var(--chart-1)', removed: 'var(--chart-6)' }

const shortDay = dateFormat({ day: 'numeric', month: 'short' })
const longDay = dateFormat({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })

/** How many changes of those that are listed each day had; a day is chosen by a click. */
export function DayChart({
  asked,
  onPick,
}: {
  asked: InputOf<'countChangesByDay'>
  onPick(from: string, to: string): void
}) {
  const since = asked.since ?? daysAgo(usualDays - 1).toISOString()
  const counted = useCall('countChangesByDay', { ...asked, since }, [
    'pollEnded',
    'integrations',
    'seenChanges',
  ])
  if (counted.error) return null
  if (!counted.data) return <ChartFigureSkeleton className="day-chart" />
  const { days, total } = counted.data
  // Of a short history, no emptiness before it.
  const start =
    asked.since || !days[0] || days[0].day > dayOf(daysAgo(fewestDays))
      ? (asked.since ?? daysAgo(fewestDays - 1).toISOString())
      : ([since, startOf(days[0].day).toISOString()].sort().at(-1) ?? since)
  const until = asked.until ? new Date(Date.parse(asked.until) - 1) : new Date()
  const rows = filled(days, new Date(start), until)
  const week = rows.step > 1
  const pick = (day: string) => onPick(day, dayOf(startOf(day, rows.step - 1)))
  return (
    <ChartFigure
      className="day-chart"
      title={week ? t('changes.chart.perWeek') : t('changes.chart.perDay')}
      summary={t('changes.chart.total', {
        count: total,
        from: shortDay(new Date(start)),
        to: shortDay(until),
      })}
      table={{
        columns: [t('changes.chart.day'), ...kinds.map((kind) => statusName(`change-${kind}`))],
        rows: rows.rows
          .filter((row) => kinds.some((kind) => row[kind] > 0))
          .toReversed()
          .map((row) => [
            <button key="day" type="button" className="link" onClick={() => pick(row.key)}>
              {longDay(startOf(row.key))}
            </button>,
            ...kinds.map((kind) => formatNumber(row[kind])),
          ]),
      }}
    >
      <StackedBars
        rows={rows.rows}
        series={kinds.map((kind) => ({ key: kind, name: statusName(`change-${kind}`), color: colors[kind] }))}
        write={(day, long) => (long ? longDay : shortDay)(startOf(day))}
        onPick={pick}
      />
    </ChartFigure>
  )
}

type Row = { key: string } & Record<(typeof kinds)[number], number>

/** A row for each day, or for each seven of a long time, whether something changed or not. */
function filled(
  days: ({ day: string } & Record<(typeof kinds)[number], number>)[],
  from: Date,
  to: Date,
): { rows: Row[]; step: number } {
  const first = dayOf(from)
  const count = Math.max(
    1,
    Math.round((startOf(dayOf(to)).getTime() - startOf(first).getTime()) / 86_400_000) + 1,
  )
  const step = count > mostDays ? 7 : 1
  const byDay = new Map(days.map((day) => [day.day, day]))
  const rows = Array.from({ length: Math.ceil(count / step) }, (_, place): Row => {
    const row = { key: dayOf(startOf(first, place * step)), added: 0, modified: 0, removed: 0 }
    for (let later = 0; later < step; later++) {
      const found = byDay.get(dayOf(startOf(first, place * step + later)))
      for (const kind of kinds) row[kind] += found?.[kind] ?? 0
    }
    return row
  })
  return { rows, step }
}

import type { BacktestFinding } from '../../../../src-preload/contract'
import type { DataColumn } from '../../../components/data-table/columns'
import { TypeTitle } from '../../../components/type-title'
import { t } from '../../../texts'
import { dateFormat } from '../../../texts/format'

const moment = dateFormat({ dateStyle: 'short', timeStyle: 'short' })

export const backtestColumns: DataColumn<BacktestFinding>[] = [
  {
    id: 'resource',
    get title() {
      return t('common.resource')
    },
    width: 126,
    cell: ({ resourceName }) => (
      <span className="rule-name" title={resourceName}>
        {resourceName}
      </span>
    ),
  },
  {
    id: 'type',
    get title() {
      return t('common.type')
    },
    width: 110,
    hidden: true,
    cell: ({ resourceType }) => <TypeTitle type={resourceType} form="singular" />,
  },
  {
    id: 'from',
    get title() {
      return t('rules.backtestColumns.from')
    },
    width: 118,
    cell: ({ from }) => <Moment at={from} />,
  },
  {
    id: 'to',
    get title() {
      return t('rules.backtestColumns.to')
    },
    width: 118,
    cell: ({ to }) =>
      to ? <Moment at={to} /> : <span className="soft">{t('rules.backtestColumns.stillOpen')}</span>,
  },
  {
    id: 'lasted',
    get title() {
      return t('rules.backtestColumns.howLong')
    },
    width: 84,
    cell: ({ from, to }) => <span>{duration(from, to)}</span>,
  },
]

function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="nowrap">
      {moment(new Date(at))}
    </time>
  )
}

/** “3 days”, “5 hours”: the largest unit of which there is at least one. */
function duration(from: string, to: string | null): string {
  const minutes = ((to ? Date.parse(to) : Date.now()) - Date.parse(from)) / 60_000
  for (const [unit, size] of [
    ['day', 1440],
    ['hour', 60],
    ['minute', 1],
  ] as const) {
    const count = Math.floor(minutes / size)
    if (count >= 1) return t(`common.durations.${unit}s`, { count })
  }
  return t('rules.backtestColumns.underAMinute')
}

import type { Suppression } from '../../../../src-preload/contract'
import type { DataColumn } from '../../../components/data-table/columns'
import { RelativeTime } from '../../../components/relative-time'
import { describeTarget, scopeNames } from './describe'

const target: DataColumn<Suppression> = {
  id: 'target',
  title: 'What',
  width: 340,
  cell: (row) => (
    <span className="rule-name" title={describeTarget(row)}>
      {describeTarget(row)}
    </span>
  ),
}
const scope: DataColumn<Suppression> = {
  id: 'scope',
  title: 'Scope',
  width: 90,
  cell: (row) => <span>{scopeNames[row.scope]}</span>,
}
const common: DataColumn<Suppression>[] = [
  { id: 'reason', title: 'Reason', width: 260, cell: ({ reason }) => <span title={reason}>{reason}</span> },
  { id: 'author', title: 'By', width: 110, cell: ({ author }) => <span>{author}</span> },
  { id: 'createdAt', title: 'Since', width: 116, cell: (row) => <RelativeTime at={row.createdAt} /> },
]

export const suppressionColumns: Record<'active' | 'ended', DataColumn<Suppression>[]> = {
  active: [
    target,
    scope,
    {
      id: 'until',
      title: 'Expires',
      width: 120,
      cell: (row) => <RelativeTime at={row.until} none="Until undone" />,
    },
    {
      id: 'findings',
      title: 'Findings',
      width: 80,
      end: true,
      cell: ({ findings }) => findings.toLocaleString(),
    },
    ...common,
  ],
  ended: [
    target,
    scope,
    {
      id: 'ended',
      title: 'Ended',
      width: 96,
      cell: (row) => <span>{row.ended === 'expired' ? 'Expired' : 'Undone'}</span>,
    },
    { id: 'endedAt', title: 'When', width: 116, cell: (row) => <RelativeTime at={row.endedAt} /> },
    ...common,
  ],
}

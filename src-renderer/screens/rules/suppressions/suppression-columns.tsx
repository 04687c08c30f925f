import type { Suppression } from '../../../../src-preload/contract'
import type { DataColumn } from '../../../components/data-table/columns'
import { RelativeTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import { describeTarget, scopeNames } from './describe'

const target: DataColumn<Suppression> = {
  id: 'target',
  get title() {
    return t('rules.suppressionColumns.what')
  },
  width: 340,
  cell: (row) => (
    <span className="rule-name" title={describeTarget(row)}>
      {describeTarget(row)}
    </span>
  ),
}
const scope: DataColumn<Suppression> = {
  id: 'scope',
  get title() {
    return t('rules.suppressionColumns.scope')
  },
  width: 90,
  cell: (row) => <span>{scopeNames[row.scope]}</span>,
}
const common: DataColumn<Suppression>[] = [
  {
    id: 'reason',
    get title() {
      return t('common.reason')
    },
    width: 260,
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
  {
    id: 'author',
    get title() {
      return t('rules.suppressionColumns.by')
    },
    width: 110,
    cell: ({ author }) => <span>{author}</span>,
  },
  {
    id: 'createdAt',
    get title() {
      return t('rules.suppressionColumns.since')
    },
    width: 116,
    cell: (row) => <RelativeTime at={row.createdAt} />,
  },
]

export const suppressionColumns: Record<'active' | 'ended', DataColumn<Suppression>[]> = {
  active: [
    target,
    scope,
    {
      id: 'until',
      get title() {
        return t('rules.suppressionColumns.expires')
      },
      width: 120,
      cell: (row) => <RelativeTime at={row.until} none={t('rules.suppressionColumns.untilUndone')} />,
    },
    {
      id: 'findings',
      get title() {
        return t('common.findings')
      },
      width: 80,
      end: true,
      cell: ({ findings }) => formatNumber(findings),
    },
    ...common,
  ],
  ended: [
    target,
    scope,
    {
      id: 'ended',
      get title() {
        return t('rules.suppressionColumns.ended')
      },
      width: 96,
      cell: (row) => (
        <span>
          {row.ended === 'expired'
            ? t('rules.suppressionColumns.expired')
            : t('rules.suppressionColumns.undone')}
        </span>
      ),
    },
    {
      id: 'endedAt',
      get title() {
        return t('rules.suppressionColumns.when')
      },
      width: 116,
      cell: (row) => <RelativeTime at={row.endedAt} />,
    },
    ...common,
  ],
}

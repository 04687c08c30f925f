import type { Finding } from '../../../src-preload/contract'
import type { DataColumn } from '../../components/data-table/columns'
import { RelativeTime } from '../../components/relative-time'
import { StatusBadge } from '../../components/status-badge'
import { TypeTitle } from '../../components/type-title'
import { t } from '../../texts'

const resource: DataColumn<Finding> = {
  id: 'resource',
  get title() {
    return t('common.resource')
  },
  width: 240,
  cell: ({ resourceName }) => (
    <span className="rule-name" title={resourceName}>
      {resourceName}
    </span>
  ),
}
const common: DataColumn<Finding>[] = [
  resource,
  {
    id: 'resourceType',
    get title() {
      return t('common.type')
    },
    width: 120,
    cell: ({ resourceType }) => <TypeTitle type={resourceType} form="singular" />,
  },
  {
    id: 'integration',
    get title() {
      return t('common.integration')
    },
    width: 150,
    cell: ({ integrationName }) => <span>{integrationName}</span>,
  },
  {
    id: 'firstSeenAt',
    get title() {
      return t('rules.findingColumns.firstSeen')
    },
    width: 120,
    cell: (row) => <RelativeTime at={row.firstSeenAt} />,
  },
  {
    id: 'openedAt',
    get title() {
      return t('common.opened')
    },
    width: 120,
    cell: (row) => <RelativeTime at={row.openedAt} />,
  },
]
const status: DataColumn<Finding> = {
  id: 'status',
  get title() {
    return t('common.status')
  },
  width: 114,
  cell: (row) => <StatusBadge status={`finding-${row.status}`} />,
}

const own: Record<Finding['status'], DataColumn<Finding>[]> = {
  open: [],
  suppressed: [
    {
      id: 'reason',
      get title() {
        return t('common.reason')
      },
      width: 240,
      cell: ({ suppression }) => <span>{suppression?.reason}</span>,
    },
  ],
  resolved: [
    {
      id: 'resolvedAt',
      get title() {
        return t('common.resolved')
      },
      width: 120,
      cell: (row) => <RelativeTime at={row.resolvedAt} />,
    },
  ],
}

/** Of one rule's findings. Beside an open one there is no room for what that says of itself. */
export function ruleFindingColumns(
  of: Finding['status'],
  { several, besideDetail }: { several: boolean; besideDetail: boolean },
): DataColumn<Finding>[] {
  const left = new Set([
    ...(several ? [] : ['integration']),
    ...(besideDetail ? ['resourceType', 'integration', 'firstSeenAt'] : []),
  ])
  return [...common, ...own[of], status].filter(({ id }) => !left.has(id))
}

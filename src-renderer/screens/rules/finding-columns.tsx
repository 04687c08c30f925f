import type { Finding } from '../../../src-preload/contract'
import type { DataColumn } from '../../components/data-table/columns'
import { RelativeTime } from '../../components/relative-time'
import { StatusBadge } from '../../components/status-badge'
import { TypeTitle } from '../../components/type-title'

const resource: DataColumn<Finding> = {
  id: 'resource',
  title: 'Resource',
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
    title: 'Type',
    width: 120,
    cell: ({ resourceType }) => <TypeTitle type={resourceType} form="singular" />,
  },
  {
    id: 'integration',
    title: 'Integration',
    width: 150,
    cell: ({ integrationName }) => <span>{integrationName}</span>,
  },
  {
    id: 'firstSeenAt',
    title: 'First seen',
    width: 120,
    cell: (row) => <RelativeTime at={row.firstSeenAt} />,
  },
  { id: 'openedAt', title: 'Opened', width: 120, cell: (row) => <RelativeTime at={row.openedAt} /> },
]
const status: DataColumn<Finding> = {
  id: 'status',
  title: 'Status',
  width: 114,
  cell: (row) => <StatusBadge status={`finding-${row.status}`} />,
}

export const findingColumns: Record<Finding['status'], DataColumn<Finding>[]> = {
  open: [...common, status],
  suppressed: [
    ...common,
    {
      id: 'reason',
      title: 'Reason',
      width: 240,
      cell: ({ suppression }) => <span>{suppression?.reason}</span>,
    },
    status,
  ],
  resolved: [
    ...common,
    { id: 'resolvedAt', title: 'Resolved', width: 120, cell: (row) => <RelativeTime at={row.resolvedAt} /> },
    status,
  ],
}

import type { Finding } from '../../../src-preload/contract'
import { type DataColumn, variant } from '../../components/data-table/columns'
import { RelativeTime } from '../../components/relative-time'
import { SeverityBadge } from '../../components/severity-badge'
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
const integration: DataColumn<Finding> = {
  id: 'integration',
  get title() {
    return t('common.integration')
  },
  width: 150,
  cell: ({ integrationName }) => <span>{integrationName}</span>,
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
  integration,
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

const severity: DataColumn<Finding> = {
  id: 'severity',
  get title() {
    return t('common.severity')
  },
  width: 148,
  sortable: true,
  cell: (row) => <SeverityBadge severity={row.severity} />,
}
const typedResource: DataColumn<Finding> = {
  id: 'resource',
  get title() {
    return t('common.resource')
  },
  width: 260,
  sortable: true,
  cell: ({ resourceName, resourceType }) => (
    <span title={resourceName}>
      <span className="rule-name">{resourceName}</span>{' '}
      <span className="soft small">
        <TypeTitle type={resourceType} form="singular" />
      </span>
    </span>
  ),
}
const rule: DataColumn<Finding> = {
  id: 'rule',
  get title() {
    return t('common.rule')
  },
  width: 260,
  sortable: true,
  cell: ({ ruleName }) => <span title={ruleName}>{ruleName}</span>,
}
const opened: DataColumn<Finding> = {
  id: 'opened',
  get title() {
    return t('common.opened')
  },
  width: 108,
  sortable: true,
  cell: (row) => <RelativeTime at={row.openedAt} />,
}

const beside = [severity, variant(typedResource, { width: 196 }), variant(rule, { width: 168 }), opened]

/** Of findings of all rules. */
export function findingListColumns({
  several,
  besideDetail,
}: {
  several: boolean
  besideDetail: boolean
}): DataColumn<Finding>[] {
  if (besideDetail) return beside
  return [severity, typedResource, rule, ...(several ? [integration] : []), opened, status]
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

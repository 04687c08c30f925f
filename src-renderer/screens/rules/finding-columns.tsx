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
  width: 300,
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
  width: 120,
  cell: ({ integrationName }) => <span title={integrationName}>{integrationName}</span>,
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
  width: 164,
  sortable: true,
  cell: (row) => <SeverityBadge severity={row.severity} />,
}
const typedResource: DataColumn<Finding> = {
  id: 'resource',
  get title() {
    return t('common.resource')
  },
  width: 210,
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
  width: 118,
  sortable: true,
  cell: (row) => <RelativeTime at={row.openedAt} />,
}

const beside = [severity, variant(typedResource, { width: 170 }), variant(rule, { width: 182 }), opened]
const roomyRule = variant(rule, { width: 330 })

/** Of findings of all rules. Where all are of one status, the room is the rule's. */
export function findingListColumns({
  several,
  anyStatus,
  besideDetail,
}: {
  several: boolean
  anyStatus: boolean
  besideDetail: boolean
}): DataColumn<Finding>[] {
  if (besideDetail) return beside
  const where = several ? [integration] : []
  if (!anyStatus) return [severity, typedResource, roomyRule, ...where, opened]
  return [severity, typedResource, rule, ...where, opened, status]
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

/** Of one rule's findings, all of one status. Beside an open one there is no room for what that says of itself. */
export function ruleFindingColumns(
  of: Finding['status'],
  { several, besideDetail }: { several: boolean; besideDetail: boolean },
): DataColumn<Finding>[] {
  const left = new Set([
    ...(several ? [] : ['integration']),
    ...(besideDetail ? ['resourceType', 'integration', 'firstSeenAt'] : []),
  ])
  return [...common, ...own[of]].filter(({ id }) => !left.has(id))
}

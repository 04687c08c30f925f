import type { Instant, Rule } from '../../../src-preload/contract'
import type { DataColumn } from '../../components/data-table/columns'
import { RelativeTime } from '../../components/relative-time'
import { SeverityBadge } from '../../components/severity-badge'
import { TypeTitle } from '../../components/type-title'
import { RuleStatusBadge, reasonOf, standing } from './rule-status'

const columns: DataColumn<Rule>[] = [
  {
    id: 'severity',
    title: 'Severity',
    width: 114,
    cell: ({ severity }) => <SeverityBadge severity={severity} />,
  },
  {
    id: 'name',
    title: 'Rule',
    width: 270,
    cell: ({ name, managed }) => (
      <span className="row rule-title">
        <span className="rule-name truncate" title={name}>
          {name}
        </span>
        {!managed && <span className="tag">Own</span>}
      </span>
    ),
  },
  {
    id: 'status',
    title: 'Status',
    width: 158,
    cell: (rule) => <RuleStatusBadge status={standing(rule)} findings={rule.findings} />,
  },
  {
    id: 'suppressed',
    title: 'Suppressed',
    width: 112,
    end: true,
    cell: ({ suppressed }) =>
      suppressed > 0 ? suppressed.toLocaleString() : <span className="faint">–</span>,
  },
  {
    id: 'resourceType',
    title: 'Resource type',
    width: 130,
    cell: ({ resourceType }) => <TypeTitle type={resourceType} />,
  },
  { id: 'reason', title: 'Reason', width: 182, cell: (rule) => <Reason rule={rule} /> },
  {
    id: 'tags',
    title: 'Tags',
    width: 176,
    cell: ({ tags }) => <span className="soft">{tags.join(', ')}</span>,
  },
  {
    id: 'controls',
    title: 'Controls',
    width: 150,
    hidden: true,
    cell: ({ compliance }) => <span className="soft">{Object.values(compliance).flat().join(', ')}</span>,
  },
  {
    id: 'evaluatedAt',
    title: 'Evaluated',
    width: 120,
    hidden: true,
    cell: (rule) => <RelativeTime at={lastEvaluated(rule)} />,
  },
]

const hide = (hidden: string) =>
  columns.map((column) => (column.id === hidden ? { ...column, hidden: true } : column))

/** Where there are reasons to be read, they take the place of the tags. */
export const ruleColumns = { withReasons: hide('tags'), withoutReasons: hide('reason') }

function Reason({ rule }: { rule: Rule }) {
  const reason = reasonOf(rule)
  return (
    <span className="soft" title={reason ?? undefined}>
      {reason}
    </span>
  )
}

function lastEvaluated({ results }: Rule): Instant | null {
  const times = results.flatMap(({ evaluatedAt }) => evaluatedAt ?? []).sort()
  return times.at(-1) ?? null
}

import type { Instant, Rule } from '../../../src-preload/contract'
import type { DataColumn } from '../../components/data-table/columns'
import { RelativeTime } from '../../components/relative-time'
import { SeverityBadge } from '../../components/severity-badge'
import { TypeTitle } from '../../components/type-title'
import { RuleStatusBadge, reasonOf, standing } from './rule-status'

export const ruleColumns: DataColumn<Rule>[] = [
  {
    id: 'severity',
    title: 'Severity',
    width: 108,
    cell: ({ severity }) => <SeverityBadge severity={severity} />,
  },
  { id: 'name', title: 'Rule', width: 310, cell: ({ name }) => <span className="rule-name">{name}</span> },
  { id: 'status', title: 'Status', width: 230, cell: (rule) => <Status rule={rule} /> },
  {
    id: 'resourceType',
    title: 'Resource type',
    width: 128,
    cell: ({ resourceType }) => <TypeTitle type={resourceType} />,
  },
  {
    id: 'tags',
    title: 'Tags',
    width: 150,
    cell: ({ tags }) => <span className="soft">{tags.join(', ')}</span>,
  },
  {
    id: 'evaluatedAt',
    title: 'Evaluated',
    width: 110,
    hidden: true,
    cell: (rule) => <RelativeTime at={lastEvaluated(rule)} />,
  },
]

function Status({ rule }: { rule: Rule }) {
  const reason = reasonOf(rule)
  return (
    <span className="rule-status">
      <RuleStatusBadge status={standing(rule)} findings={rule.findings} />
      {reason && (
        <span className="faint truncate" title={reason}>
          {reason}
        </span>
      )}
    </span>
  )
}

function lastEvaluated({ results }: Rule): Instant | null {
  const times = results.flatMap(({ evaluatedAt }) => evaluatedAt ?? []).sort()
  return times.at(-1) ?? null
}

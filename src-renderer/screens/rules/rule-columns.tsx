import type { Instant, Rule } from '../../../src-preload/contract'
import type { DataColumn } from '../../components/data-table/columns'
import { RelativeTime } from '../../components/relative-time'
import { SeverityBadge } from '../../components/severity-badge'
import { TypeTitle } from '../../components/type-title'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'
import { RuleStatusBadge, reasonOf, standing } from './rule-status'

export const ruleColumns: DataColumn<Rule>[] = [
  {
    id: 'severity',
    get title() {
      return t('common.severity')
    },
    width: 114,
    cell: ({ severity }) => <SeverityBadge severity={severity} />,
  },
  {
    id: 'name',
    get title() {
      return t('common.rule')
    },
    width: 500,
    cell: (rule) => <RuleTitle rule={rule} />,
  },
  {
    id: 'status',
    get title() {
      return t('common.status')
    },
    width: 126,
    cell: (rule) => <RuleStatusBadge status={standing(rule)} findings={rule.findings} />,
  },
  {
    id: 'suppressed',
    get title() {
      return t('common.suppressed')
    },
    width: 108,
    end: true,
    cell: ({ suppressed }) => (suppressed > 0 ? formatNumber(suppressed) : <span className="faint">–</span>),
  },
  {
    id: 'resourceType',
    get title() {
      return t('rules.ruleColumns.resourceType')
    },
    width: 120,
    cell: ({ resourceType }) => <TypeTitle type={resourceType} />,
  },
  {
    id: 'tags',
    get title() {
      return t('common.tags')
    },
    width: 176,
    hidden: true,
    cell: ({ tags }) => <span className="soft">{tags.join(', ')}</span>,
  },
  {
    id: 'controls',
    get title() {
      return t('common.controls')
    },
    width: 150,
    hidden: true,
    cell: ({ compliance }) => <span className="soft">{Object.values(compliance).flat().join(', ')}</span>,
  },
  {
    id: 'evaluatedAt',
    get title() {
      return t('rules.ruleColumns.evaluated')
    },
    width: 120,
    hidden: true,
    cell: (rule) => <RelativeTime at={lastEvaluated(rule)} />,
  },
]

/** The few that can't be evaluated say why beside their name: a column of its own would be empty for most. */
function RuleTitle({ rule }: { rule: Rule }) {
  const reason = reasonOf(rule)
  return (
    <span className="row rule-title">
      <span className="rule-name truncate" title={rule.name}>
        {rule.name}
      </span>
      {!rule.managed && <span className="tag">{t('rules.ruleColumns.own')}</span>}
      {reason && (
        <span className="rule-reason truncate small soft" title={reason}>
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

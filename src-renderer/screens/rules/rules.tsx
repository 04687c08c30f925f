import { SearchX } from 'lucide-react'
import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { DataTable } from '../../components/data-table/data-table'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { EmptyState } from '../../components/states'
import { navigate } from '../../state/location'
import { useTypeTitle } from '../../state/resource-types'
import { useRules } from '../../state/rules'
import { worstFirst } from './order'
import { ruleColumns } from './rule-columns'
import { reasonOf } from './rule-status'
import { RuleToolbar } from './rule-toolbar'
import { RulesActions } from './rules-actions'
import { summarise } from './summary'
import { noFilters, passes, useRuleFilters } from './use-rule-filters'

export function RulesScreen() {
  const rules = useRules()
  return (
    <Page wide fill>
      <PageHeader
        title="Rules"
        description={rules.data && <Summary rules={rules.data} />}
        actions={<RulesActions own={rules.data?.some(({ managed }) => !managed) ?? false} />}
      />
      <QueryView state={rules}>{(all) => <RuleTable rules={all} />}</QueryView>
    </Page>
  )
}

function Summary({ rules }: { rules: Rule[] }) {
  if (rules.some(({ results }) => results.length > 0)) return summarise(rules)
  return (
    <>
      {countRules(rules.length)}, evaluated after each poll.{' '}
      <Link href="/integrations/add">Connect an integration</Link> to begin.
    </>
  )
}

/** There are some dozens of rules, all at hand: filtered here, drawn as any long list. */
function RuleTable({ rules }: { rules: Rule[] }) {
  const [filters, change] = useRuleFilters()
  const titleOf = useTypeTitle()
  const shown = rules.filter((rule) => passes(rule, filters, titleOf(rule.resourceType))).sort(worstFirst)
  return (
    <div className="rule-list">
      <RuleToolbar filters={filters} onChange={change} />
      <DataTable
        label="Rules"
        columns={rules.some(reasonOf) ? ruleColumns.withReasons : ruleColumns.withoutReasons}
        rowId={(rule) => rule.id}
        loadPage={async (offset, limit) => ({
          rows: shown.slice(offset, offset + limit),
          total: shown.length,
        })}
        queryKey={JSON.stringify(filters)}
        version={rules}
        onOpen={(rule) => navigate(`/rules/${encodeURIComponent(rule.id)}`)}
        storageKey="rules"
        describeTotal={(total) =>
          total === rules.length ? countRules(total) : `${total} of ${countRules(rules.length)}`
        }
        empty={
          <EmptyState
            icon={<SearchX size={20} aria-hidden />}
            title="No rule matches"
            actions={<Button onClick={() => change(noFilters)}>Clear the filters</Button>}
          >
            Search looks at a rule’s name, its reason, its tags and its resource type.
          </EmptyState>
        }
      />
    </div>
  )
}

function countRules(count: number): string {
  return `${count} ${count === 1 ? 'rule' : 'rules'}`
}

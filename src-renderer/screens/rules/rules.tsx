import { SearchX } from 'lucide-react'
import { Link } from 'wouter'
import type { Rule } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { DataTable } from '../../components/data-table/data-table'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { EmptyState } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { findingsRoute, navigate } from '../../state/location'
import { useOverview } from '../../state/overview'
import { useTypeTitle } from '../../state/resource-types'
import { useRules } from '../../state/rules'
import { t } from '../../texts'
import { Rich } from '../../texts/rich'
import { FindingList } from './findings/findings'
import { worstFirst } from './order'
import { ruleColumns } from './rule-columns'
import { RuleToolbar } from './rule-toolbar'
import { RulesActions } from './rules-actions'
import { summarise } from './summary'
import { noFilters, passes, useRuleFilters } from './use-rule-filters'

/** The rules, and all that breaks them. */
export function RulesScreen({ tab }: { tab: 'rules' | 'findings' }) {
  const rules = useRules()
  const open = useOverview(
    ({ data }) => data && Object.values(data.findings).reduce((sum, count) => sum + count, 0),
  )
  return (
    <Page wide fill>
      <PageHeader
        title={t('common.rules')}
        description={rules.data && <Summary rules={rules.data} />}
        actions={<RulesActions own={rules.data?.some(({ managed }) => !managed) ?? false} />}
      />
      <div className="fill-tabs">
        <Tabs
          label={t('common.rules')}
          value={tab}
          onChange={(next) => navigate(next === 'findings' ? findingsRoute : '/rules')}
          tabs={[
            {
              key: 'rules',
              title: t('common.rules'),
              content: <QueryView state={rules}>{(all) => <RuleTable rules={all} />}</QueryView>,
            },
            {
              key: 'findings',
              title: t('common.findings'),
              count: open ?? undefined,
              content: <FindingList />,
            },
          ]}
        />
      </div>
    </Page>
  )
}

function Summary({ rules }: { rules: Rule[] }) {
  if (rules.some(({ results }) => results.length > 0)) return summarise(rules)
  return (
    <Rich
      text="rules.screen.evaluatedAfterEachPoll"
      count={rules.length}
      components={{ to: <Link href="/integrations/add" /> }}
    />
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
        label={t('common.rules')}
        columns={ruleColumns}
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
          total === rules.length
            ? t('common.counts.rule', { count: total })
            : t('rules.screen.someOf', { shown: total, count: rules.length })
        }
        empty={
          <EmptyState
            icon={<SearchX size={20} aria-hidden />}
            title={t('rules.screen.noRuleMatches')}
            actions={<Button onClick={() => change(noFilters)}>{t('common.clearFilters')}</Button>}
          >
            {t('rules.screen.searchLooksAtARules')}
          </EmptyState>
        }
      />
    </div>
  )
}

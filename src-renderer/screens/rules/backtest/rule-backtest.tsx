import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { ruleRoute } from '../rule-route'
import { BacktestPane } from './backtest-pane'

/** A rule as it is, run over all history. */
export default function RuleBacktest({ ruleId }: { ruleId: string }) {
  const rule = useCall('getRule', { ruleId })
  return (
    <Page>
      <PageHeader
        title={t('rules.ruleBacktest.backtest')}
        crumbs={[
          { title: t('common.rules'), to: '/rules' },
          { title: rule.data?.name ?? ruleId, to: ruleRoute(ruleId) },
        ]}
        description={rule.data && t('rules.ruleBacktest.whenWouldHaveFiredOn', { name: rule.data.name })}
      />
      <QueryView state={rule}>
        {({ results }) => (
          <BacktestPane subject={{ ruleId }} appliesTo={results.map(({ integrationId }) => integrationId)} />
        )}
      </QueryView>
    </Page>
  )
}

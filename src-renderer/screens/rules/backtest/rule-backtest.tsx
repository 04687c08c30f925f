import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { useCall } from '../../../state/use-call'
import { ruleRoute } from '../rule-route'
import { BacktestPane } from './backtest-pane'

/** A rule as it is, run over all history. */
export default function RuleBacktest({ ruleId }: { ruleId: string }) {
  const rule = useCall('getRule', { ruleId })
  return (
    <Page>
      <PageHeader
        title="Backtest"
        crumbs={[
          { title: 'Rules', to: '/rules' },
          { title: rule.data?.name ?? ruleId, to: ruleRoute(ruleId) },
        ]}
        description={rule.data && `When “${rule.data.name}” would have fired, on what, and for how long.`}
      />
      <QueryView state={rule}>{() => <BacktestPane subject={{ ruleId }} />}</QueryView>
    </Page>
  )
}

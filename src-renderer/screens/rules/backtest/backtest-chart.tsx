import type { Backtest } from '../../../../src-preload/contract'
import StepChart from '../../../components/charts/step-chart'
import { t } from '../../../texts'

/** How many findings would have been open, as steps; grey where the rule could not be evaluated. */
export default function BacktestChart({
  backtest: { series, from, to, notEvaluated },
}: {
  backtest: Backtest
}) {
  return (
    <StepChart
      name={t('common.findings')}
      steps={series.map(({ at, findings }) => ({ at, value: findings }))}
      from={from ?? to}
      to={to}
      shaded={notEvaluated}
    />
  )
}

import { lazy, useState } from 'react'
import type { FindingAge } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { ChartFigure } from '../../components/charts/chart-figure'
import { severityNames } from '../../components/severity-badge'
import { useCall } from '../../state/use-call'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'

const StackedBars = lazy(() => import('../../components/charts/stacked-bars'))

/** How long what is open has been so, by severity: what has been there for months is what nobody does anything about. */
export function FindingsByAge() {
  const ages = useCall('countFindingsByAge', {}, ['findings', 'rules'])
  const [open, setOpen] = useState(false)
  const all = ages.data ?? []
  const total = all.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const oldest = all.filter(({ toDays }) => toDays === null).reduce((sum, { count }) => sum + count, 0)
  const steps = [...Map.groupBy(all, ({ fromDays }) => fromDays).values()]
  return (
    <details className="findings-by-age" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('rules.byAge.title')}
        {oldest > 0 && <span className="soft small"> {t('rules.byAge.oldest', { count: oldest })}</span>}
      </summary>
      {open && (
        <ChartFigure
          title={t('rules.byAge.chart')}
          table={{
            columns: [t('rules.byAge.age'), ...severities.map((severity) => severityNames[severity])],
            rows: steps.map((step) => [
              nameOf(step[0]),
              ...severities.map((severity) =>
                formatNumber(step.find((one) => one.severity === severity)?.count ?? 0),
              ),
            ]),
          }}
        >
          <StackedBars
            rows={steps.map((step) => ({
              key: nameOf(step[0]),
              ...Object.fromEntries(step.map(({ severity, count }) => [severity, count])),
            }))}
            series={severities.toReversed().map((severity) => ({
              key: severity,
              name: severityNames[severity],
              color: `var(--${severity})`,
            }))}
            write={(key) => key}
          />
        </ChartFigure>
      )}
    </details>
  )
}

function nameOf(age: FindingAge | undefined): string {
  if (!age) return ''
  const { fromDays, toDays } = age
  if (toDays === null) return t('rules.byAge.over', { count: fromDays })
  return fromDays === 0 ? t('rules.byAge.today') : t('rules.byAge.between', { from: fromDays, to: toDays })
}

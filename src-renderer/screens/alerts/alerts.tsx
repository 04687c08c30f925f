import { BellOff } from 'lucide-react'
import { Button } from '../../components/button'
import { useNow } from '../../components/clock'
import { Page, PageHeader } from '../../components/page'
import { SkeletonLines } from '../../components/skeleton'
import { EmptyState, ErrorState } from '../../components/states'
import { AlertDay } from './alert-day'
import { groupByDay } from './days'
import { type AlertList, useAlerts } from './use-alerts'
import { useFreshAlerts } from './use-fresh-alerts'

export function AlertsScreen() {
  const list = useAlerts()
  return (
    <Page>
      <PageHeader
        title="Alerts"
        description="What got worse, what was resolved, and when an integration could not be watched."
      />
      <Body list={list} />
    </Page>
  )
}

function Body({ list }: { list: AlertList }) {
  const fresh = useFreshAlerts(list.alerts)
  const now = useNow()
  if (list.total === null)
    return list.error ? (
      <ErrorState error={list.error} onRetry={list.refresh} />
    ) : (
      <SkeletonLines lines={8} label="Loading alerts…" />
    )
  if (list.total === 0) return <NoAlerts />
  const left = list.total - list.alerts.length
  return (
    <div className="stack">
      {groupByDay(list.alerts, now).map((day) => (
        <AlertDay key={day.key} title={day.title} recent={day.today} alerts={day.alerts} fresh={fresh} />
      ))}
      {left > 0 && (
        <div className="alerts-foot">
          <Button busy={list.loadingMore} onClick={list.more}>
            Show older alerts
          </Button>
          <span role="status">
            {list.alerts.length.toLocaleString()} of {list.total.toLocaleString()}
          </span>
        </div>
      )}
    </div>
  )
}

function NoAlerts() {
  return (
    <EmptyState icon={<BellOff size={20} aria-hidden />} title="No alerts yet">
      One comes when a poll finds something that breaks a rule, when that is resolved, and when an integration
      can’t be watched any more.
    </EmptyState>
  )
}

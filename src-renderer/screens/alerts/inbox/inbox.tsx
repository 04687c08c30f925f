import { BellOff, SearchX } from 'lucide-react'
import { Button } from '../../../components/button'
import { useNow } from '../../../components/clock'
import { SkeletonLines } from '../../../components/skeleton'
import { EmptyState, ErrorState } from '../../../components/states'
import { t } from '../../../texts'
import { ChannelTrouble } from '../channels/channel-trouble'
import { AlertDay } from './alert-day'
import { AlertToolbar } from './alert-toolbar'
import { groupByDay } from './days'
import { asked, noFilters, useAlertFilters } from './use-alert-filters'
import { useAlerts } from './use-alerts'
import { useSeenAlerts } from './use-seen-alerts'

/** All that was worth telling, newest first, by day. */
export function InboxTab() {
  const [filters, change] = useAlertFilters()
  const input = asked(filters)
  const filtered = Object.keys(input).length > 0
  const list = useAlerts(input)
  useSeenAlerts(list.alerts, filtered)
  const now = useNow()
  const { total, alerts } = list
  if (total === null)
    return list.error ? (
      <ErrorState error={list.error} onRetry={list.refresh} />
    ) : (
      <SkeletonLines lines={8} label={t('alerts.inbox.loadingAlerts')} />
    )
  if (total === 0 && !filtered) return <NoAlerts />
  return (
    <div className="stack">
      <ChannelTrouble />
      <AlertToolbar filters={filters} onChange={change} />
      {total === 0 && (
        <EmptyState
          icon={<SearchX size={20} aria-hidden />}
          title={t('alerts.inbox.noAlertIsLikeThat')}
          actions={<Button onClick={() => change(noFilters)}>{t('common.clearFilters')}</Button>}
        />
      )}
      {groupByDay(alerts, now).map((day) => (
        <AlertDay key={day.key} title={day.title} recent={day.today} alerts={day.alerts} />
      ))}
      {total > alerts.length && (
        <div className="alerts-foot">
          <Button busy={list.loadingMore} onClick={list.more}>
            {t('alerts.inbox.showOlderAlerts')}
          </Button>
          <span role="status">{t('common.ofTotal', { number: alerts.length, total })}</span>
        </div>
      )}
    </div>
  )
}

function NoAlerts() {
  return (
    <EmptyState icon={<BellOff size={20} aria-hidden />} title={t('alerts.inbox.noAlertsYet')}>
      {t('alerts.inbox.oneComesWhenAPoll')}
    </EmptyState>
  )
}

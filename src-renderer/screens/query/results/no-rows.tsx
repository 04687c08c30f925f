import { SearchX, Unplug } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { useIntegrations } from '../../../state/integrations'
import { t } from '../../../texts'
import type { Shown } from '../run/run'
import { arrange } from '../run/run-store'
import { runAsOfNow } from '../run/run-tab'

/** It ran, and gave nothing. */
export function NoRows({ tabId, shown }: { tabId: string; shown: Shown }) {
  const filtered = shown.arrangement.filters.length > 0
  const past = shown.asked.asOf !== null
  const unconnected = useIntegrations(({ data }) => data?.length === 0)
  if (unconnected)
    return (
      <div className="result-alone">
        <EmptyState
          icon={<Unplug size={20} aria-hidden />}
          title={t('query.noRows.thereIsNothingToAsk')}
          actions={
            <Link href="/integrations/add" className="button button-primary">
              {t('query.noRows.connectAnIntegration')}
            </Link>
          }
        >
          {t('query.noRows.theQueryIsRightBut')}
        </EmptyState>
      </div>
    )
  return (
    <div className="result-alone">
      <EmptyState
        icon={<SearchX size={20} aria-hidden />}
        title={filtered ? t('query.noRows.noRowMatchesTheFilters') : t('query.noRows.noRows')}
        actions={
          filtered ? (
            <Button onClick={() => void arrange(tabId, { ...shown.arrangement, filters: [] })}>
              {t('common.clearFilters')}
            </Button>
          ) : past ? (
            <Button onClick={() => runAsOfNow(tabId)}>{t('query.noRows.runAsOfNow')}</Button>
          ) : undefined
        }
      >
        {filtered
          ? t('query.noRows.theQueryItselfGivesRows')
          : past
            ? t('query.noRows.thereWasNothingLikeThat')
            : t('query.noRows.theQueryRanWellNothing')}
      </EmptyState>
    </div>
  )
}

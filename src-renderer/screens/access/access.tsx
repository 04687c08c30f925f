import { Plug } from 'lucide-react'
import { Link } from 'wouter'
import type { Integration } from '../../../src-preload/contract'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { EmptyState } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { useConnectors } from '../../state/connectors'
import { useIntegrations } from '../../state/integrations'
import { navigate } from '../../state/location'
import { t } from '../../texts'
import { SubjectSearch } from './explore/subject-search'
import { AccessHeatMap } from './map/access-heat-map'
import { NewReview } from './reviews/new-review'
import { ReviewTable } from './reviews/review-table'
import { tellingAccess } from './telling-access'

type Tab = 'explore' | 'map' | 'reviews'

/** Who can touch what, and the campaigns in which that is gone through. */
export function AccessScreen({ tab }: { tab: Tab }) {
  const integrations = useIntegrations()
  const connectors = useConnectors()
  const telling = integrations.data && connectors.data && tellingAccess(integrations.data, connectors.data)
  return (
    <Page wide fill>
      <PageHeader
        title={t('access.screen.access')}
        description={t('access.screen.whoCanTouchWhatThrough')}
        actions={telling && telling.length > 0 && <NewReview integrations={telling} />}
      />
      <QueryView state={{ ...(integrations.data ? connectors : integrations), data: telling }}>
        {(all) =>
          all.length === 0 ? (
            <NothingToTell isConnected={(integrations.data ?? []).length > 0} />
          ) : (
            <AccessTabs tab={tab} integrations={all} />
          )
        }
      </QueryView>
    </Page>
  )
}

function AccessTabs({ tab, integrations }: { tab: Tab; integrations: Integration[] }) {
  return (
    <div className="fill-tabs">
      <Tabs
        label={t('access.screen.access')}
        value={tab}
        onChange={(next) => navigate(next === 'explore' ? '/access' : `/access/${next}`)}
        tabs={[
          { key: 'explore', title: t('access.screen.explore'), content: <SubjectSearch /> },
          { key: 'map', title: t('access.map.tab'), content: <AccessHeatMap integrations={integrations} /> },
          { key: 'reviews', title: t('access.screen.reviews'), content: <ReviewTable /> },
        ]}
      />
    </div>
  )
}

function NothingToTell({ isConnected }: { isConnected: boolean }) {
  return (
    <EmptyState
      icon={<Plug size={20} aria-hidden />}
      title={isConnected ? t('access.screen.noneTells') : t('access.screen.thereIsNoAccessTo')}
      actions={
        <Link href="/integrations/add" className="button button-primary">
          {t('access.screen.addIntegration')}
        </Link>
      }
    >
      {isConnected ? t('access.screen.connectOneThatTells') : t('access.screen.connectAWorkspaceAfterIts')}
    </EmptyState>
  )
}

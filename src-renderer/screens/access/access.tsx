import { Plug } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { EmptyState } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { useIntegrations } from '../../state/integrations'
import { navigate } from '../../state/location'
import { t } from '../../texts'
import { SubjectSearch } from './explore/subject-search'
import { AccessHeatMap } from './map/access-heat-map'
import { NewReview } from './reviews/new-review'
import { ReviewTable } from './reviews/review-table'

type Tab = 'explore' | 'map' | 'reviews'

/** Who can touch what, and the campaigns in which that is gone through. */
export function AccessScreen({ tab }: { tab: Tab }) {
  const integrations = useIntegrations()
  return (
    <Page wide fill>
      <PageHeader
        title={t('access.screen.access')}
        description={t('access.screen.whoCanTouchWhatThrough')}
        actions={
          integrations.data && integrations.data.length > 0 && <NewReview integrations={integrations.data} />
        }
      />
      <QueryView state={integrations}>
        {(all) => (all.length === 0 ? <NothingConnected /> : <AccessTabs tab={tab} />)}
      </QueryView>
    </Page>
  )
}

function AccessTabs({ tab }: { tab: Tab }) {
  return (
    <div className="fill-tabs">
      <Tabs
        label={t('access.screen.access')}
        value={tab}
        onChange={(next) => navigate(next === 'explore' ? '/access' : `/access/${next}`)}
        tabs={[
          { key: 'explore', title: t('access.screen.explore'), content: <SubjectSearch /> },
          { key: 'map', title: t('access.map.tab'), content: <AccessHeatMap /> },
          { key: 'reviews', title: t('access.screen.reviews'), content: <ReviewTable /> },
        ]}
      />
    </div>
  )
}

function NothingConnected() {
  return (
    <EmptyState
      icon={<Plug size={20} aria-hidden />}
      title={t('access.screen.thereIsNoAccessTo')}
      actions={
        <Link href="/integrations/add" className="button button-primary">
          {t('access.screen.addIntegration')}
        </Link>
      }
    >
      {t('access.screen.connectAWorkspaceAfterIts')}
    </EmptyState>
  )
}

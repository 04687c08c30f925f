import { Unplug } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { useIntegration, useIntegrations } from '../../../state/integrations'
import { t } from '../../../texts'
import { DeleteIntegration } from '../delete-integration'
import { useDeletion } from '../deletion'
import { IntegrationHeader } from './integration-header'
import { IntegrationTabs } from './integration-tabs'
import { StateBanner } from './state-banner'

export function IntegrationScreen({ integrationId, tab }: { integrationId: string; tab: string }) {
  const integrations = useIntegrations()
  const integration = useIntegration(integrationId)
  // Its end is heard of a moment before the page is left.
  const leaving = useDeletion((state) => state.asked?.id === integrationId)
  return (
    <Page fill={tab === 'polls'}>
      <QueryView state={integrations}>
        {() =>
          integration ? (
            <>
              <IntegrationHeader integration={integration} />
              <StateBanner integration={integration} />
              <IntegrationTabs integration={integration} tab={tab} />
            </>
          ) : (
            !leaving && <NoSuchIntegration />
          )
        }
      </QueryView>
      <DeleteIntegration />
    </Page>
  )
}

function NoSuchIntegration() {
  return (
    <>
      <PageHeader
        title={t('integrations.integration.notHere')}
        crumbs={[{ title: t('common.integrations'), to: '/integrations' }]}
      />
      <EmptyState
        icon={<Unplug size={20} aria-hidden />}
        title={t('integrations.integration.thereIsNoSuchIntegration')}
        actions={
          <Link href="/integrations" className="button">
            {t('integrations.integration.seeAllIntegrations')}
          </Link>
        }
      >
        {t('integrations.integration.itMayHaveBeenDeleted')}
      </EmptyState>
    </>
  )
}

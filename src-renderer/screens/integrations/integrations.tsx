import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { useIntegrations } from '../../state/integrations'
import { t } from '../../texts'
import { DeleteIntegration } from './delete-integration'
import { IntegrationList } from './list/integration-list'
import { NoIntegrations } from './list/no-integrations'

export function IntegrationsScreen() {
  const integrations = useIntegrations()
  const some = (integrations.data?.length ?? 0) > 0
  return (
    <Page>
      <PageHeader
        title={t('common.integrations')}
        description={some && t('integrations.screen.theWorkspacesThatSightline')}
        actions={
          some && (
            <Link href="/integrations/add" className="button button-primary">
              <Plus size={15} aria-hidden />
              {t('integrations.screen.addIntegration')}
            </Link>
          )
        }
      />
      <QueryView state={integrations}>
        {(list) => (list.length > 0 ? <IntegrationList integrations={list} /> : <NoIntegrations />)}
      </QueryView>
      <DeleteIntegration />
    </Page>
  )
}

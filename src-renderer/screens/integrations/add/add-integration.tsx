import { Compass } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { useConnectors } from '../../../state/connectors'
import { t } from '../../../texts'
import { AddForm } from './add-form'
import { TokenGuide } from './token-guide'

/** The wizard: the form, and beside it how to get the token that it asks for. */
export function AddIntegrationScreen({ connectorKey }: { connectorKey: string }) {
  const connectors = useConnectors()
  const connector = connectors.data?.find(({ key }) => key === connectorKey)
  return (
    <Page>
      <PageHeader
        title={
          connector
            ? t('integrations.addIntegration.addIntegration', { name: connector.name })
            : t('integrations.catalog.addIntegration')
        }
        crumbs={[
          { title: t('common.integrations'), to: '/integrations' },
          { title: t('integrations.catalog.addIntegration'), to: '/integrations/add' },
        ]}
      />
      <QueryView state={connectors}>
        {() =>
          connector ? (
            <div className="integration-columns">
              <AddForm key={connector.key} connector={connector} />
              <TokenGuide connector={connector} />
            </div>
          ) : (
            <EmptyState
              icon={<Compass size={20} aria-hidden />}
              title={t('integrations.addIntegration.thereIsNoConnector', { connectorKey })}
              actions={
                <Link href="/integrations/add" className="button">
                  {t('integrations.addIntegration.seeWhatThereIs')}
                </Link>
              }
            />
          )
        }
      </QueryView>
    </Page>
  )
}

import { Compass } from 'lucide-react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { useConnectors } from '../../../state/connectors'
import { AddForm } from './add-form'
import { TokenGuide } from './token-guide'

/** The wizard: the form, and beside it how to get the token that it asks for. */
export function AddIntegrationScreen({ connectorKey }: { connectorKey: string }) {
  const connectors = useConnectors()
  const connector = connectors.data?.find(({ key }) => key === connectorKey)
  return (
    <Page>
      <PageHeader
        title={connector ? `Add ${connector.name} integration` : 'Add integration'}
        crumbs={[
          { title: 'Integrations', to: '/integrations' },
          { title: 'Catalog', to: '/integrations/add' },
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
              title={`There is no connector “${connectorKey}”`}
              actions={
                <Link href="/integrations/add" className="button">
                  See what there is
                </Link>
              }
            />
          )
        }
      </QueryView>
    </Page>
  )
}

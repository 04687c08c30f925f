import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { useConnectors } from '../../../state/connectors'
import { ConnectorCard } from './connector-card'
import { DemoCard } from './demo-card'

/** What there is to connect to. */
export function CatalogScreen() {
  const connectors = useConnectors()
  return (
    <Page>
      <PageHeader
        title="Add integration"
        description="Choose what to watch. Everything Sightline reads is kept on this machine."
        crumbs={[{ title: 'Integrations', to: '/integrations' }]}
      />
      <QueryView state={connectors}>
        {(list) => (
          <ul className="catalog">
            {list.map((connector) => (
              <li key={connector.key}>
                <ConnectorCard connector={connector} />
              </li>
            ))}
            <li>
              <DemoCard />
            </li>
          </ul>
        )}
      </QueryView>
    </Page>
  )
}

import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { useConnectors } from '../../../state/connectors'
import { t } from '../../../texts'
import { ConnectorCard } from './connector-card'
import { DemoCard } from './demo-card'

/** What there is to connect to. */
export function CatalogScreen() {
  const connectors = useConnectors()
  return (
    <Page>
      <PageHeader
        title={t('integrations.catalog.addIntegration')}
        description={t('integrations.catalog.chooseWhatToWatch')}
        crumbs={[{ title: t('common.integrations'), to: '/integrations' }]}
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

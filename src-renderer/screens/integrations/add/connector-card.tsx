import { Link } from 'wouter'
import type { ConnectorInfo } from '../../../../src-preload/contract'
import { useIntegrations } from '../../../state/integrations'
import { useResourceTypes } from '../../../state/resource-types'
import { t } from '../../../texts'
import { IntegrationMark } from '../integration-mark'

/** A connector in the catalog: leads to its wizard. */
export function ConnectorCard({ connector }: { connector: ConnectorInfo }) {
  const types = useResourceTypes((state) => state.data)
  const integrations = useIntegrations((state) => state.data)
  const read = types?.filter((type) => type.connector === connector.key).length
  const connected = integrations?.filter((one) => one.connector === connector.key && !one.demo).length
  return (
    <div className="catalog-card">
      <IntegrationMark name={connector.name} />
      <h2>
        <Link href={`/integrations/add/${encodeURIComponent(connector.key)}`} className="covering-link">
          {connector.name}
        </Link>
      </h2>
      <p className="soft">{connector.summary}</p>
      <p className="catalog-facts">
        {[
          read && t('integrations.connectorCard.resourceTypes', { count: read }),
          connector.regions.length > 0 &&
            t('integrations.connectorCard.regions', {
              regions: connector.regions.map(({ label }) => label).join(', '),
            }),
          connected && t('integrations.connectorCard.connected', { connected }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}

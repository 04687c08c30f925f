import type { Integration } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { IntegrationRow } from './integration-row'

export function IntegrationList({ integrations }: { integrations: Integration[] }) {
  return (
    <ul className="box integration-list" aria-label={t('common.integrations')}>
      {integrations.map((integration) => (
        <IntegrationRow key={integration.id} integration={integration} />
      ))}
    </ul>
  )
}

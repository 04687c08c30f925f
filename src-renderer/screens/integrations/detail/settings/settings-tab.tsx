import type { Integration } from '../../../../../src-preload/contract'
import { QueryView } from '../../../../components/query-view'
import { useConnectors } from '../../../../state/connectors'
import { DangerZone } from './danger-zone'
import { EditForm } from './edit-form'
import { OptionalTypes } from './optional-types'

export function SettingsTab({ integration }: { integration: Integration }) {
  const connectors = useConnectors()
  const connector = connectors.data?.find(({ key }) => key === integration.connector)
  return (
    <div className="stack integration-settings">
      <QueryView state={connectors}>
        {() =>
          connector && (
            <>
              <EditForm integration={integration} connector={connector} />
              <OptionalTypes integration={integration} connector={connector} />
            </>
          )
        }
      </QueryView>
      <DangerZone integration={integration} />
    </div>
  )
}

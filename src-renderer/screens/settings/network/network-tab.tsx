import { QueryView } from '../../../components/query-view'
import { useCall } from '../../../state/use-call'
import { Certificates } from './certificates'
import { ProxyForm } from './proxy-form'

/** How the outside is reached, and whom to trust there. */
export function NetworkTab() {
  const state = useCall('getNetwork', {}, ['network'])
  return (
    <QueryView state={state}>
      {({ proxy, certificates }) => (
        <div className="stack">
          <ProxyForm key={JSON.stringify(proxy)} proxy={proxy} />
          <Certificates certificates={certificates} />
        </div>
      )}
    </QueryView>
  )
}

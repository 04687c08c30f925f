import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { QueryApi } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { QueryView } from '../../../components/query-view'
import { Switch } from '../../../components/switch'
import { api, host } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { CreateKey } from './create-key'
import { KeyTable } from './key-table'

/** Lets other programs on this machine ask: off until it is switched on, and then only with a key. */
export function QueryApiCard() {
  const state = useCall('getQueryApi', {})
  return (
    <Card title="Query API" flush>
      <QueryView state={state}>
        {(queryApi) => <QueryApiSettings queryApi={queryApi} onChanged={state.refetch} />}
      </QueryView>
    </Card>
  )
}

function QueryApiSettings({ queryApi, onChanged }: { queryApi: QueryApi; onChanged(): Promise<void> }) {
  const { enabled, keys } = queryApi
  const [creating, setCreating] = useState(false)
  const change = useAction(async (on: boolean) => {
    await api.setQueryApi({ enabled: on })
    await onChanged()
  })
  return (
    <div className="list">
      <div className="list-row spread">
        <div>
          <h3>Let other programs ask</h3>
          <p className="small soft">
            Scripts and tools on this machine may send SQL to <code>POST /api/query</code> with a key. They
            read what Sightline has mirrored, and change nothing. It is reached at 127.0.0.1 alone
            {host === 'desktop' && ', while “sightline serve” runs beside this app'}.
          </p>
        </div>
        <Switch
          label="Query API enabled"
          checked={enabled}
          disabled={change.busy}
          onChange={(on) => change.run(on)}
        />
      </div>
      <div className="list-row spread">
        <div>
          <h3>Keys</h3>
          <p className="small soft">{describeKeys(queryApi)}</p>
        </div>
        <Button icon={<Plus size={15} aria-hidden />} onClick={() => setCreating(true)}>
          New key…
        </Button>
      </div>
      {keys.length > 0 ? (
        <KeyTable keys={keys} onChanged={onChanged} />
      ) : (
        <p className="query-keys-none">
          <KeyRound size={16} aria-hidden />
          No key yet. Make one for each program that asks, so that you can revoke it alone.
        </p>
      )}
      {creating && <CreateKey enabled={enabled} onCreated={onChanged} onClose={() => setCreating(false)} />}
    </div>
  )
}

function describeKeys({ enabled, keys }: QueryApi): string {
  if (!enabled && keys.length > 0) return 'While the query API is off, no key opens anything.'
  return 'Each is good for what you choose, for as long as you choose.'
}

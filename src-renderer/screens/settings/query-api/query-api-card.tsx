import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { QueryApi } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { QueryView } from '../../../components/query-view'
import { SettingRow } from '../../../components/setting-row'
import { Switch } from '../../../components/switch'
import { api, host } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'
import { CreateKey } from './create-key'
import { KeyTable } from './key-table'

/** Lets other programs on this machine ask: off until it is switched on, and then only with a key. */
export function QueryApiCard() {
  const state = useCall('getQueryApi', {})
  return (
    <Card title={t('settings.queryApi.title')} flush>
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
      <SettingRow
        title={t('settings.queryApi.switchTitle')}
        note={<Rich text={`settings.queryApi.what.${host}`} components={{ code: <code /> }} />}
      >
        <Switch
          label={t('settings.queryApi.enabled')}
          checked={enabled}
          disabled={change.busy}
          onChange={(on) => change.run(on)}
        />
      </SettingRow>
      <SettingRow title={t('settings.queryApi.keys')} note={describeKeys(queryApi)}>
        <Button icon={<Plus size={15} aria-hidden />} onClick={() => setCreating(true)}>
          {t('settings.queryApi.newKey')}
        </Button>
      </SettingRow>
      {keys.length > 0 ? (
        <KeyTable keys={keys} onChanged={onChanged} />
      ) : (
        <p className="query-keys-none">
          <KeyRound size={16} aria-hidden />
          {t('settings.queryApi.noKeys')}
        </p>
      )}
      {creating && <CreateKey enabled={enabled} onCreated={onChanged} onClose={() => setCreating(false)} />}
    </div>
  )
}

function describeKeys({ enabled, keys }: QueryApi): string {
  if (!enabled && keys.length > 0) return t('settings.queryApi.keysOff')
  return t('settings.queryApi.keysOn')
}

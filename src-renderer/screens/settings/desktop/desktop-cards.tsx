import {
  type DesktopSettings,
  type InputOf,
  type UpdateState,
  updateModes,
} from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { QueryView } from '../../../components/query-view'
import { Select } from '../../../components/select'
import { SettingRow } from '../../../components/setting-row'
import { Switch } from '../../../components/switch'
import { api } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

/** What only the desktop app can be set to. */
export function DesktopCards() {
  const state = useCall('getDesktop', {}, ['desktop'])
  return (
    <QueryView state={state}>
      {(desktop) => (
        <>
          <SystemCard desktop={desktop} onChanged={state.refetch} />
          <UpdatesCard desktop={desktop} onChanged={state.refetch} />
        </>
      )}
    </QueryView>
  )
}

interface CardProps {
  desktop: DesktopSettings
  onChanged(): Promise<void>
}

function useChange(onChanged: () => Promise<void>) {
  return useAction(async (settings: InputOf<'setDesktop'>) => {
    await api.setDesktop(settings)
    await onChanged()
  })
}

function SystemCard({ desktop, onChanged }: CardProps) {
  const change = useChange(onChanged)
  return (
    <Card title={t('settings.desktop.title')} flush>
      <div className="list">
        <SettingRow title={t('settings.desktop.login')} note={t('settings.desktop.loginNote')}>
          <Switch
            label={t('settings.desktop.login')}
            checked={desktop.startsAtLogin}
            disabled={change.busy}
            onChange={(startsAtLogin) => change.run({ startsAtLogin })}
          />
        </SettingRow>
        <PowerRow />
        <SettingRow title={t('settings.desktop.silence')} note={desktop.doNotDisturb} />
      </div>
    </Card>
  )
}

function PowerRow() {
  const power = useCall('getPower', {})
  const change = useAction(async (sparing: boolean) => {
    await api.setPower({ sparing })
    await power.refetch()
  })
  return (
    <SettingRow title={t('settings.desktop.sparing')} note={t('settings.desktop.sparingNote')}>
      <Switch
        label={t('settings.desktop.sparing')}
        checked={power.data?.sparing ?? false}
        disabled={!power.data || change.busy}
        onChange={(sparing) => change.run(sparing)}
      />
    </SettingRow>
  )
}

function UpdatesCard({ desktop, onChanged }: CardProps) {
  const change = useChange(onChanged)
  const { updates, updatesNotHere, update } = desktop
  return (
    <Card title={t('settings.updates.title')} flush>
      <div className="list">
        <SettingRow title={t('settings.updates.when')} note={updatesNotHere ?? t('settings.updates.note')}>
          {!updatesNotHere && (
            <Select
              label={t('settings.updates.when')}
              value={updates}
              options={updateModes.map((value) => ({ value, label: t(`settings.updates.modes.${value}`) }))}
              onChange={(mode) => change.run({ updates: mode })}
            />
          )}
        </SettingRow>
        {updates !== 'off' && !updatesNotHere && <UpdateRow update={update} />}
      </div>
    </Card>
  )
}

function UpdateRow({ update }: { update: UpdateState }) {
  const check = useAction(async () => {
    await api.checkForUpdate()
  })
  const install = useAction(async () => {
    await api.installUpdate()
  })
  return (
    <div className="list-row spread" role="status">
      <p>{wordsFor(update)}</p>
      {update.state === 'ready' ? (
        <Button kind="primary" busy={install.busy} onClick={() => install.run()}>
          {t('settings.updates.restart')}
        </Button>
      ) : (
        <Button
          busy={check.busy || update.state === 'checking' || update.state === 'downloading'}
          onClick={() => check.run()}
        >
          {t('settings.updates.check')}
        </Button>
      )}
    </div>
  )
}

function wordsFor(update: UpdateState): string {
  if (update.state === 'failed') return update.message
  return t(`settings.updates.states.${update.state}`, 'version' in update ? { version: update.version } : {})
}

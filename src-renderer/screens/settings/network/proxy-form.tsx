import { type FormEvent, useState } from 'react'
import { type NetworkSettings, proxyModes } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { RadioCards } from '../../../components/radio-cards'
import { SecretField } from '../../../components/secret-field'
import { TextField } from '../../../components/text-field'
import { api } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'

export function ProxyForm({ proxy }: { proxy: NetworkSettings['proxy'] }) {
  const [mode, setMode] = useState(proxy.mode)
  const [url, setUrl] = useState(proxy.url)
  const [user, setUser] = useState(proxy.user)
  /** Null: as it is in the vault. */
  const [password, setPassword] = useState<string | null>(proxy.hasPassword ? null : '')
  const save = useAction(
    async () => {
      await api.setNetwork({ proxy: { mode, url, user, ...(password === null ? {} : { password }) } })
      toastSuccess(t('settings.network.saved'))
    },
    { inline: true },
  )
  const unchanged =
    mode === proxy.mode &&
    url === proxy.url &&
    user === proxy.user &&
    (password === null || (password === '' && !proxy.hasPassword))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void save.run()
  }
  const problem = save.error && { message: save.error.message, hint: save.error.hint }
  return (
    <Card title={t('settings.network.proxy')}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <RadioCards<NetworkSettings['proxy']['mode']>
          label={t('settings.network.mode')}
          options={proxyModes.map((value) => ({
            value,
            title: t(`settings.network.modes.${value}.title`),
            note: t(`settings.network.modes.${value}.note`),
          }))}
          value={mode}
          onChange={setMode}
          problem={mode === 'manual' ? null : problem}
        />
        {mode === 'manual' && (
          <>
            <TextField
              label={t('settings.network.address')}
              className="mono"
              placeholder={t('settings.network.addressExample')}
              value={url}
              onChange={setUrl}
              problem={problem}
            />
            <div className="settings-pair">
              <TextField label={t('settings.network.user')} optional value={user} onChange={setUser} />
              <SecretField
                label={t('settings.network.password')}
                optional
                value={password ?? ''}
                placeholder={password === null ? t('settings.network.kept') : ''}
                onChange={setPassword}
                hint={t('settings.network.passwordHint')}
              />
            </div>
          </>
        )}
        <div className="row">
          <Button kind="primary" type="submit" busy={save.busy} disabled={unchanged}>
            {t('settings.network.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

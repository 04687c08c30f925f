import type { ConnectorInfo, Integration } from '../../../../../src-preload/contract'
import { Card } from '../../../../components/card'
import { SettingRow } from '../../../../components/setting-row'
import { Switch } from '../../../../components/switch'
import { api } from '../../../../state/bridge'
import { useIntegrations } from '../../../../state/integrations'
import { useAction } from '../../../../state/use-action'
import { t } from '../../../../texts'

/** Resource types that nobody reads unasked, each with what reading it does. A switch takes effect at once. */
export function OptionalTypes({
  integration,
  connector,
}: {
  integration: Integration
  connector: ConnectorInfo
}) {
  const { id, optionalTypes } = integration
  const change = useAction(async (type: string, on: boolean) => {
    const others = optionalTypes.filter((other) => other !== type)
    await api.updateIntegration({ integrationId: id, optionalTypes: on ? [...others, type] : others })
    await useIntegrations.getState().refresh()
  })
  if (connector.optionalTypes.length === 0) return null
  return (
    <Card title={t('integrations.optionalTypes.alsoWatch')} flush>
      <div className="list">
        {connector.optionalTypes.map(({ type, title, why }) => (
          <SettingRow key={type} title={title} note={why}>
            <Switch
              label={t('integrations.optionalTypes.watch', { title })}
              checked={optionalTypes.includes(type)}
              disabled={change.busy}
              onChange={(on) => change.run(type, on)}
            />
          </SettingRow>
        ))}
      </div>
    </Card>
  )
}

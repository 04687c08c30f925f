import { ChooseMany } from '../../../../components/choose-many'
import { useIntegrations } from '../../../../state/integrations'
import { t } from '../../../../texts'

/** Where there is but one integration, there is nothing to choose. */
export function WhichIntegrations({
  chosen,
  onChange,
}: {
  chosen: string[]
  onChange(integrationIds: string[]): void
}) {
  const integrations = useIntegrations((state) => state.data) ?? []
  if (integrations.length < 2 && chosen.length === 0) return null
  return (
    <ChooseMany
      label={t('common.integrations')}
      any={t('alerts.whichIntegrations.anyIntegration')}
      options={integrations.map(({ id, name, connectorName }) => ({
        value: id,
        label: name,
        detail: connectorName,
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  )
}

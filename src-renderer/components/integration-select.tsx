import { useIntegrations } from '../state/integrations'
import { t } from '../texts'
import { Select } from './select'

/** Which integration is looked at; the empty text: all. Nothing where there is no choice. */
export function IntegrationSelect({
  value,
  onChange,
}: {
  value: string
  onChange(integrationId: string): void
}) {
  const integrations = useIntegrations((state) => state.data) ?? []
  if (integrations.length < 2) return null
  return (
    <Select
      label={t('common.integration')}
      value={value}
      options={[
        { value: '', label: t('common.allIntegrations') },
        ...integrations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={onChange}
    />
  )
}

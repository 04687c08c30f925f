import { useSearchParams } from 'wouter'
import { Select } from '../../components/select'
import { useIntegrations } from '../../state/integrations'
import { t } from '../../texts'

/** Which integration is looked at: in the route; undefined for all. */
export function useChosenIntegration(): string | undefined {
  const [parameters] = useSearchParams()
  return parameters.get('integration') ?? undefined
}

/** Nothing where there is no choice. */
export function IntegrationPicker() {
  const [parameters, setParameters] = useSearchParams()
  const integrations = useIntegrations((state) => state.data) ?? []
  if (integrations.length < 2) return null
  const choose = (integration: string) => {
    const next = new URLSearchParams(parameters)
    if (integration === '') next.delete('integration')
    else next.set('integration', integration)
    setParameters(next, { replace: true })
  }
  return (
    <Select
      label={t('common.integration')}
      value={parameters.get('integration') ?? ''}
      options={[
        { value: '', label: t('common.allIntegrations') },
        ...integrations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={choose}
    />
  )
}

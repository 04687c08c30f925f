import { useSearchParams } from 'wouter'
import { Select } from '../../components/select'
import { useIntegrations } from '../../state/integrations'

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
      label="Integration"
      value={parameters.get('integration') ?? ''}
      options={[
        { value: '', label: 'All integrations' },
        ...integrations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={choose}
    />
  )
}

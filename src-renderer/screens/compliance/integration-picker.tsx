import { useSearchParams } from 'wouter'
import { IntegrationSelect } from '../../components/integration-select'

/** Which integration is looked at: in the route; undefined for all. */
export function useChosenIntegration(): string | undefined {
  const [parameters] = useSearchParams()
  return parameters.get('integration') ?? undefined
}

/** Nothing where there is no choice. */
export function IntegrationPicker() {
  const [parameters, setParameters] = useSearchParams()
  const choose = (integration: string) => {
    const next = new URLSearchParams(parameters)
    if (integration === '') next.delete('integration')
    else next.set('integration', integration)
    setParameters(next, { replace: true })
  }
  return <IntegrationSelect value={parameters.get('integration') ?? ''} onChange={choose} />
}

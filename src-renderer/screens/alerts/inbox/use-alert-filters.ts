import { useSearchParams } from 'wouter'
import { type AlertKind, alertKinds, type InputOf, type Severity } from '../../../../src-preload/contract'
import { severities } from '../../../../src-preload/words'

export interface AlertFilters {
  kind: AlertKind | ''
  severity: Severity | ''
  integration: string
}

export const noFilters: AlertFilters = { kind: '', severity: '', integration: '' }

/** Kept in the route, so that a link can set them and Back restores them. */
export function useAlertFilters(): [AlertFilters, (change: Partial<AlertFilters>) => void] {
  const [parameters, setParameters] = useSearchParams()
  const filters: AlertFilters = {
    kind: alertKinds.find((kind) => kind === parameters.get('kind')) ?? '',
    severity: severities.find((severity) => severity === parameters.get('severity')) ?? '',
    integration: parameters.get('integration') ?? '',
  }
  const change = (changed: Partial<AlertFilters>) => {
    const given = Object.entries({ ...filters, ...changed }).filter(([, value]) => value !== '')
    setParameters(Object.fromEntries(given), { replace: true })
  }
  return [filters, change]
}

/** What the engine is asked for. */
export function asked({ kind, severity, integration }: AlertFilters): InputOf<'listAlerts'> {
  return {
    ...(kind ? { kinds: [kind] } : {}),
    ...(severity ? { severities: [severity] } : {}),
    ...(integration ? { integrationId: integration } : {}),
  }
}

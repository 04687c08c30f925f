import { type AlertKind, alertKinds, severities } from '../../../../src-preload/contract'
import { Select } from '../../../components/select'
import { severityNames } from '../../../components/severity-badge'
import { useIntegrations } from '../../../state/integrations'
import type { AlertFilters } from './use-alert-filters'

const kindNames: Record<AlertKind, string> = {
  opened: 'Findings opened',
  reopened: 'Findings reopened',
  resolved: 'Findings resolved',
  rule_status: 'Rule statuses',
  changed: 'Changes',
  query_changed: 'Watched queries',
  score: 'Compliance scores',
  not_ready: 'Integrations not ready',
  ready: 'Integrations ready again',
  failing: 'Failing polls',
}
const kindOptions: { value: AlertKind | ''; label: string }[] = [
  { value: '', label: 'All kinds' },
  ...alertKinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
]
const severityOptions = [
  { value: '', label: 'Any severity' },
  ...severities.map((severity) => ({ value: severity, label: severityNames[severity] })),
] as const

export function AlertToolbar({
  filters,
  onChange,
}: {
  filters: AlertFilters
  onChange(change: Partial<AlertFilters>): void
}) {
  const integrations = useIntegrations((state) => state.data) ?? []
  return (
    <search className="row-wrap">
      <Select
        label="Kind"
        value={filters.kind}
        options={kindOptions}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label="Severity"
        value={filters.severity}
        options={severityOptions}
        onChange={(severity) => onChange({ severity })}
      />
      {integrations.length > 1 && (
        <Select
          label="Integration"
          value={filters.integration}
          options={[
            { value: '', label: 'All integrations' },
            ...integrations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(integration) => onChange({ integration })}
        />
      )}
    </search>
  )
}

import { severities } from '../../../src-preload/contract'
import { SearchInput } from '../../components/search-input'
import { Select } from '../../components/select'
import { severityNames } from '../../components/severity-badge'
import type { RuleFilters } from './use-rule-filters'

const severityOptions = [
  { value: '', label: 'Any severity' },
  ...severities.map((severity) => ({ value: severity, label: severityNames[severity] })),
] as const
const statusOptions = [
  { value: '', label: 'Any status' },
  { value: 'warning', label: 'Warning' },
  { value: 'error', label: 'Error' },
  { value: 'not_evaluated', label: 'Not evaluated' },
  { value: 'ok', label: 'OK' },
  { value: 'disabled', label: 'Disabled' },
] as const
const originOptions = [
  { value: '', label: 'All rules' },
  { value: 'managed', label: 'Managed' },
  { value: 'own', label: 'Your own' },
] as const

export function RuleToolbar({
  filters,
  onChange,
}: {
  filters: RuleFilters
  onChange(change: Partial<RuleFilters>): void
}) {
  return (
    <search className="row-wrap">
      <SearchInput label="Search rules" value={filters.search} onChange={(search) => onChange({ search })} />
      <Select
        label="Severity"
        value={filters.severity}
        options={severityOptions}
        onChange={(severity) => onChange({ severity })}
      />
      <Select
        label="Status"
        value={filters.status}
        options={statusOptions}
        onChange={(status) => onChange({ status })}
      />
      <Select
        label="Origin"
        value={filters.origin}
        options={originOptions}
        onChange={(origin) => onChange({ origin })}
      />
    </search>
  )
}

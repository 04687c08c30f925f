import { type Facet, findingStatuses } from '../../../../src-preload/contract'
import { severities } from '../../../../src-preload/words'
import { IntegrationSelect } from '../../../components/integration-select'
import { SearchInput } from '../../../components/search-input'
import { Select } from '../../../components/select'
import { severityNames } from '../../../components/severity-badge'
import { statusName } from '../../../components/status-badge'
import { useTypeTitle } from '../../../state/resource-types'
import { useRules } from '../../../state/rules'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import type { FindingFilters, FindingsAsked } from './use-finding-filters'

/** Narrows the list of findings; of rules and types, to those that there are findings of. */
export function FindingToolbar({
  filters,
  asked,
  onChange,
}: {
  filters: FindingFilters
  /** What the list is asked for by them. */
  asked: FindingsAsked
  onChange(change: Partial<FindingFilters>): void
}) {
  const facets = useCall('countFindingFacets', asked, ['findings', 'integrations', 'rules']).data
  const rules = useRules((state) => state.data)
  const titleOf = useTypeTitle()
  const ruleName = (id: string) => rules?.find((rule) => rule.id === id)?.name ?? id
  return (
    <search className="row-wrap">
      <SearchInput
        label={t('rules.findings.search')}
        value={filters.search}
        onChange={(search) => onChange({ search })}
      />
      <Select
        label={t('common.severity')}
        value={filters.severity}
        options={[
          { value: '', label: t('rules.ruleToolbar.anySeverity') },
          ...severities.map((severity) => ({ value: severity, label: severityNames[severity] })),
        ]}
        onChange={(severity) => onChange({ severity })}
      />
      <Select
        label={t('common.status')}
        value={filters.status}
        options={[
          ...findingStatuses.map((status) => ({ value: status, label: statusName(`finding-${status}`) })),
          { value: 'any', label: t('rules.ruleToolbar.anyStatus') },
        ]}
        onChange={(status) => onChange({ status })}
      />
      <Select
        label={t('common.rule')}
        value={filters.rule}
        options={[
          { value: '', label: t('rules.findings.anyRule') },
          ...optionsOf(facets, 'ruleId', filters.rule, ruleName),
        ]}
        onChange={(rule) => onChange({ rule })}
      />
      <Select
        label={t('rules.ruleColumns.resourceType')}
        value={filters.type}
        options={[
          { value: '', label: t('rules.findings.anyType') },
          ...optionsOf(facets, 'resourceType', filters.type, titleOf),
        ]}
        onChange={(type) => onChange({ type })}
      />
      <IntegrationSelect value={filters.integration} onChange={(integration) => onChange({ integration })} />
    </search>
  )
}

/** What there is of a column, with how often, and what is chosen, whether there is any of it or not. */
function optionsOf(
  facets: Facet[] | undefined,
  column: string,
  chosen: string,
  nameOf: (value: string) => string,
): { value: string; label: string }[] {
  const values = facets?.find((facet) => facet.column === column)?.values ?? []
  const there = values.map(({ value, name, count }) => ({
    value: String(value),
    label: `${name ?? nameOf(String(value))} (${formatNumber(count)})`,
  }))
  if (chosen === '' || there.some(({ value }) => value === chosen)) return there
  return [{ value: chosen, label: nameOf(chosen) }, ...there]
}

import { severities } from '../../../src-preload/words'
import { SearchInput } from '../../components/search-input'
import { Select } from '../../components/select'
import { severityNames } from '../../components/severity-badge'
import { t } from '../../texts'
import type { RuleFilters } from './use-rule-filters'

const severityOptions = () =>
  [
    { value: '', label: t('rules.ruleToolbar.anySeverity') },
    ...severities.map((severity) => ({ value: severity, label: severityNames[severity] })),
  ] as const
const statusOptions = [
  {
    value: '',
    get label() {
      return t('rules.ruleToolbar.anyStatus')
    },
  },
  {
    value: 'warning',
    get label() {
      return t('common.warning')
    },
  },
  {
    value: 'error',
    get label() {
      return t('common.error')
    },
  },
  {
    value: 'not_evaluated',
    get label() {
      return t('common.notEvaluated')
    },
  },
  {
    value: 'ok',
    get label() {
      return t('rules.ruleToolbar.ok')
    },
  },
  {
    value: 'disabled',
    get label() {
      return t('common.disabled')
    },
  },
] as const
const originOptions = [
  {
    value: '',
    get label() {
      return t('rules.ruleToolbar.allRules')
    },
  },
  {
    value: 'managed',
    get label() {
      return t('rules.ruleToolbar.managed')
    },
  },
  {
    value: 'own',
    get label() {
      return t('rules.ruleToolbar.yourOwn')
    },
  },
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
      <SearchInput
        label={t('rules.ruleToolbar.searchRules')}
        value={filters.search}
        onChange={(search) => onChange({ search })}
      />
      <Select
        label={t('common.severity')}
        value={filters.severity}
        options={severityOptions()}
        onChange={(severity) => onChange({ severity })}
      />
      <Select
        label={t('common.status')}
        value={filters.status}
        options={statusOptions}
        onChange={(status) => onChange({ status })}
      />
      <Select
        label={t('rules.ruleToolbar.origin')}
        value={filters.origin}
        options={originOptions}
        onChange={(origin) => onChange({ origin })}
      />
    </search>
  )
}

import { Plus, X } from 'lucide-react'
import type { SuppressionFilter } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { Select } from '../../../components/select'
import { t } from '../../../texts'

const operators = [
  {
    value: 'is',
    get label() {
      return t('rules.filterRows.is')
    },
  },
  {
    value: 'glob',
    get label() {
      return t('rules.filterRows.matches')
    },
  },
] as const

/** Which of a rule's findings: those that match all of the filters. */
export function FilterRows({
  fields,
  filters,
  onChange,
}: {
  fields: string[]
  filters: SuppressionFilter[]
  onChange(filters: SuppressionFilter[]): void
}) {
  const change = (place: number, changed: Partial<SuppressionFilter>) =>
    onChange(filters.map((filter, at) => (at === place ? { ...filter, ...changed } : filter)))
  return (
    <fieldset className="field-rows">
      <legend className="field-label">{t('rules.filterRows.where')}</legend>
      {filters.length === 0 && <p className="soft small">{t('rules.filterRows.allOfItsFindingsAlso')}</p>}
      {filters.map((filter, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: filters have no identity but their place
        <div key={place} className="suppress-filter">
          <Select
            label={t('rules.filterRows.field', { value: place + 1 })}
            value={filter.field}
            options={fields.map((field) => ({ value: field, label: field }))}
            onChange={(field) => change(place, { field })}
          />
          <Select
            label={t('rules.filterRows.operator', { value: place + 1 })}
            value={filter.operator}
            options={operators}
            onChange={(operator) => change(place, { operator })}
          />
          <input
            className="input"
            aria-label={t('rules.filterRows.value', { value: place + 1 })}
            placeholder={
              filter.operator === 'glob' ? t('rules.filterRows.staging') : t('rules.filterRows.exactlyThis')
            }
            value={filter.value === null ? '' : String(filter.value)}
            onChange={({ target }) => change(place, { value: target.value })}
          />
          <IconButton
            label={t('rules.filterRows.removeFilter', { value: place + 1 })}
            size="small"
            onClick={() => onChange(filters.filter((_, at) => at !== place))}
          >
            <X size={14} />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        kind="ghost"
        icon={<Plus size={14} aria-hidden />}
        onClick={() =>
          onChange([...filters, { field: fields[0] ?? 'resourceName', operator: 'glob', value: '' }])
        }
      >
        {t('rules.filterRows.addAFilter')}
      </Button>
    </fieldset>
  )
}

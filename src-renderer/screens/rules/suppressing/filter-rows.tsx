import { Plus, X } from 'lucide-react'
import type { SuppressionFilter } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { Select } from '../../../components/select'

const operators = [
  { value: 'is', label: 'is' },
  { value: 'glob', label: 'matches' },
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
      <legend className="field-label">Where</legend>
      {filters.length === 0 && <p className="soft small">All of its findings, also those still to come.</p>}
      {filters.map((filter, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: filters have no identity but their place
        <div key={place} className="suppress-filter">
          <Select
            label={`Field ${place + 1}`}
            value={filter.field}
            options={fields.map((field) => ({ value: field, label: field }))}
            onChange={(field) => change(place, { field })}
          />
          <Select
            label={`Operator ${place + 1}`}
            value={filter.operator}
            options={operators}
            onChange={(operator) => change(place, { operator })}
          />
          <input
            className="input"
            aria-label={`Value ${place + 1}`}
            placeholder={filter.operator === 'glob' ? 'staging-*' : 'exactly this'}
            value={filter.value === null ? '' : String(filter.value)}
            onChange={({ target }) => change(place, { value: target.value })}
          />
          <IconButton
            label={`Remove filter ${place + 1}`}
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
        Add a filter
      </Button>
    </fieldset>
  )
}

import { X } from 'lucide-react'
import type { Filter, ResourceTypeInfo } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { t } from '../../../texts'
import { FilterPopover } from './filter-popover'
import { operatorNames, takesValue, writeValue } from './operators'

/** The filters in force: each can be changed by its text and removed by its cross. */
export function FilterChips({
  type,
  integrationId,
  filters,
  onChange,
}: {
  type: ResourceTypeInfo
  integrationId: string | null
  filters: Filter[]
  onChange(filters: Filter[]): void
}) {
  if (filters.length === 0) return null
  return (
    <div className="row-wrap">
      <ul className="row-wrap" aria-label={t('browser.filterChips.filters')}>
        {filters.map((filter, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same filter may be there twice
          <li key={place} className="tag tag-removable filter-chip">
            <FilterPopover
              type={type}
              integrationId={integrationId}
              filter={filter}
              onDone={(changed) => onChange(filters.with(place, changed))}
              trigger={
                <button type="button" className="filter-chip-text">
                  {describe(type, filter)}
                </button>
              }
            />
            <IconButton
              label={t('browser.filterChips.removeFilter', { filter: describe(type, filter) })}
              size="small"
              onClick={() => onChange(filters.toSpliced(place, 1))}
            >
              <X size={12} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button size="small" kind="ghost" onClick={() => onChange([])}>
        {t('browser.filterChips.clearFilters')}
      </Button>
    </div>
  )
}

function describe(type: ResourceTypeInfo, { column, operator, value }: Filter): string {
  const of = type.columns.find(({ name }) => name === column)
  const start = `${of?.title ?? column} ${operatorNames[operator]}`
  return takesValue(operator) ? `${start} ${writeValue(of?.kind, value)}` : start
}

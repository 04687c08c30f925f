import { X } from 'lucide-react'
import type { ResultColumn } from '../../../../../src-preload/contract'
import { Button, IconButton } from '../../../../components/button'
import { t } from '../../../../texts'
import type { ResultFilter } from '../../run/run'
import { FilterForm } from './filter-form'
import { operatorName, takesValue } from './operators'

/** The filters on a result, each of which can be taken away; and the form for one more. */
export function FilterBar({
  columns,
  filters,
  column,
  onColumn,
  onChange,
}: {
  columns: ResultColumn[]
  filters: ResultFilter[]
  /** The column a filter is being written for, or null. */
  column: number | null
  onColumn(column: number | null): void
  onChange(filters: ResultFilter[]): void
}) {
  if (filters.length === 0 && column === null) return null
  return (
    <div className="result-filters">
      {filters.map((filter, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
        <span key={place} className="tag tag-removable result-filter">
          <span className="truncate">{describe(filter, columns)}</span>
          <IconButton
            label={t('query.filterBar.removeTheFilter', { filter: describe(filter, columns) })}
            size="small"
            onClick={() => onChange(filters.filter((other) => other !== filter))}
          >
            <X size={12} />
          </IconButton>
        </span>
      ))}
      {filters.length > 0 && column === null && (
        <Button size="small" kind="ghost" onClick={() => onChange([])}>
          {t('query.filterBar.clear')}
        </Button>
      )}
      {column !== null && (
        <FilterForm
          key={column}
          columns={columns}
          column={column}
          onColumn={onColumn}
          onDone={(filter) => {
            onColumn(null)
            onChange([...filters, filter])
          }}
          onCancel={() => onColumn(null)}
        />
      )}
    </div>
  )
}

function describe({ column, operator, value }: ResultFilter, columns: ResultColumn[]): string {
  const { name, kind } = columns[column] ?? {}
  const condition = `${name} ${operatorName(operator, kind)}`
  return takesValue(operator) ? `${condition} ${value}` : condition
}

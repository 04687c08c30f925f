import { useEffect, useState } from 'react'
import type { Cell } from '../../../../src-preload/contract'
import { ErrorState } from '../../../components/states'
import type { ResultFilter, Shown } from '../run/run'
import { arrange } from '../run/run-store'
import type { LayoutActions } from './grid/layout-store'
import { ResultGrid } from './grid/result-grid'
import type { ActiveCell } from './grid/use-grid-keys'
import { Inspector } from './inspector'
import { useResultRows } from './use-result-rows'

/** The table of a result, and the row that is looked at. */
export function ResultBody({
  tabId,
  shown,
  layout,
  onFilter,
}: {
  tabId: string
  shown: Shown
  layout: LayoutActions
  onFilter(column: number): void
}) {
  const { resultId, total } = shown.progress
  const rows = useResultRows(shown)
  const [active, setActive] = useState<ActiveCell>({ row: 0, column: layout.shown[0] ?? 0 })
  const [inspecting, setInspecting] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another result is looked at from its top
  useEffect(() => setActive({ row: 0, column: layout.shown[0] ?? 0 }), [resultId])

  const filter = (column: number, value?: Cell) => {
    if (value === undefined) return onFilter(column)
    const filters = shown.arrangement.filters.filter((other) => other.column !== column)
    void arrange(tabId, { ...shown.arrangement, filters: [...filters, sameAs(column, value)] })
  }
  if (rows.error)
    return <ErrorState error={rows.error} onRetry={() => void arrange(tabId, shown.arrangement)} />
  return (
    <div className="result-body-panes" data-inspecting={inspecting}>
      <ResultGrid
        key={resultId}
        shown={shown}
        rows={rows}
        layout={layout}
        active={active}
        onActivate={setActive}
        onInspect={() => setInspecting(true)}
        onClose={inspecting ? () => setInspecting(false) : undefined}
        onSort={(sort) => void arrange(tabId, { ...shown.arrangement, sort })}
        onFilter={filter}
      />
      {inspecting && total > 0 && (
        <Inspector
          columns={shown.columns}
          places={layout.shown}
          row={rows.at(active.row)}
          number={active.row + 1}
          active={active.column}
          onClose={() => setInspecting(false)}
        />
      )}
    </div>
  )
}

function sameAs(column: number, value: Cell): ResultFilter {
  if (value === null) return { column, operator: 'is_empty', value }
  const long = typeof value === 'string' && value.length > 500
  return long
    ? { column, operator: 'contains', value: value.slice(0, 500) }
    : { column, operator: 'is', value }
}

import { ContextMenu } from 'radix-ui'
import { type MouseEvent, useEffect, useId, useMemo, useRef } from 'react'
import type { Cell } from '../../../../../src-preload/contract'
import { t } from '../../../../texts'
import { formatNumber } from '../../../../texts/format'
import type { Shown, SortBy } from '../../run/run'
import { useLocated } from '../located'
import type { ResultRows } from '../use-result-rows'
import { CellMenu } from './cell-menu'
import { GridHead } from './grid-head'
import type { LayoutActions } from './layout-store'
import { cellId, ResultRow } from './result-row'
import { type ActiveCell, useGridKeys } from './use-grid-keys'
import { useRowWindow } from './use-row-window'

const headerHeight = 32

export interface ResultGridProps {
  shown: Shown
  rows: ResultRows
  layout: LayoutActions
  active: ActiveCell
  onActivate(cell: ActiveCell): void
  /** Enter, or a double click. */
  onInspect(): void
  /** Escape, where there is something to close; else it is the screen’s, and cancels. */
  onClose: (() => void) | undefined
  onSort(sort: SortBy[]): void
  onFilter(column: number, value?: Cell): void
}

/** The rows of a result, however many: only those on the screen are held or drawn. Cells have the arrow keys. */
export function ResultGrid(props: ResultGridProps) {
  const { shown, rows, layout, active, onActivate, onInspect } = props
  const { total, status } = shown.progress
  const scroll = useRef<HTMLDivElement>(null)
  const gridId = useId()
  const { from, to, most, first, visible, canvas, topOf, scrollToRow } = useRowWindow(
    scroll,
    total,
    headerHeight,
  )
  const { show } = rows
  useEffect(() => {
    show(from, to)
  }, [show, from, to])

  const drawn = Array.from({ length: to - from }, (_, at) => ({ index: from + at, row: rows.at(from + at) }))
  const locate = useLocated(
    shown.columns,
    drawn.map(({ row }) => row),
  )
  const numberWidth = Math.max(46, formatNumber(total).length * 7 + 24)
  const widthOf = (place: number) => layout.layout.widths[place] ?? 120
  // What is left of the room is the last column's; numbers would stand far from the others there.
  const last = layout.shown.at(-1)
  const rest = last !== undefined && shown.columns[last]?.kind !== 'number' ? last : null
  const widths = layout.shown.map((place) =>
    place === rest ? `minmax(${widthOf(place)}px, 1fr)` : `${widthOf(place)}px`,
  )
  const template = [`${numberWidth}px`, ...widths].join(' ')

  const latest = useRef({ props, drawn })
  latest.current = { props, drawn }
  // Its menus cost more than all rows, and a list that flies by changes nothing of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what it shows, and not by what was made anew
  const head = useMemo(
    () => (
      <GridHead
        columns={shown.columns}
        layout={layout}
        template={template}
        sort={shown.arrangement.sort}
        onSort={(sort) => latest.current.props.onSort(sort)}
        onFilter={(place) => latest.current.props.onFilter(place)}
        onFit={(place) =>
          latest.current.props.layout.fit(
            place,
            latest.current.drawn.map(({ row }) => row),
          )
        }
      />
    ),
    [shown.columns, shown.arrangement.sort, template, layout.shown.join()],
  )

  const keys = useGridKeys({ ...props, total, screenful: visible - 1, scrollToRow, scroll, numberWidth })
  const cellAt = (event: MouseEvent): ActiveCell | null => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
    const [row, column] = cell?.dataset.cell?.split(':').map(Number) ?? []
    return row === undefined || column === undefined ? null : { row, column }
  }
  const activate = (event: MouseEvent) => {
    const cell = cellAt(event)
    if (!cell) return
    onActivate(cell)
    scroll.current?.focus({ preventScroll: true })
  }
  const isDrawn = active.row >= from && active.row < to
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={activate}>
        <div
          className="result-scroll"
          ref={scroll}
          role="grid"
          tabIndex={0}
          aria-label={t('query.resultGrid.result')}
          aria-rowcount={total + 1}
          aria-colcount={layout.shown.length + 1}
          aria-busy={status === 'running'}
          aria-activedescendant={isDrawn ? cellId(gridId, active.row, active.column) : undefined}
          onKeyDown={keys}
        >
          <div className="result-table" role="presentation">
            {head}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its cells */}
            <div
              className="result-body"
              role="rowgroup"
              // Beyond the top of the canvas as well, where that is shorter than the list.
              style={{ marginTop: topOf(from), height: canvas - topOf(from) }}
              onClick={activate}
              onDoubleClick={(event) => cellAt(event) && onInspect()}
            >
              {drawn.map(({ index, row }) => (
                <ResultRow
                  // What scrolls out above is what comes in below: nothing is made, and nothing thrown away.
                  key={index % most}
                  gridId={gridId}
                  index={index}
                  row={row}
                  columns={shown.columns}
                  places={layout.shown}
                  located={layout.shown.map((place) => row && locate(row, place))}
                  template={template}
                  widths={layout.shown.map(widthOf)}
                  active={index === active.row ? active.column : null}
                />
              ))}
            </div>
          </div>
          <span className="visually-hidden">
            {t('query.resultGrid.firstRowOnTheScreen', { value: first + 1 })}
          </span>
        </div>
      </ContextMenu.Trigger>
      <CellMenu {...props} row={rows.at(active.row)} located={located(rows.at(active.row))} />
    </ContextMenu.Root>
  )

  function located(row: Cell[] | undefined) {
    return row && locate(row, active.column)
  }
}

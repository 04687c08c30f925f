import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { ResultColumn } from '../../../../../src-preload/contract'
import { classNames } from '../../../../components/class-names'
import { ResizeEdge } from '../../../../components/data-table/resize-edge'
import { t } from '../../../../texts'
import type { SortBy } from '../../run/run'
import { ColumnHeadMenu } from './column-head-menu'
import { type LayoutActions, narrowest } from './layout-store'

export interface HeadProps {
  columns: ResultColumn[]
  layout: LayoutActions
  template: string
  sort: SortBy[]
  onSort(sort: SortBy[]): void
  onFilter(column: number): void
  onFit(column: number): void
}

/** Column titles: click sorts (with Shift, by several), drag moves, the edge resizes, the arrow opens a menu. */
export function GridHead(props: HeadProps) {
  const { columns, layout, template } = props
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  return (
    <div className="result-head" role="rowgroup">
      <div
        className="result-line"
        role="row"
        tabIndex={-1}
        aria-rowindex={1}
        style={{ gridTemplateColumns: template }}
      >
        <div className="result-number" role="columnheader" tabIndex={-1} aria-colindex={1}>
          <span className="visually-hidden">{t('query.gridHead.rowNumber')}</span>
        </div>
        {layout.shown.map((place, position) => {
          const column = columns[place]
          if (!column) return null
          const sorted = props.sort.find((by) => by.column === place)
          return (
            <div
              key={place}
              className={classNames(
                'result-title',
                over === place && dragged !== place && 'result-title-over',
              )}
              role="columnheader"
              tabIndex={-1}
              aria-colindex={position + 2}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                setDragged(place)
              }}
              onDragEnter={() => setOver(place)}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged !== null && dragged !== place) layout.move(dragged, place)
              }}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
            >
              <Title {...props} column={column} place={place} sorted={sorted} />
              <ColumnHeadMenu {...props} column={column} place={place} sorted={sorted}>
                <button
                  type="button"
                  className="result-title-menu"
                  aria-label={t('query.gridHead.column', { name: column.name })}
                >
                  <ChevronDown size={13} aria-hidden />
                </button>
              </ColumnHeadMenu>
              <ResizeEdge
                title={column.name}
                width={layout.layout.widths[place] ?? 120}
                narrowest={narrowest}
                onResize={(width) => layout.resize(place, width)}
                onFit={() => props.onFit(place)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Title({
  column,
  place,
  sorted,
  sort,
  onSort,
}: HeadProps & { column: ResultColumn; place: number; sorted: SortBy | undefined }) {
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp
  const rank = sort.length > 1 && sorted ? sort.indexOf(sorted) + 1 : null
  return (
    <button
      type="button"
      className="result-title-button"
      title={`${column.name} · ${column.kind}`}
      onClick={(event) => onSort(nextSort(sort, place, event.shiftKey))}
    >
      <span className="truncate">{column.name}</span>
      {sorted && <Arrow size={13} aria-hidden />}
      {rank && <span className="result-rank">{rank}</span>}
    </button>
  )
}

/** Ascending, descending, and back to the query's own order. */
function nextSort(sort: SortBy[], column: number, several: boolean): SortBy[] {
  const own = sort.find((by) => by.column === column)
  const next = !own ? [{ column, descending: false }] : own.descending ? [] : [{ column, descending: true }]
  if (!several) return next
  if (!own) return [...sort, ...next].slice(-5)
  return sort.flatMap((by) => (by === own ? next : [by]))
}

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { classNames } from '../class-names'
import { type DataColumn, narrowest, type Sort } from './columns'
import type { ColumnLayout, DataHeader } from './use-column-layout'

/** The row of column titles: click to sort, drag (or arrow keys on) the edges to resize. */
export function GridHeader<R>({
  layout,
  columns,
  sort,
  onSort,
  line,
}: {
  layout: ColumnLayout
  columns: DataColumn<R>[]
  sort: Sort | undefined
  onSort: ((sort: Sort | undefined) => void) | undefined
  line: RefObject<HTMLDivElement | null>
}) {
  /** Before the first drag, columns are as wide as there was room for: start from that. */
  const freeze = () => {
    if (layout.touched || !line.current) return
    const cells = [...line.current.children]
    layout.setWidths(
      Object.fromEntries(
        layout.headers.map((header, index) => [
          header.column.id,
          Math.round(cells[index]?.getBoundingClientRect().width ?? header.getSize()),
        ]),
      ),
    )
  }
  return (
    <div className="grid-header" role="rowgroup">
      <div
        className="grid-line"
        role="row"
        tabIndex={-1}
        aria-rowindex={1}
        ref={line}
        style={{ gridTemplateColumns: layout.template }}
      >
        {layout.headers.map((header, index) => {
          const column = columns.find(({ id }) => id === header.column.id)
          if (!column) return null
          const sorted = sort?.column === column.id ? sort : undefined
          return (
            <div
              key={column.id}
              className={classNames('grid-head', column.end && 'grid-end')}
              role="columnheader"
              tabIndex={-1}
              aria-colindex={index + 1}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortable && onSort ? (
                <button type="button" onClick={() => onSort(next(column.id, sorted))}>
                  <span className="truncate">{column.title}</span>
                  {sorted &&
                    (sorted.descending ? (
                      <ArrowDown size={13} aria-hidden />
                    ) : (
                      <ArrowUp size={13} aria-hidden />
                    ))}
                </button>
              ) : (
                <span className="truncate">{column.title}</span>
              )}
              {index < layout.headers.length - 1 && (
                <ResizeHandle header={header} title={column.title} layout={layout} freeze={freeze} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Ascending, descending, and back to the list's own order. */
function next(column: string, sorted: Sort | undefined): Sort | undefined {
  if (!sorted) return { column, descending: false }
  return sorted.descending ? undefined : { column, descending: true }
}

function ResizeHandle({
  header,
  title,
  layout,
  freeze,
}: {
  header: DataHeader
  title: string
  layout: ColumnLayout
  freeze(): void
}) {
  const { id } = header.column
  const width = Math.round(header.getSize())
  const start = header.getResizeHandler()
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    freeze()
    layout.setWidths((widths) => ({ ...widths, [id]: Math.max(narrowest, (widths[id] ?? width) + by) }))
  }
  return (
    <div
      className="grid-resize"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      data-active={header.column.getIsResizing()}
      onPointerDown={freeze}
      onMouseDown={start}
      onTouchStart={start}
      onKeyDown={onKeyDown}
    />
  )
}

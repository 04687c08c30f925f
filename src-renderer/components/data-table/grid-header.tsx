import { ArrowDown, ArrowUp } from 'lucide-react'
import type { RefObject } from 'react'
import { classNames } from '../class-names'
import { type DataColumn, narrowest, type Sort } from './columns'
import { ResizeEdge } from './resize-edge'
import type { ColumnLayout } from './use-column-layout'

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
  const freeze = (id: string) => {
    if (layout.touched || !line.current) return undefined
    const cells = [...line.current.children]
    const widths = Object.fromEntries(
      layout.headers.map((header, index) => [
        header.column.id,
        Math.round(cells[index]?.getBoundingClientRect().width ?? header.getSize()),
      ]),
    )
    layout.setWidths(widths)
    return widths[id]
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
                <ResizeEdge
                  title={column.title}
                  width={header.getSize()}
                  narrowest={narrowest}
                  onBegin={() => freeze(column.id)}
                  onResize={(width) => layout.setWidths((widths) => ({ ...widths, [column.id]: width }))}
                />
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

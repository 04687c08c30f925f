import { useVirtualizer } from '@tanstack/react-virtual'
import { Check } from 'lucide-react'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import type { Page } from '../../../src-preload/contract'
import { useDensity } from '../../state/density'
import { t } from '../../texts'
import { classNames } from '../class-names'
import { Skeleton, SkeletonLines } from '../skeleton'
import { ErrorState } from '../states'
import { ColumnMenu } from './column-menu'
import type { DataColumn, Sort } from './columns'
import { GridHeader } from './grid-header'
import { useColumnLayout } from './use-column-layout'
import { pageSize, usePagedRows } from './use-paged-rows'

interface DataTableProps<R> {
  /** Its accessible name. */
  label: string
  /** Must be stable between renders (a constant, or memoized). */
  columns: DataColumn<R>[]
  rowId(row: R): string
  loadPage(offset: number, limit: number): Promise<Page<R>>
  /** What is listed, with search, filters and sort. Another one starts at the top. */
  queryKey: string
  /** Another one loads the same list again where it stands; for example after a poll. */
  version?: unknown
  sort?: Sort
  onSort?(sort: Sort | undefined): void
  /** Enter or a click. */
  onOpen?(row: R): void
  selectedId?: string
  /** Several rows at once. Shift with an arrow or a click extends what is marked, Ctrl or ⌘ with A marks all. */
  marking?: {
    isMarked(row: R): boolean
    /** `rows` are those between the two indexes, undefined where one isn't loaded. */
    onMark(from: number, to: number, rows: (R | undefined)[]): void
    /**
     * Each row has a box then: that, Space, and Ctrl or ⌘ with a click mark one more or one less, and going to a row
     * marks nothing.
     */
    onToggle?(row: R): void
  }
  /**
   * A plain key that the table has no use for. True if it was of use; `next`: and the row is done. What is next then stays
   * so, wherever it stands once rows above it have left the list.
   */
  onKey?(key: string, row: R | undefined): boolean | 'next'
  /** In place of the rows when there is none. */
  empty: ReactNode
  /** Remembers widths and choice of columns under this name. */
  storageKey?: string
  /** What to say of the total; “1,204 rows” by default. */
  describeTotal?(total: number): string
}

/**
 * A long list as a grid that fills its flex container: only rows near the screen are loaded and drawn, sorting
 * is the server's. One tab stop; arrows, Page Up/Down, Home, End move, Enter opens.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, rowId, queryKey, sort, onSort, onOpen, selectedId, marking, empty, storageKey } =
    props
  const rows = usePagedRows(props.loadPage, queryKey, props.version)
  const layout = useColumnLayout(columns, storageKey)
  const scroll = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  const gridId = useId()
  const [active, setActive] = useState(0)
  /** Where marking began: what lies between it and the active row is marked. */
  const anchor = useRef(0)
  /** The row that a key is for next, until the user moves on. */
  const next = useRef<string>(undefined)
  const total = rows.total ?? 0
  const toggle = marking?.onToggle
  const rowHeight = useDensity((state) => state.row)

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is all it is about
  useEffect(() => virtual.measure(), [rowHeight])
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const recycled = useMost(items.length)
  const last = items.at(-1)?.index ?? 0
  const { show } = rows
  useEffect(() => {
    if (total > 0) show(first, last)
  }, [show, first, last, total])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at the top
  useEffect(() => {
    setActive(0)
    anchor.current = 0
    next.current = undefined
    scroll.current?.scrollTo({ top: 0 })
  }, [queryKey])

  const idAt = (index: number) => {
    const row = rows.at(index)
    return row && rowId(row)
  }
  // After every drawing: no dependency says that rows moved.
  useEffect(() => {
    if (next.current === undefined || idAt(active) === next.current) return
    for (let index = active - 1; index >= Math.max(0, active - pageSize); index--)
      if (idAt(index) === next.current) {
        setActive(index)
        anchor.current = index
        return
      }
  })

  const choose = (index: number, extend: boolean) => {
    next.current = undefined
    setActive(index)
    if (!extend) anchor.current = index
    if (extend || !toggle) markBetween(anchor.current, index)
  }
  const onRowClick = (event: MouseEvent, index: number) => {
    const row = rows.at(index)
    const onBox = event.target instanceof Element && event.target.closest('.grid-box') !== null
    scroll.current?.focus({ preventScroll: true })
    if (toggle && (onBox || event.ctrlKey || event.metaKey)) {
      setActive(index)
      anchor.current = index
      if (row !== undefined) toggle(row)
      return
    }
    choose(index, event.shiftKey)
    if (row !== undefined && !(toggle && event.shiftKey)) onOpen?.(row)
  }
  const markBetween = (one: number, other: number) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)]
    marking?.onMark(
      from,
      to,
      Array.from({ length: to - from + 1 }, (_, place) => rows.at(from + place)),
    )
  }
  const go = (index: number, extend = false) => {
    const target = Math.max(0, Math.min(total - 1, index))
    choose(target, extend)
    virtual.scrollToIndex(target)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || total === 0) return
    const screenful = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2)
    const extend = event.shiftKey && marking !== undefined
    const modified = event.ctrlKey || event.metaKey
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(active + 1, extend),
      ArrowUp: () => go(active - 1, extend),
      PageDown: () => go(active + screenful),
      PageUp: () => go(active - screenful),
      Home: () => go(0),
      End: () => go(total - 1),
      Enter: () => {
        const row = rows.at(active)
        if (row !== undefined) onOpen?.(row)
      },
    }
    if (toggle && !modified)
      moves[' '] = () => {
        const row = rows.at(active)
        if (row !== undefined) toggle(row)
      }
    if (marking && modified && event.key === 'a') moves.a = () => markBetween(0, total - 1)
    const move = moves[event.key]
    if (!move) {
      const used = !modified && !event.altKey && props.onKey?.(event.key, rows.at(active))
      if (used) event.preventDefault()
      if (used === 'next') {
        go(active + 1)
        next.current = idAt(active + 1)
      }
      return
    }
    event.preventDefault()
    move()
  }

  const rowElementId = (index: number) => `${gridId}-${index}`
  const shown = layout.headers.flatMap(
    (header) => columns.find((column) => column.id === header.column.id) ?? [],
  )
  return (
    <div className="grid-frame" data-rows={total > 0}>
      <div
        className="grid-scroll"
        ref={scroll}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={shown.length}
        aria-busy={rows.total === null && !rows.error}
        aria-multiselectable={marking ? true : undefined}
        aria-activedescendant={items.some(({ index }) => index === active) ? rowElementId(active) : undefined}
        onKeyDown={onKeyDown}
      >
        <div className="grid" role="presentation" data-boxes={toggle !== undefined}>
          <GridHeader layout={layout} columns={columns} sort={sort} onSort={onSort} line={line} />
          <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rows.at(index)
              const isMarked = row !== undefined && marking?.isMarked(row) === true
              const isOpen = row !== undefined && selectedId === rowId(row)
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its rows
                <div
                  // What scrolls out above is what comes in below: nothing is made, and nothing thrown away.
                  key={index % recycled}
                  id={rowElementId(index)}
                  className="grid-line grid-row"
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={index + 2}
                  aria-selected={isMarked || (isOpen && !toggle)}
                  aria-current={isOpen && toggle ? true : undefined}
                  data-active={index === active}
                  style={{ transform: `translateY(${start}px)`, gridTemplateColumns: layout.template }}
                  onClick={(event) => onRowClick(event, index)}
                >
                  {shown.map((column, place) => (
                    <div
                      key={column.id}
                      className={classNames('grid-cell', column.end && 'grid-end')}
                      role="gridcell"
                      tabIndex={-1}
                      aria-colindex={place + 1}
                    >
                      {place === 0 && toggle && (
                        <span className="grid-box" data-marked={isMarked} aria-hidden>
                          {isMarked && <Check size={12} />}
                        </span>
                      )}
                      {row === undefined ? <Skeleton width="60%" /> : column.cell(row)}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
        </div>
      </div>
      {rows.total === null && !rows.error && <SkeletonLines lines={8} />}
      {rows.error && <ErrorState error={rows.error} onRetry={rows.reload} />}
      {rows.total === 0 && !rows.error && empty}
      <div className="grid-foot">
        <span role="status">{rows.total !== null && (props.describeTotal ?? countRows)(rows.total)}</span>
        <ColumnMenu layout={layout} />
      </div>
    </div>
  )
}

/** The most that a number ever was. */
function useMost(value: number): number {
  const [most, setMost] = useState(value)
  if (value > most) setMost(value)
  return Math.max(most, value, 1)
}

function countRows(total: number): string {
  return t('common.counts.row', { count: total })
}

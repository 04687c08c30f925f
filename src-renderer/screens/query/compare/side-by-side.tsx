import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ResultColumn } from '../../../../src-preload/contract'
import { absoluteTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import { useRowWindow } from '../results/grid/use-row-window'
import type { ResultRows } from '../results/use-result-rows'
import type { Shown } from '../run/run'
import { columnOrder } from './column-order'
import { CompareRow } from './compare-row'

const columnWidth = 150
const step = 60

/** Both moments' rows beside each other; they scroll as one. Arrows move, Enter opens. */
export function SideBySide({
  shown,
  compared,
  columnKey,
  rows,
  open,
  onOpen,
}: {
  shown: Shown
  compared: ResultColumn[]
  /** The columns that tell rows apart. */
  columnKey: string[]
  rows: ResultRows
  open: number | null
  onOpen(row: number | null): void
}) {
  const { total } = shown.progress
  const scroll = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const id = useId()
  const [x, setX] = useState(0)
  const [active, setActive] = useState(0)
  const { from, to, visible, canvas, topOf, scrollToRow } = useRowWindow(scroll, total, 0)
  const { show } = rows
  useEffect(() => {
    show(from, to)
  }, [show, from, to])

  const go = (row: number) => {
    const target = Math.max(0, Math.min(total - 1, row))
    setActive(target)
    scrollToRow(target)
    if (open !== null) onOpen(target)
  }
  const slide = (by: number) => bar.current?.scrollBy({ left: by })
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, (() => void) | undefined> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + visible - 1),
      PageUp: () => go(active - visible + 1),
      Home: () => go(0),
      End: () => go(total - 1),
      ArrowRight: () => slide(step),
      ArrowLeft: () => slide(-step),
      Enter: () => onOpen(active),
      Escape: open === null ? undefined : () => onOpen(null),
    }
    const move = event.ctrlKey || event.metaKey ? undefined : moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  const order = useMemo(
    () =>
      columnOrder(
        compared.map(({ name }) => name),
        columnKey,
        shown.rows,
      ),
    [compared, columnKey, shown.rows],
  )
  const columns = order.flatMap((place) => compared[place] ?? [])
  const template = `repeat(${compared.length}, minmax(${columnWidth}px, 1fr))`
  const { compare } = shown.asked
  return (
    <div
      className="compare"
      style={{ '--x': `${-x}px`, '--template': template } as React.CSSProperties}
      onWheel={(event) => event.deltaX !== 0 && slide(event.deltaX)}
    >
      <div className="compare-head" aria-hidden>
        <Head title={compare ? absoluteTime(compare.from) : ''} columns={columns} />
        <Head title={compare?.to ? absoluteTime(compare.to) : t('common.now')} columns={columns} />
      </div>
      <div
        className="compare-scroll"
        ref={scroll}
        role="listbox"
        tabIndex={0}
        aria-label={t('query.sideBySide.rowsThatDiffer')}
        aria-activedescendant={active >= from && active < to ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div className="compare-body" role="presentation" style={{ height: canvas }}>
          {Array.from({ length: to - from }, (_, at) => from + at).map((index) => (
            <CompareRow
              key={index}
              id={`${id}-${index}`}
              top={topOf(index)}
              row={rows.at(index)}
              order={order}
              active={index === active}
              selected={index === open}
              onOpen={() => {
                setActive(index)
                onOpen(index)
              }}
            />
          ))}
        </div>
      </div>
      <div
        className="compare-bar"
        ref={bar}
        tabIndex={-1}
        onScroll={(event) => setX(event.currentTarget.scrollLeft)}
      >
        <div style={{ width: compared.length * columnWidth }} />
      </div>
    </div>
  )
}

function Head({ title, columns }: { title: string; columns: ResultColumn[] }) {
  return (
    <div className="compare-half">
      <div className="compare-moment truncate">{title}</div>
      <div className="compare-cells">
        {columns.map(({ name }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat
          <span key={place} className="compare-cell compare-title">
            {name}
          </span>
        ))}
      </div>
    </div>
  )
}

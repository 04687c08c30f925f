import type { Cell } from '../../../../src-preload/contract'
import { classNames } from '../../../components/class-names'
import { Skeleton } from '../../../components/skeleton'
import { type RowDifference, rowDifferenceOf, signs } from './row-difference'

/** One row that differs: what it was on the left, what it is on the right. */
export function CompareRow({
  id,
  top,
  row,
  order,
  active,
  selected,
  onOpen,
}: {
  id: string
  top: number
  row: Cell[] | undefined
  /** Places of the columns, as they stand. */
  order: number[]
  active: boolean
  selected: boolean
  onOpen(): void
}) {
  const difference = row && rowDifferenceOf(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys of all its rows
    <div
      id={id}
      className="compare-row"
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-active={active}
      style={{ top }}
      onClick={onOpen}
    >
      {difference ? (
        <>
          <Half side="before" difference={difference} order={order} />
          <Half side="after" difference={difference} order={order} />
        </>
      ) : (
        <Skeleton width="40%" />
      )}
    </div>
  )
}

function Half({
  side,
  difference,
  order,
}: {
  side: 'before' | 'after'
  difference: RowDifference
  order: number[]
}) {
  const cells = difference[side]
  const other = difference[side === 'before' ? 'after' : 'before']
  const whole = difference.kind === (side === 'before' ? 'removed' : 'added')
  if (!cells) return <div className="compare-half compare-none" />
  return (
    <div className={classNames('compare-half', whole && `compare-${side}`)}>
      <span className="compare-sign" aria-hidden>
        {signs[difference.kind]}
      </span>
      <span className="visually-hidden">{whole ? difference.kind : side}</span>
      <div className="compare-cells">
        {order.map((place) => (
          <span
            key={place}
            className={classNames(
              'compare-cell',
              !whole && other && cells[place] !== other[place] && `compare-${side}`,
            )}
          >
            {cells[place] === null ? <span className="result-null">NULL</span> : cells[place]}
          </span>
        ))}
      </div>
    </div>
  )
}

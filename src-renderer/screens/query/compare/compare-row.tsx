import type { Cell, ResultColumn } from '../../../../src-preload/contract'
import { classNames } from '../../../components/class-names'
import { Skeleton } from '../../../components/skeleton'
import { type Difference, differenceOf, signs } from './difference'

/** One row that differs: what it was on the left, what it is on the right. */
export function CompareRow({
  id,
  top,
  row,
  columns,
  active,
  selected,
  onOpen,
}: {
  id: string
  top: number
  row: Cell[] | undefined
  columns: ResultColumn[]
  active: boolean
  selected: boolean
  onOpen(): void
}) {
  const difference = row && differenceOf(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys of all its rows
    <div
      id={id}
      className="compare-row"
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-label={difference && describe(difference, columns)}
      data-active={active}
      style={{ top }}
      onClick={onOpen}
    >
      {difference ? (
        <>
          <Half side="before" difference={difference} columns={columns} />
          <Half side="after" difference={difference} columns={columns} />
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
  columns,
}: {
  side: 'before' | 'after'
  difference: Difference
  columns: ResultColumn[]
}) {
  const cells = difference[side]
  const other = difference[side === 'before' ? 'after' : 'before']
  const whole = difference.kind === (side === 'before' ? 'removed' : 'added')
  if (!cells) return <div className="compare-half compare-none" />
  return (
    <div className={classNames('compare-half', whole && `compare-${side}`)}>
      <span className="compare-sign">{signs[difference.kind]}</span>
      <div className="compare-cells">
        {columns.map((_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is told by its position
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

function describe({ kind, before, after }: Difference, columns: ResultColumn[]): string {
  if (kind !== 'changed') return `${kind}: ${(after ?? before ?? []).slice(0, 4).join(', ')}`
  const parts = columns.flatMap(({ name }, place) =>
    before?.[place] === after?.[place] ? [] : `${name} from ${before?.[place]} to ${after?.[place]}`,
  )
  return `changed: ${(after ?? []).slice(0, 3).join(', ')}: ${parts.join('; ').slice(0, 300)}`
}

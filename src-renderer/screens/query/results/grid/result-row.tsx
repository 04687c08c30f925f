import { memo } from 'react'
import type { Cell, ResultColumn } from '../../../../../src-preload/contract'
import { classNames } from '../../../../components/class-names'
import { formatNumber } from '../../../../texts/format'
import type { Located } from '../located'
import { CellContent } from './cell-content'

interface ResultRowProps {
  gridId: string
  index: number
  /** Undefined while it is fetched. */
  row: Cell[] | undefined
  columns: ResultColumn[]
  /** Places of the columns that are shown, in their order, and what resources their cells name. */
  places: number[]
  located: (Located | undefined)[]
  template: string
  /** How wide each of `places` is at least, in pixels. */
  widths: number[]
  /** The place of its active cell, if one of its is. */
  active: number | null
}

export const cellId = (gridId: string, row: number, column: number) => `${gridId}-${row}-${column}`

/** While a list flies by, most of its rows stay what they were: those are not drawn again. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { gridId, index, row, columns, places, located, template, widths, active } = props
  return (
    <div
      className="result-line result-row"
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={active !== null}
      style={{ order: index, gridTemplateColumns: template }}
    >
      <div className="result-number" role="rowheader" tabIndex={-1} aria-colindex={1}>
        {formatNumber(index + 1)}
      </div>
      {places.map((place, position) => {
        const column = columns[place]
        if (!column) return null
        const value = row?.[place]
        return (
          <div
            key={place}
            id={cellId(gridId, index, place)}
            data-cell={`${index}:${place}`}
            data-active={place === active}
            className={classNames(
              'result-cell',
              typeof value === 'number' && 'result-end',
              !surelyFits(value, widths[position] ?? 0) && 'result-cut',
            )}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={position + 2}
          >
            <CellContent value={value} column={column} located={located[position]} />
          </div>
        )
      })}
    </div>
  )
}, isSame)

/** Cutting off what is too long costs a browser as much as all else of a cell: only those do it that may have to. */
function surelyFits(value: Cell | undefined, width: number): boolean {
  const text = String(value ?? 'NULL')
  return plainLetters.test(text) && text.length * widestLetter + padding <= width
}
const plainLetters = /^[\x20-\x7e]+$/
/** In pixels: no such letter is wider than the text is high. */
const widestLetter = 12
const padding = 21

function isSame(before: ResultRowProps, after: ResultRowProps): boolean {
  return (Object.keys(after) as (keyof ResultRowProps)[]).every((name) => {
    const [one, other] = [before[name], after[name]]
    // Made anew at every look, of the same things.
    if (name === 'places' || name === 'located' || name === 'widths')
      return isSameList(one as unknown[], other as unknown[])
    return one === other
  })
}

const isSameList = (one: unknown[], other: unknown[]) =>
  one.length === other.length && one.every((each, index) => each === other[index])

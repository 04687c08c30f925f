import { z } from 'zod'
import type { Cell, ResultColumn } from '../../../../../src-preload/contract'
import { keptByColumns } from '../by-columns'

export const narrowest = 56
const widest = 340

/** How a result's columns stand, told by their positions in it. */
const gridLayout = z.object({
  order: z.array(z.int()),
  hidden: z.array(z.int()),
  widths: z.record(z.string(), z.number()),
})
type GridLayout = z.infer<typeof gridLayout>

const useKeptLayout = keptByColumns('sightline.query.layouts', gridLayout)

export interface LayoutActions {
  /** Columns that are shown, in their order. */
  shown: number[]
  layout: GridLayout
  resize(column: number, width: number): void
  toggle(column: number, visible: boolean): void
  /** Puts a column in another one's place. */
  move(column: number, to: number): void
  /** One step to the left (-1) or right (1) among those that are shown. */
  shift(column: number, by: -1 | 1): void
  /** As wide as the values need that are on the screen. */
  fit(column: number, rows: (Cell[] | undefined)[]): void
  reset(): void
}

export function useGridLayout(tabId: string, columns: ResultColumn[], rows: Cell[][]): LayoutActions {
  const [kept, keep] = useKeptLayout(tabId, columns)
  const layout = kept ?? initial(columns, rows)
  const change = (next: Partial<GridLayout>) => keep({ ...layout, ...next })
  const shown = layout.order.filter((column) => !layout.hidden.includes(column))
  const move = (column: number, to: number) => {
    const without = layout.order.filter((other) => other !== column)
    const place = layout.order.indexOf(to)
    change({ order: without.toSpliced(place, 0, column) })
  }
  return {
    shown,
    layout,
    resize: (column, width) => change({ widths: { ...layout.widths, [column]: width } }),
    toggle: (column, visible) =>
      change({
        hidden: visible ? layout.hidden.filter((other) => other !== column) : [...layout.hidden, column],
      }),
    move,
    shift: (column, by) => {
      const to = shown[shown.indexOf(column) + by]
      if (to !== undefined) move(column, to)
    },
    fit: (column, seen) => {
      const title = columns[column]?.name.length ?? 0
      const longest = Math.max(title + 4, ...seen.map((row) => String(row?.[column] ?? '').length))
      change({ widths: { ...layout.widths, [column]: Math.min(900, longest * 7.6 + 28) } })
    },
    reset: () => change(initial(columns, rows)),
  }
}

/** As wide as their first values need, within reason. */
function initial(columns: ResultColumn[], rows: Cell[][]): GridLayout {
  const sample = rows.slice(0, 40)
  return {
    order: columns.map((_, index) => index),
    hidden: [],
    widths: Object.fromEntries(
      columns.map(({ name, kind }, index) => {
        const longest = Math.max(
          name.length + 4,
          ...sample.map((row) => String(row[index] ?? '').slice(0, 60).length),
        )
        return [index, Math.min(widest, Math.max(kind === 'number' ? 104 : 80, longest * 7.4 + 26))]
      }),
    ),
  }
}

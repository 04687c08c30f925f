import type { KeyboardEvent, RefObject } from 'react'
import { t } from '../../../../texts'
import { cellText, copyText, rowObject } from '../copy'
import type { ResultGridProps } from './result-grid'

/** A cell by its row and its column's position in the result. */
export interface ActiveCell {
  row: number
  column: number
}

/** Arrows move from cell to cell, Enter opens, the copy key copies the cell (with Shift, the row). */
export function useGridKeys({
  shown,
  rows,
  layout,
  active,
  onActivate,
  onInspect,
  onClose,
  total,
  screenful,
  scrollToRow,
  scroll,
  numberWidth,
}: ResultGridProps & {
  total: number
  screenful: number
  scrollToRow(row: number): void
  scroll: RefObject<HTMLElement | null>
  numberWidth: number
}): (event: KeyboardEvent) => void {
  const position = Math.max(0, layout.shown.indexOf(active.column))

  const go = (row: number, at: number) => {
    const column = layout.shown[Math.max(0, Math.min(layout.shown.length - 1, at))]
    const target = Math.max(0, Math.min(total - 1, row))
    if (column === undefined) return
    onActivate({ row: target, column })
    scrollToRow(target)
    bringIntoView(column)
  }
  const bringIntoView = (column: number) => {
    const element = scroll.current
    if (!element) return
    const widths = layout.shown.map((place) => layout.layout.widths[place] ?? 120)
    const at = layout.shown.indexOf(column)
    const left = widths.slice(0, at).reduce((sum, width) => sum + width, 0)
    const right = left + (widths[at] ?? 0) + numberWidth
    if (left < element.scrollLeft) element.scrollLeft = left
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = right - element.clientWidth
  }
  const copy = (whole: boolean) => {
    const row = rows.at(active.row)
    if (!row) return
    if (whole)
      void copyText(
        JSON.stringify(rowObject(shown.columns, row), null, 2),
        t('query.useGridKeys.theRowAsJson'),
      )
    else void copyText(cellText(row[active.column]), t('query.useGridKeys.theCell'))
  }

  return (event) => {
    if (event.target !== event.currentTarget || total === 0) return
    const command = event.ctrlKey || event.metaKey
    const moves: Record<string, (() => void) | undefined> = {
      ArrowDown: () => go(active.row + 1, position),
      ArrowUp: () => go(active.row - 1, position),
      ArrowRight: () => go(active.row, position + 1),
      ArrowLeft: () => go(active.row, position - 1),
      PageDown: () => go(active.row + screenful, position),
      PageUp: () => go(active.row - screenful, position),
      Home: () => (command ? go(0, position) : go(active.row, 0)),
      End: () => (command ? go(total - 1, position) : go(active.row, layout.shown.length - 1)),
      Enter: onInspect,
      Escape: onClose,
    }
    const isCopy = command && event.key.toLowerCase() === 'c' && getSelection()?.isCollapsed !== false
    const move = isCopy
      ? () => copy(event.shiftKey)
      : command && event.key === 'Enter'
        ? undefined
        : moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
}

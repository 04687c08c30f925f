import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

export const rowHeight = 28
/** Rows drawn beyond the edges, so that scrolling shows no gap. */
const beyond = 10

/**
 * Which rows a scrolled list of equal rows has on the screen. Plain arithmetic: a million rows cost no more than ten,
 * where a general virtualizer would keep a measure of each.
 */
export function useRowWindow(scroll: RefObject<HTMLElement | null>, total: number, headerHeight: number) {
  const [view, setView] = useState({ top: 0, height: 600 })

  useLayoutEffect(() => {
    const element = scroll.current
    if (!element) return
    const read = () => setView({ top: element.scrollTop, height: element.clientHeight })
    read()
    element.addEventListener('scroll', read, { passive: true })
    const size = new ResizeObserver(read)
    size.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      size.disconnect()
    }
  }, [scroll])

  const visible = Math.max(1, Math.floor((view.height - headerHeight) / rowHeight))
  const first = Math.max(0, Math.min(total - visible, Math.floor(view.top / rowHeight)))
  const from = Math.max(0, first - beyond)
  const to = Math.min(total, first + visible + 1 + beyond)

  const scrollToRow = useCallback(
    (row: number) => {
      const element = scroll.current
      if (!element) return
      const top = row * rowHeight
      const room = element.clientHeight - headerHeight - rowHeight
      if (top < element.scrollTop) element.scrollTop = top
      else if (top > element.scrollTop + room) element.scrollTop = top - room
    },
    [scroll, headerHeight],
  )
  return { from, to, first, visible, scrollToRow }
}

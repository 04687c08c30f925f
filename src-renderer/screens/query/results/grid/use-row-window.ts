import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const rowHeight = 28
/** Rows drawn beyond the edges, so that scrolling shows no gap. */
const beyond = 10
/** Farther down, browsers place things by fractions of pixels that they no longer have. */
const tallest = 2_000_000

/**
 * Which rows a scrolled list of equal rows has on the screen, and where they are. Plain arithmetic: a million rows cost
 * no more than ten. A list that is too tall for a browser gets a shorter canvas: the scroll bar then stands for the
 * share of the list, while the wheel and the keys move by as many pixels as anywhere else.
 */
export function useRowWindow(scroll: RefObject<HTMLElement | null>, total: number, headerHeight: number) {
  const [view, setView] = useState({ top: 0, offset: 0, height: 600 })
  const height = total * rowHeight
  const canvas = Math.min(height, tallest)
  const room = Math.max(1, view.height - headerHeight)
  /** How far the list can be scrolled, for each pixel that the canvas can. */
  const factor = height > tallest ? (height - room) / (canvas - room) : 1
  const latest = useRef({ factor, offset: 0, ownTop: -1 })
  latest.current.factor = factor

  const moveTo = useCallback(
    (offset: number) => {
      const element = scroll.current
      if (!element) return
      const { factor } = latest.current
      const most = (element.scrollHeight - element.clientHeight) * factor
      const wanted = Math.max(0, Math.min(most, offset))
      element.scrollTop = wanted / factor
      Object.assign(latest.current, { offset: wanted, ownTop: element.scrollTop })
      setView({ top: element.scrollTop, offset: wanted, height: element.clientHeight })
    },
    [scroll],
  )

  useLayoutEffect(() => {
    const element = scroll.current
    if (!element) return
    const read = () => {
      const { factor, ownTop } = latest.current
      // Where we put it ourselves, it is known better than the scroll bar can tell.
      if (Math.abs(element.scrollTop - ownTop) >= 1) {
        Object.assign(latest.current, { offset: element.scrollTop * factor, ownTop: element.scrollTop })
      }
      setView({ top: element.scrollTop, offset: latest.current.offset, height: element.clientHeight })
    }
    read()
    element.addEventListener('scroll', read, { passive: true })
    const size = new ResizeObserver(read)
    size.observe(element)
    return () => {
      element.removeEventListener('scroll', read)
      size.disconnect()
    }
  }, [scroll])

  const scaled = factor > 1
  useEffect(() => {
    const element = scroll.current
    if (!element || !scaled) return
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return
      event.preventDefault()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1
      moveTo(latest.current.offset + event.deltaY * unit)
      element.scrollLeft += event.deltaX * unit
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroll, scaled, moveTo])

  const visible = Math.max(1, Math.floor(room / rowHeight))
  const first = Math.max(0, Math.min(total - visible, Math.floor(view.offset / rowHeight)))
  const from = Math.max(0, first - beyond)
  const to = Math.min(total, first + visible + 1 + beyond)
  const shift = scaled ? view.top - view.offset : 0

  const scrollToRow = useCallback(
    (row: number) => {
      const { offset } = latest.current
      const top = row * rowHeight
      const below = (scroll.current?.clientHeight ?? 0) - headerHeight - rowHeight
      if (top < offset) moveTo(top)
      else if (top > offset + below) moveTo(top - below)
    },
    [scroll, headerHeight, moveTo],
  )
  /** Never are more drawn than that. */
  const most = visible + 1 + 2 * beyond
  return {
    from,
    to,
    most,
    first,
    visible,
    canvas,
    topOf: (row: number) => row * rowHeight + shift,
    scrollToRow,
  }
}

import type { KeyboardEvent, PointerEvent } from 'react'
import { t } from '../../texts'

const step = 16

/** The right edge of a column's title: dragged, or moved by the arrow keys. Lies in the title's element. */
export function ResizeEdge({
  title,
  width: exactly,
  narrowest,
  onBegin,
  onResize,
  onFit,
}: {
  title: string
  width: number
  narrowest: number
  /** Before the first width is told; returns what the column is wide by then. */
  onBegin?(): number | undefined
  onResize(width: number): void
  /** A double click or Enter. */
  onFit?(): void
}) {
  const width = Math.round(exactly)
  const resize = (wanted: number) => onResize(Math.max(narrowest, Math.round(wanted)))
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const edge = event.currentTarget
    const begun = (onBegin?.() ?? width) - event.clientX
    edge.setPointerCapture(event.pointerId)
    edge.dataset.active = 'true'
    const move = (moved: globalThis.PointerEvent) => resize(begun + moved.clientX)
    const end = () => {
      edge.removeEventListener('pointermove', move)
      delete edge.dataset.active
    }
    edge.addEventListener('pointermove', move)
    edge.addEventListener('lostpointercapture', end, { once: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onFit?.()
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key]
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    resize((onBegin?.() ?? width) + by)
  }
  return (
    <div
      className="grid-resize"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('components.resizeEdge.widthOf', { title })}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      // What it lies in may be dragged as a whole.
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={onPointerDown}
      onDoubleClick={onFit}
      onKeyDown={onKeyDown}
    />
  )
}

import type { KeyboardEvent, PointerEvent } from 'react'

/** The line between two panes: dragged, or moved by the arrow keys. */
export function Splitter({
  label,
  direction,
  value,
  min,
  max,
  onChange,
}: {
  label: string
  /** Of the line. */
  direction: 'vertical' | 'horizontal'
  /** The size of the pane before it. */
  value: number
  min: number
  max: number
  onChange(value: number): void
}) {
  const vertical = direction === 'vertical'
  const set = (size: number) => onChange(Math.max(min, Math.min(max, Math.round(size))))
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    const line = event.currentTarget
    const place = (at: { clientX: number; clientY: number }) => (vertical ? at.clientX : at.clientY)
    const from = place(event)
    line.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => set(value + place(moved) - from)
    const end = () => line.removeEventListener('pointermove', move)
    line.addEventListener('pointermove', move)
    line.addEventListener('pointerup', end, { once: true })
    line.addEventListener('pointercancel', end, { once: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = vertical
      ? { ArrowLeft: -16, ArrowRight: 16 }
      : { ArrowUp: -16, ArrowDown: 16 }
    const by = steps[event.key]
    if (!by) return
    event.preventDefault()
    set(value + by)
  }
  return (
    <div
      className={`splitter splitter-${direction}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={direction}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}

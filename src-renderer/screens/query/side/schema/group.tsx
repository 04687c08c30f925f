import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'

/** A part of the panel that folds. `open` is how it begins, and what a search makes of it. */
export function Group({
  title,
  count,
  open: wished,
  icon,
  children,
}: {
  title: string
  count: number
  open: boolean
  icon?: ReactNode
  children: ReactNode
}) {
  const [open, setOpen] = useState(wished)
  useEffect(() => setOpen(wished), [wished])
  const Arrow = open ? ChevronDown : ChevronRight
  return (
    <section className="side-group">
      <button type="button" className="side-group-title" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Arrow size={14} aria-hidden />
        {icon}
        {title}
        <span className="side-count">{count}</span>
      </button>
      {open && <ul>{children}</ul>}
    </section>
  )
}

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { formatNumber } from '../texts/format'

/** A number at a glance; with `to`, a link to what it counts. Several go into a `figures` container. */
export function Figure({
  label,
  value,
  note,
  to,
}: {
  label: ReactNode
  value: ReactNode
  note?: ReactNode
  to?: string
}) {
  const content = (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-value">{typeof value === 'number' ? formatNumber(value) : value}</span>
      {note && <span className="figure-note">{note}</span>}
    </>
  )
  if (to)
    return (
      <Link href={to} className="figure">
        {content}
      </Link>
    )
  return <div className="figure">{content}</div>
}

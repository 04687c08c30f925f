import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'

/** A titled region. `flush` leaves the padding to what is inside: lists, tables. */
export function Card({
  title,
  actions,
  flush,
  children,
}: {
  title?: string
  actions?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={title ? id : undefined}>
      {title && (
        <div className="card-header">
          <h2 id={id}>{title}</h2>
          {actions && <div className="row">{actions}</div>}
        </div>
      )}
      <div className={classNames('card-body', flush && 'card-body-flush')}>{children}</div>
    </section>
  )
}

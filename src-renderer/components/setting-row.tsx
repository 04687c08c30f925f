import type { ReactNode } from 'react'

/** A row of a card's list: what can be set or done, a note on it, and what to do it with. */
export function SettingRow({
  title,
  note,
  children,
}: {
  title: string
  note: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="list-row spread">
      <div>
        <h3>{title}</h3>
        <p className="small soft">{note}</p>
      </div>
      {children}
    </div>
  )
}

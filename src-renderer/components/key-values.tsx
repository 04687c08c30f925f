import type { ReactNode } from 'react'

/** Facts as name and value. Those without a value are left out. */
export function KeyValues({ items }: { items: [name: string, value: ReactNode][] }) {
  return (
    <dl className="key-values">
      {items.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

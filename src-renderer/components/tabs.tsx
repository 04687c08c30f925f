import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export interface Tab {
  key: string
  title: string
  /** Shown behind the title. */
  count?: number
  content: ReactNode
}

/** Tabs whose choice the caller keeps, usually in the route. Only the chosen one's content is mounted. */
export function Tabs({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string
  tabs: Tab[]
  value: string
  onChange(key: string): void
}) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <Radix.List className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.key} value={tab.key} className="tabs-tab">
            {tab.title}
            {tab.count !== undefined && <span className="count">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.key} value={tab.key} className="tabs-panel">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}

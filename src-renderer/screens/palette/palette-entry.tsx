import { Command } from 'cmdk'
import { SeverityBadge } from '../../components/severity-badge'
import type { Entry } from './entry'

export function PaletteEntry({ entry, onSelect }: { entry: Entry; onSelect(): void }) {
  const { key, icon, title, subtitle, severity, aside } = entry
  return (
    <Command.Item value={key} className="palette-entry" onSelect={onSelect}>
      <span className="palette-icon" aria-hidden>
        {icon}
      </span>
      <span className="palette-title">{title}</span>
      {subtitle && <span className="palette-subtitle">{subtitle}</span>}
      {aside && <span className="palette-aside">{aside}</span>}
      {severity && <SeverityBadge severity={severity} />}
    </Command.Item>
  )
}

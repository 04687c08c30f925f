import { X } from 'lucide-react'
import { cancelExport, useExports } from '../state/exports'
import { IconButton } from './button'
import { Progress } from './progress'

/** Exports under way, each with how far it is and a way to stop it. */
export function RunningExports() {
  const running = Object.values(useExports())
  if (running.length === 0) return null
  return (
    <ul className="running-exports" aria-label="Exports under way">
      {running.map(({ exportId, fileName, rows, bytes }) => (
        <li key={exportId}>
          <span className="truncate">{fileName}</span>
          <span className="soft nowrap">
            {rows.toLocaleString()} rows, {size(bytes)}
          </span>
          <Progress label={`Writing ${fileName}`} value={0} of={null} />
          <IconButton label={`Cancel ${fileName}`} size="small" onClick={() => cancelExport(exportId)}>
            <X size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

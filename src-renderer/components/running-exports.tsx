import { X } from 'lucide-react'
import { cancelExport, useExports } from '../state/exports'
import { t } from '../texts'
import { formatNumber, numberFormat } from '../texts/format'
import { IconButton } from './button'
import { Progress } from './progress'

/** Exports under way, each with how far it is and a way to stop it. */
export function RunningExports() {
  const running = Object.values(useExports())
  if (running.length === 0) return null
  return (
    <ul className="running-exports" aria-label={t('components.runningExports.exportsUnderWay')}>
      {running.map(({ exportId, fileName, rows, bytes }) => (
        <li key={exportId}>
          <span className="truncate">{fileName}</span>
          <span className="soft nowrap">
            {t('components.runningExports.rows', { count: rows, size: size(bytes) })}
          </span>
          <Progress label={t('components.runningExports.writing', { fileName })} value={0} of={null} />
          <IconButton
            label={t('components.runningExports.cancel', { fileName })}
            size="small"
            onClick={() => cancelExport(exportId)}
          >
            <X size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}

const tenths = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 })

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1000))} kB` : `${tenths(bytes / 1_000_000)} MB`
}

import { t } from '../../texts'
import { numberFormat } from '../../texts/format'

const tenths = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** “0.4 s”, “12 s”, “2 min 5 s”. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000
  if (seconds < 10) return `${tenths(seconds)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`
}

/** “15 minutes”, “6 hours”, “day”: what stands behind “every”. */
export function formatInterval(minutes: number): string {
  const hours = minutes / 60
  if (minutes === 24 * 60) return t('common.durations.hours', { count: 24 })
  if (!Number.isInteger(hours)) return t('common.durations.minutes', { count: minutes })
  return hours === 1 ? t('integrations.duration.hour') : t('common.durations.hours', { count: hours })
}

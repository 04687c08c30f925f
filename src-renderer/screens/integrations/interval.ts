import { t } from '../../texts'

/** “15 minutes”, “6 hours”, “day”: what stands behind “every”. */
export function formatInterval(minutes: number): string {
  const hours = minutes / 60
  if (minutes === 24 * 60) return t('common.durations.hours', { count: 24 })
  if (!Number.isInteger(hours)) return t('common.durations.minutes', { count: minutes })
  return hours === 1 ? t('integrations.interval.hour') : t('common.durations.hours', { count: hours })
}

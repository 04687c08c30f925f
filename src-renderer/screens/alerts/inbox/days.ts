import type { Alert } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { dateFormat } from '../../../texts/format'

interface Day {
  key: string
  title: string
  today: boolean
  alerts: Alert[]
}

const thisYear = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const otherYear = dateFormat({ dateStyle: 'full' })

/** Alerts by the day they were raised on, in the user's own time zone; in the order they come in. */
export function groupByDay(alerts: Alert[], now: number): Day[] {
  const days: Day[] = []
  for (const alert of alerts) {
    const key = new Date(alert.at).toDateString()
    const last = days.at(-1)
    if (last?.key === key) last.alerts.push(alert)
    else days.push({ key, ...name(new Date(alert.at), new Date(now)), alerts: [alert] })
  }
  return days
}

function name(day: Date, now: Date): { title: string; today: boolean } {
  if (day.toDateString() === now.toDateString()) return { title: t('alerts.days.today'), today: true }
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (day.toDateString() === yesterday.toDateString())
    return { title: t('alerts.days.yesterday'), today: false }
  const format = day.getFullYear() === now.getFullYear() ? thisYear : otherYear
  return { title: format(day), today: false }
}

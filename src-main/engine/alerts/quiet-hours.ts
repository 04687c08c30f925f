import {
  type Alert,
  type AlertSettings,
  type AlertTime,
  type QuietHours,
  severities,
  tellsOfBetter,
} from '../../../src-preload/contract'
import { dayOf, instantOf, weekdayOf } from './local-time'

/** When the quiet hours that it is in are over; null: it isn't in any. */
export function quietUntil(quiet: QuietHours, zone: string, now: Date): Date | null {
  if (!quiet.enabled) return null
  let end: Date | null = null
  // Those of one day may begin as those of the day before end.
  for (let looks = 0; looks < 8; looks++) {
    const next = endOfWindow(quiet, zone, end ?? now)
    if (next === null) break
    end = next
  }
  return end
}

/** The end of the quiet hours that began today or yesterday, if it is in them at that moment; else null. */
function endOfWindow({ days, from, to }: QuietHours, zone: string, at: Date): Date | null {
  const today = dayOf(at, zone)
  for (const day of [today, today - 1]) {
    if (!days.includes(weekdayOf(day))) continue
    const end = instantOf(to > from ? day : day + 1, to, zone)
    if (instantOf(day, from, zone) <= at && at < end) return end
  }
  return null
}

/** Whether an alert is sent even in quiet hours. One that says that something got better never is. */
export function comesThrough({ except }: QuietHours, alert: Pick<Alert, 'kind' | 'severity'>): boolean {
  if (except === null || tellsOfBetter(alert)) return false
  return severities.indexOf(alert.severity) <= severities.indexOf(except)
}

/** When the next digest is due, after `now`. */
export function nextDigest(
  time: Exclude<AlertTime, 'at_once'>,
  { digests }: Pick<AlertSettings, 'digests'>,
  zone: string,
  now: Date,
): Date {
  for (let day = dayOf(now, zone); ; day++) {
    if (time === 'weekly' && weekdayOf(day) !== digests.weekday) continue
    const at = instantOf(day, digests.time, zone)
    if (at > now) return at
  }
}

/** Local days and times of day, and the instants that they are, in any time zone. */
import { SightlineError, type Weekday, weekdays } from '../../../src-preload/contract'

/** A day of the calendar, as the number of days since 1970-01-01. */
type Day = number

const dayMs = 24 * 60 * 60_000

export const computerTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Throws `bad-time-zone`. */
export function checkTimeZone(zone: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new SightlineError(
      'bad-time-zone',
      `There is no time zone “${zone}”.`,
      'It looks like Europe/Berlin.',
    )
  }
}

export const dayOf = (at: Date, zone: string): Day => Math.floor(localMs(at.getTime(), zone) / dayMs)

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): Weekday => weekdays[(((day + 3) % 7) + 7) % 7] as Weekday

/**
 * When it is that time (“22:00”) on that day. Where clocks are set back and it is twice, the first time; where they are
 * set forward and it never is, as much later as they are set forward.
 */
export function instantOf(day: Day, time: string, zone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wanted = day * dayMs + (hours * 60 + minutes) * 60_000
  const offsetAt = (at: number) => localMs(at, zone) - at
  const before = wanted - offsetAt(wanted - dayMs)
  const after = wanted - offsetAt(wanted + dayMs)
  const right = [before, after].filter((at) => localMs(at, zone) === wanted)
  return new Date(right.length > 0 ? Math.min(...right) : before)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall shows then, as if it were UTC. */
function localMs(at: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

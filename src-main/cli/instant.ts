import { InvalidArgumentError } from 'commander'

const iso =
  /^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/

/**
 * A time that a user gives, as an instant: ISO 8601 and nothing else. A date alone begins in UTC; a time without a zone is
 * this machine's own. `Date` alone makes a time of any text with a number in it, and a day in March of 30 February.
 */
export function instant(text: string): string {
  const day = iso.exec(text)?.groups?.day
  if (day === undefined)
    throw new InvalidArgumentError(
      'A time is a date, or a date and a time, in ISO 8601: 2026-01-31, 2026-01-31T09:00, 2026-01-31T09:00:00Z or 2026-01-31T09:00:00+01:00.',
    )
  const midnight = new Date(day)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day)
    throw new InvalidArgumentError(`The calendar has no ${day}.`)
  const at = new Date(text).toISOString()
  // A year's end in another zone may be in a year that is written with more digits.
  if (at.length > 24) throw new InvalidArgumentError('A year has four digits.')
  return at
}

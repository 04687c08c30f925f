import type { Instant } from '../../src-preload/contract'
import { useNow } from './clock'
import { Tip } from './tip'

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' })
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** “5 minutes ago”, “in 3 hours”, “just now”. */
export function relativeTime(at: Instant, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit)
  return seconds > 0 ? 'in less than a minute' : 'just now'
}

/** In the user's own time zone and manner of writing. */
export function absoluteTime(at: Instant): string {
  return absolute.format(new Date(at))
}

/** How long ago, with the time itself as a tooltip (and as a title, for those who can't hover). */
export function RelativeTime({ at, none = 'Never' }: { at: Instant | null; none?: string }) {
  useNow() // Moves on; what it says may be some seconds old, and then a moment ago would be ahead.
  if (at === null) return <span className="faint">{none}</span>
  return (
    <Tip text={absoluteTime(at)}>
      <time dateTime={at} className="nowrap">
        {relativeTime(at, Date.now())}
      </time>
    </Tip>
  )
}

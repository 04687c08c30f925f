import { useState } from 'react'
import type { Instant } from '../../src-preload/contract'
import { t } from '../texts'
import { dateFormat, formatRelative } from '../texts/format'
import { useNow } from './clock'
import { Tip } from './tip'

const absolute = dateFormat({ dateStyle: 'medium', timeStyle: 'medium' })

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** “5 minutes ago”, “in 3 hours”, “just now”. */
export function relativeTime(at: Instant, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size) return formatRelative(Math.trunc(seconds / size), unit)
  return seconds > 0 ? t('common.times.soon') : t('common.times.now')
}

/** “For 5 minutes”, “for 52 days”, within a sentence. */
function lasting(at: Instant, now: number): string {
  const seconds = (now - Date.parse(at)) / 1000
  for (const [unit, size] of units)
    if (seconds >= size) return t(`common.lasting.${unit}`, { count: Math.trunc(seconds / size) })
  return t('common.lasting.moment')
}

/** In the user's own time zone and manner of writing. */
export function absoluteTime(at: Instant): string {
  return absolute(new Date(at))
}

/** How long ago, with the time itself as a tooltip. */
export function RelativeTime({ at, none = t('common.times.never') }: { at: Instant | null; none?: string }) {
  useNow() // Moves on; what it says may be some seconds old, and then a moment ago would be ahead.
  const [near, setNear] = useState(false)
  if (at === null) return <span className="faint">{none}</span>
  const time = (
    <time dateTime={at} className="nowrap" onPointerEnter={() => setNear(true)}>
      {relativeTime(at, Date.now())}
    </time>
  )
  // A list has hundreds of them, of which one is pointed at.
  return near ? <Tip text={absoluteTime(at)}>{time}</Tip> : time
}

/** For how long something has been so, with the moment it began as a tooltip. */
export function LastingTime({ since }: { since: Instant }) {
  useNow()
  return (
    <Tip text={absoluteTime(since)}>
      <time dateTime={since} className="nowrap">
        {lasting(since, Date.now())}
      </time>
    </Tip>
  )
}

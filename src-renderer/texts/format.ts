import i18next from 'i18next'

/** The shown language as it is written where the user is, if the system says so: de-CH, en-GB. */
function locale(): string {
  const own = navigator.languages ?? []
  return own.find((tag) => tag.split('-')[0] === i18next.language) ?? i18next.language
}

/** A format for each language, made when it is first used. */
function byLocale<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>()
  return () => {
    const tag = locale()
    const format = made.get(tag) ?? make(tag)
    made.set(tag, format)
    return format
  }
}

/** Dates and times in the user's own time zone and manner of writing. May be made once for a module. */
export function dateFormat(options: Intl.DateTimeFormatOptions): (date: Date | number) => string {
  const format = byLocale((tag) => new Intl.DateTimeFormat(tag, options))
  return (date) => format().format(date)
}

/** Numbers. May be made once for a module. */
export function numberFormat(options?: Intl.NumberFormatOptions): (value: number) => string {
  const format = byLocale((tag) => new Intl.NumberFormat(tag, options))
  return (value) => format().format(value)
}

export const formatNumber = numberFormat()

const tenths = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** “32 ms”, “1.4 s”, “12 s”, “2 min 5 s”. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1) return '< 1 ms'
  const ms = Math.round(milliseconds)
  if (ms < 1000) return `${ms} ms`
  if (ms < 9950) return `${tenths(ms / 1000)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

const relative = byLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'long' }))

/** “2 hours ago”, “tomorrow”. */
export function formatRelative(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  return relative().format(value, unit)
}

// No comma before the “or”, wherever English is read.
const ofLists = (tag: string) => (tag.startsWith('en') ? 'en-GB' : tag)
const lists = {
  and: byLocale((tag) => new Intl.ListFormat(ofLists(tag), { type: 'conjunction' })),
  or: byLocale((tag) => new Intl.ListFormat(ofLists(tag), { type: 'disjunction' })),
}

/** “a, b and c”, or “a, b or c”. */
export function formatList(items: readonly string[], how: 'and' | 'or' = 'and'): string {
  return lists[how]().format(items)
}

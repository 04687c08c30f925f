import { absoluteTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import type { QueryTime } from '../tabs/query-tab'

/** “Now”, a moment, or “a moment → now”. */
export function describeTime(time: QueryTime): string {
  switch (time.kind) {
    case 'now':
      return t('common.now')
    case 'moment':
      return absoluteTime(time.at)
    case 'compare':
      return `${absoluteTime(time.from)} → ${time.to ? absoluteTime(time.to) : t('query.describeTime.now')}`
  }
}

/** As a date-time input has it: local, to the second. */
export function toLocalInput(at: string): string {
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

/** Null if nothing valid was typed. */
export function fromLocalInput(text: string): string | null {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

import type { Instant } from '../../../../src-preload/contract'
import { t } from '../../../texts'
import { dateFormat } from '../../../texts/format'

export const untilChoices = [
  {
    value: '',
    get label() {
      return t('rules.until.untilItIsUndone')
    },
  },
  {
    value: '7',
    get label() {
      return t('rules.until.for7Days')
    },
  },
  {
    value: '30',
    get label() {
      return t('rules.until.for30Days')
    },
  },
  {
    value: '90',
    get label() {
      return t('rules.until.for90Days')
    },
  },
  {
    value: '365',
    get label() {
      return t('rules.until.forAYear')
    },
  },
  {
    value: 'day',
    get label() {
      return t('rules.until.untilADay')
    },
  },
] as const
export type UntilChoice = (typeof untilChoices)[number]['value']

/** The end of what was chosen; undefined while a day is to be chosen, or is over. */
export function untilOf(choice: UntilChoice, day: string, now: Date): Instant | null | undefined {
  if (choice === '') return null
  if (choice !== 'day') return new Date(now.getTime() + Number(choice) * 86_400_000).toISOString()
  // The whole day, in the user's own time zone.
  const end = new Date(`${day}T23:59:59`)
  return Number.isNaN(end.getTime()) || end <= now ? undefined : end.toISOString()
}

const day = dateFormat({ dateStyle: 'medium' })

/** The last day of what holds to the end of one, in the user's own time zone; null for what ends at another time. */
export function lastDayOf(until: Instant): string | null {
  const end = new Date(until)
  const isWhole = end.getHours() === 23 && end.getMinutes() === 59 && end.getSeconds() === 59
  return isWhole ? day(end) : null
}

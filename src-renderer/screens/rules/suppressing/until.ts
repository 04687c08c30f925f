import type { Instant } from '../../../../src-preload/contract'

export const untilChoices = [
  { value: '', label: 'Until it is undone' },
  { value: '7', label: 'For 7 days' },
  { value: '30', label: 'For 30 days' },
  { value: '90', label: 'For 90 days' },
  { value: '365', label: 'For a year' },
  { value: 'day', label: 'Until a day…' },
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

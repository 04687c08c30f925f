import { expect, test } from 'vitest'
import { nextDigest, quietUntil } from '../../../src-main/engine/alerts/quiet-hours'
import { type QuietHours, weekdays } from '../../../src-preload/contract'

const zone = 'Europe/Berlin'
const nights: QuietHours = { enabled: true, days: [...weekdays], from: '22:00', to: '07:00', except: null }
const until = (at: string, quiet: Partial<QuietHours> = {}, where = zone) =>
  quietUntil({ ...nights, ...quiet }, where, new Date(at))?.toISOString() ?? null

test('quiet hours go by local time, over midnight and over the nights in which clocks change', () => {
  expect(until('2026-01-10T20:59:59Z')).toBeNull()
  expect(until('2026-01-10T21:00:00Z')).toBe('2026-01-11T06:00:00.000Z')
  expect(until('2026-01-11T05:59:59Z')).toBe('2026-01-11T06:00:00.000Z')
  expect(until('2026-01-11T06:00:00Z')).toBeNull()
  // Forward on 29 March, back on 25 October.
  expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z')
  expect(until('2026-10-24T20:00:00Z')).toBe('2026-10-25T06:00:00.000Z')
  expect(until('2026-01-10T21:00:00Z', {}, 'America/New_York')).toBeNull()
})

test('they begin on the days that are chosen, and those that adjoin are one', () => {
  const weekend: Partial<QuietHours> = { days: ['saturday', 'sunday'], from: '00:00', to: '00:00' }
  expect(until('2026-01-09T22:59:00Z', weekend)).toBeNull()
  expect(until('2026-01-10T12:00:00Z', weekend)).toBe('2026-01-11T23:00:00.000Z')
  expect(until('2026-01-11T22:59:00Z', weekend)).toBe('2026-01-11T23:00:00.000Z')
  // That of Friday ends on Saturday; Saturday has none.
  expect(until('2026-01-10T05:00:00Z', { days: ['friday'] })).toBe('2026-01-10T06:00:00.000Z')
  expect(until('2026-01-10T22:00:00Z', { days: ['friday'] })).toBeNull()
  expect(until('2026-01-10T22:00:00Z', { enabled: false })).toBeNull()
})

test('a digest is due at its time, also where that is twice or never on that day', () => {
  const daily = (time: string, at: string) =>
    nextDigest('daily', { digests: { time, weekday: 'monday' } }, zone, new Date(at)).toISOString()
  expect(daily('02:30', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z')
  expect(daily('02:30', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
  expect(daily('02:30', '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z')
  const weekly = nextDigest(
    'weekly',
    { digests: { time: '09:00', weekday: 'monday' } },
    zone,
    new Date('2026-03-23T08:00:00Z'),
  )
  expect(weekly.toISOString()).toBe('2026-03-30T07:00:00.000Z')
})

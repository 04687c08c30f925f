import { numberFormat } from '../../texts/format'

const whole = numberFormat({ style: 'percent', maximumFractionDigits: 0 })

/** Rounded down: 100% is said of nothing less. */
export function percent(score: number): string {
  return whole(Math.floor(score * 100) / 100)
}

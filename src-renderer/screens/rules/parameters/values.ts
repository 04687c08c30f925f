import type { RuleParameter, RuleValue, RuleValues } from '../../../../src-preload/contract'
import { t } from '../../../texts'

/** Why what was entered can't be a parameter's value; null if it can. */
export function problemOf({ kind, min, max }: RuleParameter, value: RuleValue): string | null {
  if (kind !== 'number') return null
  const number = numberOf(value)
  if (Number.isNaN(number)) return t('rules.values.enterANumber')
  if (min !== null && number < min) return t('rules.values.atLeast', { min })
  return max !== null && number > max ? t('rules.values.atMost', { max }) : null
}

/** What was entered, as the engine takes it. */
export function enteredValues(parameters: RuleParameter[], entered: RuleValues): RuleValues {
  return Object.fromEntries(
    parameters.map(({ name, kind, default: preset }) => {
      const value = entered[name] ?? preset
      return [name, kind === 'number' ? numberOf(value) : value]
    }),
  )
}

export function sameValues(one: RuleValues, other: RuleValues): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
}

function numberOf(value: RuleValue): number {
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
}

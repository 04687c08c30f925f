import type { ResultColumn } from '../../../../../src-preload/contract'
import { t } from '../../../../texts'
import type { ResultFilter } from '../../run/run'

export type Operator = ResultFilter['operator']

const names: Record<Operator, string> = {
  get contains() {
    return t('query.operators.contains')
  },
  get is() {
    return t('query.operators.is')
  },
  get is_not() {
    return t('query.operators.isNot')
  },
  get above() {
    return t('query.operators.isAbove')
  },
  get below() {
    return t('query.operators.isBelow')
  },
  get is_empty() {
    return t('query.operators.isEmpty')
  },
  get is_not_empty() {
    return t('query.operators.isNotEmpty')
  },
}

export function operatorName(operator: Operator, kind: ResultColumn['kind'] | undefined): string {
  if (kind === 'time' && operator === 'above') return t('query.operators.isAfter')
  if (kind === 'time' && operator === 'below') return t('query.operators.isBefore')
  return names[operator]
}

/** What makes sense to ask of a column, the most useful first. */
export function operatorsFor(kind: ResultColumn['kind']): Operator[] {
  switch (kind) {
    case 'number':
      return ['is', 'is_not', 'above', 'below', 'is_empty', 'is_not_empty']
    case 'boolean':
      return ['is', 'is_not', 'is_empty', 'is_not_empty']
    case 'json':
      return ['contains', 'is_empty', 'is_not_empty']
    case 'time':
      return ['above', 'below', 'contains', 'is_empty', 'is_not_empty']
    case 'text':
      return ['contains', 'is', 'is_not', 'is_empty', 'is_not_empty']
  }
}

export const takesValue = (operator: Operator) => !operator.endsWith('empty')

/** What was typed as the column has it: numbers compare with numbers only. Null if it can be none of its values. */
export function readValue(kind: ResultColumn['kind'], text: string): string | number | null {
  const typed = text.trim()
  if (typed === '') return null
  if (kind !== 'number' && kind !== 'boolean') return typed
  return Number.isFinite(Number(typed)) ? Number(typed) : null
}

import type { Column, Filter } from '../../../../src-preload/contract'
import { t } from '../../../texts'

export type Operator = Filter['operator']

export const operatorNames: Record<Operator, string> = {
  get is() {
    return t('browser.operators.is')
  },
  get is_not() {
    return t('browser.operators.isNot')
  },
  get contains() {
    return t('browser.operators.contains')
  },
  get is_empty() {
    return t('browser.operators.isEmpty')
  },
  get is_not_empty() {
    return t('browser.operators.isNotEmpty')
  },
}

/** What makes sense to ask of a column, the most useful first. Lists are searched as text, not compared. */
export function operatorsFor(kind: Column['kind']): Operator[] {
  switch (kind) {
    case 'boolean':
      return ['is', 'is_not']
    case 'json':
      return ['contains', 'is_empty', 'is_not_empty']
    case 'number':
      return ['is', 'is_not', 'is_empty', 'is_not_empty']
    default:
      return ['contains', 'is', 'is_not', 'is_empty', 'is_not_empty']
  }
}

export function takesValue(operator: Operator): boolean {
  return !operator.endsWith('empty')
}

/** A filter's value as people read it. */
export function writeValue(kind: Column['kind'] | undefined, value: Filter['value']): string {
  if (kind === 'boolean') return value === 1 ? t('common.yes') : t('common.no')
  return value === null ? '' : String(value)
}

/** What was typed or chosen as the column has it, or null if it is nothing that the column could have. */
export function readValue(kind: Column['kind'], text: string): Filter['value'] {
  const typed = text.trim()
  if (typed === '') return null
  if (kind === 'boolean') {
    const said = typed.toLowerCase()
    if (said === t('common.yes').toLowerCase()) return 1
    return said === t('common.no').toLowerCase() ? 0 : null
  }
  // Numbers compare with numbers only.
  if (kind === 'number') return Number.isFinite(Number(typed)) ? Number(typed) : null
  return typed
}
